//! A journey: a browser, what a person does, and what must be true at the end.

use crate::browser::{Browser, Setup};
use crate::page::Page;
use anyhow::bail;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use thirtyfour::WebDriver;

/// What a journey may log although nothing is wrong: the browser reports a page that is not there.
const EXPECTED: &str = "the server responded with a status of 404";

/// What a page shows that journeys wait for: most failures are understood from it alone.
const STATE: &str = "JSON.stringify({
    at: location.href, app: document.documentElement.dataset.app,
    focus: [document.activeElement?.tagName, document.activeElement?.id, document.activeElement?.className],
    fields: [...document.querySelectorAll('input, textarea, select')].slice(0, 40).map(field => [field.id, field.type === 'checkbox' ? field.checked : field.value]),
    said: [...document.querySelectorAll('[role=status]')].map(line => line.textContent).filter(Boolean)})";

/// Takes a journey in Chromium. A failure, an error in the console or a breach of the
/// Content-Security-Policy fails it; a screenshot and the console are then kept.
pub async fn journey(name: &str, setup: Setup, steps: impl AsyncFnOnce(&Browser) -> anyhow::Result<()>) {
    let browser = Browser::chromium(&setup).await.expect("Chromium starts");
    let went = finish(name, &browser, steps(&browser).await).await;
    let _ = browser.leave().await;
    if let Err(error) = went {
        panic!("{name}: {error:?}");
    }
}

/// The end of a journey that began elsewhere: looks at the console and keeps what explains a failure.
pub async fn finish(name: &str, browser: &Browser, went: anyhow::Result<()>) -> anyhow::Result<()> {
    let console = console(&browser.web).await;
    let wrong: Vec<&String> = console
        .iter()
        .filter(|line| line.starts_with("SEVERE") && !line.contains(EXPECTED))
        .collect();
    let verdict = match went {
        Ok(()) if wrong.is_empty() => return Ok(()),
        Ok(()) => anyhow::anyhow!("the console has errors: {wrong:#?}"),
        Err(error) => error,
    };
    let state = browser.web.js(STATE).await.unwrap_or_default();
    let kept = keep(name, &browser.web, &console).await;
    bail!("{verdict:?}\nthe page: {state}\nkept: {}", kept.display())
}

async fn console(web: &WebDriver) -> Vec<String> {
    let entries = web.browser_log().await.unwrap_or_default();
    entries
        .into_iter()
        .map(|entry| format!("{} {}", entry.level, entry.message))
        .collect()
}

async fn keep(name: &str, web: &WebDriver, console: &[String]) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
    let _ = std::fs::create_dir_all(&folder);
    let picture = folder.join(format!("{name}.png"));
    let _ = web.screenshot(&picture).await;
    let mut log = String::new();
    if let Ok(address) = web.current_url().await {
        let _ = writeln!(log, "at {address}");
    }
    for line in console {
        let _ = writeln!(log, "{line}");
    }
    let _ = std::fs::write(folder.join(format!("{name}.log")), log);
    picture
}
