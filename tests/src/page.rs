//! Looking at a page and waiting for its states, never for time.

use anyhow::{Context, bail};
use serde_json::Value;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// How long a state may take on a busy machine before a test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// What journeys do with a page.
pub trait Page {
    /// Evaluates a JavaScript expression.
    fn js(&self, expression: &str) -> impl Future<Output = anyhow::Result<Value>>;
    /// Waits until a JavaScript expression is true.
    fn until(&self, expression: &str) -> impl Future<Output = anyhow::Result<()>>;
    /// Opens an address and waits until the app has taken the page over.
    fn open(&self, address: &str) -> impl Future<Output = anyhow::Result<()>>;
    /// Clicks what a selector finds.
    fn click(&self, selector: &str) -> impl Future<Output = anyhow::Result<()>>;
    /// The text of what a selector finds.
    fn text(&self, selector: &str) -> impl Future<Output = anyhow::Result<String>>;
}

impl Page for WebDriver {
    async fn js(&self, expression: &str) -> anyhow::Result<Value> {
        let answer = self.execute(format!("return ({expression});"), Vec::new()).await;
        Ok(answer.with_context(|| expression.to_owned())?.json().clone())
    }

    async fn until(&self, expression: &str) -> anyhow::Result<()> {
        let start = Instant::now();
        loop {
            // While a document is being replaced there is nothing to ask.
            if matches!(self.js(expression).await, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                bail!("never came true: {expression}");
            }
            tokio::task::yield_now().await;
        }
    }

    async fn open(&self, address: &str) -> anyhow::Result<()> {
        self.goto(address).await?;
        self.until("document.documentElement.dataset.app === 'running'")
            .await
    }

    async fn click(&self, selector: &str) -> anyhow::Result<()> {
        self.until(&format!("!!document.querySelector({selector:?})"))
            .await?;
        let element = self.find(By::Css(selector)).await?;
        element.scroll_into_view().await?;
        element.click().await.with_context(|| selector.to_owned())
    }

    async fn text(&self, selector: &str) -> anyhow::Result<String> {
        Ok(self
            .find(By::Css(selector))
            .await
            .with_context(|| selector.to_owned())?
            .text()
            .await?)
    }
}
