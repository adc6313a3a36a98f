//! axe-core: what a machine can find of barriers.

use anyhow::{Context, bail};
use serde_json::Value;
use thirtyfour::WebDriver;

/// The rules that must hold.
const TAGS: &str = r#"["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]"#;

/// Runs axe-core on the page; every violation is named with the first element it was found at.
pub async fn no_violations(web: &WebDriver) -> anyhow::Result<()> {
    let script = std::fs::read_to_string(crate::given("LEERKRING_AXE")).context("axe-core cannot be read")?;
    // WebDriver runs it outside the page's own Content-Security-Policy.
    web.execute(script, Vec::new()).await?;
    let run = format!(
        "const done = arguments[arguments.length - 1];
         axe.run(document, {{runOnly: {TAGS}, resultTypes: ['violations']}})
            .then(found => done(found.violations.map(v => `${{v.id}}: ${{v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')}}`)))
            .catch(error => done(['axe failed: ' + error]));"
    );
    let found = web.execute_async(run, Vec::new()).await?;
    match found.json() {
        Value::Array(list) if list.is_empty() => Ok(()),
        found => bail!("axe-core found: {found:#}"),
    }
}
