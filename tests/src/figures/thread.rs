//! What a very long thread costs a browser of the size of a phone: time to be read, frames while scrolling, memory.

use crate::browser::{Browser, Setup};
use crate::page::Page;
use crate::threads::press;
use anyhow::Context;
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;

/// The size of a small phone in CSS pixels.
const PHONE: (u32, u32) = (360, 780);
/// How many times the thread is opened again, with everything in the browser's cache.
const AGAIN: usize = 5;

/// How many posts the page shows.
const POSTS: &str = "document.querySelectorAll('.posts > li').length";

/// Notes in the page when the first posts were on the screen: the end of the frame after the one that put them there.
const WATCH: &str = "new MutationObserver((_, observer) => {
    if (document.querySelectorAll('.posts > li').length < 50) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.shownAfter = performance.now(); }));
}).observe(document, { childList: true, subtree: true });";

/// Scrolls from the top to the bottom within 300 frames, as a thumb would, and gives what each frame took.
const SCROLL: &str = "(async () => {
    scrollTo(0, 0);
    const step = (document.documentElement.scrollHeight - innerHeight) / 300, taken = [];
    let last = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < 300; frame++) {
        scrollBy({ top: step, behavior: 'instant' });
        const now = await new Promise(requestAnimationFrame);
        taken.push(now - last);
        last = now;
    }
    return taken;
})()";

/// What a thread cost.
pub struct Cost {
    /// To the first posts on the screen: of a new browser.
    pub cold: Duration,
    /// The same of one that has the app in its cache, the quickest first.
    pub warm: Vec<Duration>,
    /// With the first posts, and with all that are shown at most.
    pub shown: Vec<Shown>,
}

/// The page with some posts in it.
pub struct Shown {
    /// How many posts.
    pub posts: u64,
    /// What the process of the page holds in memory, in megabytes.
    pub process: u64,
    /// What its scripts hold there, without WebAssembly, in megabytes.
    pub heap: f64,
    /// The time that 95 of 100 frames stayed within while scrolling.
    pub frame: Duration,
}

/// Opens a thread of more than 500 posts, and reads on until as many are shown as are shown at most.
pub async fn read(address: &str) -> anyhow::Result<Cost> {
    let setup = Setup {
        size: PHONE,
        ..Setup::default()
    };
    let browser = Browser::chromium(&setup).await?;
    let watch = json!({"source": WATCH});
    browser
        .cdp("Page.addScriptToEvaluateOnNewDocument", watch)
        .await?;
    let cold = open(&browser, address).await?;
    let mut warm = Vec::new();
    for _ in 0..AGAIN {
        warm.push(open(&browser, address).await?);
    }
    warm.sort_unstable();
    let mut shown = vec![look(&browser).await?];
    for part in 2..=10 {
        press(&browser.web, "More posts").await?;
        let there = part * 50;
        browser.web.until(&format!("{POSTS} === {there}")).await?;
    }
    shown.push(look(&browser).await?);
    browser.leave().await?;
    Ok(Cost { cold, warm, shown })
}

async fn open(browser: &Browser, address: &str) -> anyhow::Result<Duration> {
    browser.web.goto(address).await?;
    browser.web.until("window.shownAfter > 0").await?;
    let after = browser.web.js("window.shownAfter").await?.as_f64();
    Ok(Duration::from_secs_f64(after.context("no time")? / 1000.0))
}

async fn look(browser: &Browser) -> anyhow::Result<Shown> {
    let posts = browser.web.js(POSTS).await?;
    let asked = json!({"expression": SCROLL, "awaitPromise": true, "returnByValue": true});
    let answer = browser.cdp("Runtime.evaluate", asked).await?;
    let frames = answer.pointer("/result/value").and_then(Value::as_array);
    let mut frames: Vec<f64> = frames
        .context("no frames")?
        .iter()
        .filter_map(Value::as_f64)
        .collect();
    frames.sort_unstable_by(f64::total_cmp);
    let frame = frames.get(frames.len() * 95 / 100).context("no frame")?;
    browser.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = browser.cdp("Runtime.getHeapUsage", json!({})).await?;
    Ok(Shown {
        posts: posts.as_u64().context("no count")?,
        process: page_process(browser.process())?,
        heap: heap["usedSize"].as_f64().context("no heap")? / 1e6,
        frame: Duration::from_secs_f64(frame / 1000.0),
    })
}

/// What the largest page among the processes below another holds in memory, in megabytes.
fn page_process(above: u32) -> anyhow::Result<u64> {
    let mut below = vec![above];
    let mut largest = None;
    let all: Vec<(u32, u32)> = fs::read_dir("/proc")?
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            Some((id, status(id, "PPid:")?.try_into().ok()?))
        })
        .collect();
    while let Some(above) = below.pop() {
        let command = fs::read_to_string(format!("/proc/{above}/cmdline")).unwrap_or_default();
        if command.contains("--type=renderer") {
            largest = largest.max(status(above, "VmRSS:"));
        }
        below.extend(
            all.iter()
                .filter(|(_, parent)| *parent == above)
                .map(|(id, _)| id),
        );
    }
    Ok(largest.context("the browser has no page")? / 1000)
}

/// A number of what the system says about a process.
fn status(process: u32, line: &str) -> Option<u64> {
    let all = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let found = all.lines().find_map(|said| said.strip_prefix(line))?;
    found.split_whitespace().next()?.parse().ok()
}
