//! Talking below a lesson, as learners do.

use crate::page::Page;
use anyhow::Context;
use thirtyfour::prelude::*;

/// Brings the threads of the lesson that is open onto the screen.
pub async fn to_threads(web: &WebDriver) -> anyhow::Result<()> {
    web.js("document.getElementById('discussion').scrollIntoView()")
        .await?;
    web.until(
        "!!document.querySelector('.discussion .threads') && !document.querySelector('.discussion .waiting')",
    )
    .await
}

/// Types into a field in the stead of what is there.
pub async fn fill(web: &WebDriver, selector: &str, words: &str) -> anyhow::Result<()> {
    web.until(&format!("!!document.querySelector({selector:?})"))
        .await?;
    let field = web
        .find(By::Css(selector))
        .await
        .with_context(|| selector.to_owned())?;
    field.clear().await?;
    field.send_keys(words).await?;
    Ok(())
}

/// Begins a thread below the lesson that is open; waits until it is shown.
pub async fn begin_thread(
    web: &WebDriver,
    name: Option<&str>,
    title: &str,
    text: &str,
) -> anyhow::Result<()> {
    web.click(".begin-thread").await?;
    fill(web, "#talk_title", title).await?;
    fill(web, ".talk-form textarea", text).await?;
    if let Some(name) = name {
        fill(web, ".talk-form input[autocomplete=nickname]", name).await?;
    }
    web.click(".talk-form button[type=submit]").await?;
    web.until("!!document.querySelector('.thread .post')").await
}

/// Answers in the thread that is open; waits until the field is empty again.
pub async fn answer(web: &WebDriver, name: Option<&str>, text: &str) -> anyhow::Result<()> {
    let form = ".thread > .talk-form";
    fill(web, &format!("{form} textarea"), text).await?;
    if let Some(name) = name {
        fill(web, &format!("{form} input[autocomplete=nickname]"), name).await?;
    }
    web.click(&format!("{form} button[type=submit]")).await?;
    web.until(&format!("document.querySelector('{form} textarea').value === ''"))
        .await
}

/// Presses the button of the open thread whose words begin like this.
pub async fn press(web: &WebDriver, words: &str) -> anyhow::Result<()> {
    web.until(&format!("[...document.querySelectorAll('.thread button')].some(button => button.textContent.startsWith('{words}') && !button.click())")).await
}
