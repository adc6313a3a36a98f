//! One style sheet out of a file per component, in the order that `style/main.css` gives.

use anyhow::Context;
use std::fs;

/// Writes `target/style.css`: imports become the text of their files, comments and indentation go.
pub(crate) fn write() -> anyhow::Result<()> {
    let folder = crate::root().join("style");
    let main = fs::read_to_string(folder.join("main.css"))?;
    let mut all = String::new();
    for line in main.lines() {
        match line
            .strip_prefix("@import \"")
            .and_then(|rest| rest.strip_suffix("\";"))
        {
            Some(name) => {
                all.push_str(
                    &fs::read_to_string(folder.join(name)).with_context(|| format!("style/{name}"))?,
                );
            }
            None => all.push_str(line),
        }
        all.push('\n');
    }
    // Trunk reads the file from the workspace's own folder, wherever Cargo's artefacts go.
    let file = crate::root().join("target/style.css");
    fs::create_dir_all(crate::root().join("target"))?;
    fs::write(&file, smaller(&all)).with_context(|| format!("cannot write {}", file.display()))
}

fn smaller(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
