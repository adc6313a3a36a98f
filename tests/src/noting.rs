//! A lesson to make notes in: selecting its words, and what is drawn over them.

use crate::page::Page;
use crate::program::succeed;
use anyhow::ensure;
use std::path::PathBuf;
use tempfile::TempDir;
use thirtyfour::prelude::*;

/// Its address below that of the site.
pub const LESSON: &str = "en/courses/trees/first-lesson/";
/// What it says.
pub const TEXT: &str = "---
title: A first lesson
summary: What a tree is good for.
---

A tree gives shade, and shade gives people a place to meet.[^m-shade] Who planted it is soon forgotten.

[^m-shade]: **Shade.** It is cooler there, and slower.

## Who waters it? {#who-waters-it}

The town plants a thousand trees a year. Most of them die in the second summer, because nobody waters them.

```reflection my-tree
Which *tree* near you needs somebody?
```

```reflection would-it-work-here
Would it work here?

Take your own street.

- who: Who would carry the water?
- first-step: What could you try within a month?
```

```quiz
id: check
questions:
  - id: in-short
    type: reflection
    question: Say it in one sentence.
```

A neighbour with a watering can is worth more than a plan.
";

/// A site of one lesson, and the folder of its course.
pub fn site() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    succeed(folder.path(), &["new", "course", "trees", "--languages", "en"]).expect("a course");
    let course = folder.path().join("courses/trees");
    std::fs::write(course.join("first-lesson.en.md"), TEXT).expect("written");
    (folder, course)
}

/// Selects words of the page, as a hand would.
pub async fn select(web: &WebDriver, words: &str) -> anyhow::Result<()> {
    let done = web
        .js(&format!(
            "(() => {{
                const all = document.createTreeWalker(document.getElementById('prose'), NodeFilter.SHOW_TEXT);
                const nodes = [];
                while (all.nextNode()) if (!all.currentNode.parentElement.closest('.note, .margin-mark')) nodes.push(all.currentNode);
                const start = nodes.map(node => node.data).join('').indexOf({words:?});
                if (start < 0) return false;
                const place = (at, end) => {{
                    for (const node of nodes) {{
                        if (at < node.data.length || (end && at === node.data.length)) return [node, at];
                        at -= node.data.length;
                    }}
                }};
                getSelection().setBaseAndExtent(...place(start), ...place(start + {length}, true));
                return true;
            }})()",
            length = words.chars().count()
        ))
        .await?;
    ensure!(done == true, "`{words}` is not in the page");
    Ok(())
}

/// Waits until exactly these words are drawn: highlights alone, and those with a note.
pub async fn drawn(web: &WebDriver, marks: &[&str], notes: &[&str]) -> anyhow::Result<()> {
    for (kind, words) in [("mark", marks), ("note", notes)] {
        web.until(&format!(
            "JSON.stringify([...(CSS.highlights.get('{kind}') ?? [])].map(range => {{
                const copy = range.cloneContents();
                copy.querySelectorAll('.note, .margin-mark').forEach(element => element.remove());
                return copy.textContent;
            }})) === JSON.stringify({words:?})"
        ))
        .await?;
    }
    Ok(())
}

/// Waits until what was marked is saved.
pub async fn saved(web: &WebDriver) -> anyhow::Result<()> {
    web.until("document.querySelector('.lesson-tools .status').textContent === 'Saved in this browser'")
        .await
}

/// Types, wherever the focus is.
pub async fn press(web: &WebDriver, keys: impl Into<TypingData>) -> anyhow::Result<()> {
    Ok(web.action_chain().send_keys(keys).perform().await?)
}
