//! `leerkring new course NAME`: a first course to write on, and a site around it where there is none.

use crate::content::{Files, SITE_FILE};
use anyhow::{Context, bail};
use leerkring_core::{Id, Lang};
use std::fs;
use std::path::Path;

const SITE: &str = include_str!("new/site.toml");
const COURSE: &str = include_str!("new/course.md");
const LESSON: &str = include_str!("new/lesson.md");

/// Makes the course in a folder of content. Nothing that is there is changed.
///
/// # Errors
/// Where the course is there already, or a file cannot be written.
pub fn new_course(root: &Path, id: &Id, languages: &[Lang]) -> anyhow::Result<()> {
    let folder = root.join("courses").join(id.as_str());
    if folder.exists() {
        bail!("{} is there already; choose another name", folder.display());
    }
    let site = root.join(SITE_FILE);
    let languages = match Files::Folder(root.to_owned()).site_languages() {
        Some(languages) => languages,
        None => languages.to_vec(),
    };
    fs::create_dir_all(root.join("courses")).with_context(|| format!("cannot make {}", root.display()))?;
    if !site.exists() {
        let list: Vec<_> = languages.iter().map(|lang| format!("\"{lang}\"")).collect();
        let text = SITE.replace("{languages}", &list.join(", "));
        fs::write(&site, text).with_context(|| format!("cannot write {}", site.display()))?;
    }
    let half = root.join("courses").join(format!(".{id}.new"));
    fs::create_dir_all(&half)?;
    for lang in &languages {
        fs::write(
            half.join(format!("course.{lang}.md")),
            COURSE.replace("{lang}", lang.as_str()),
        )?;
        fs::write(
            half.join(format!("first-lesson.{lang}.md")),
            LESSON.replace("{lang}", lang.as_str()),
        )?;
    }
    fs::rename(&half, &folder).with_context(|| format!("cannot make {}", folder.display()))?;
    println!(
        "made {}\nnext: leerkring check {1}; leerkring serve {1}",
        folder.display(),
        root.display()
    );
    Ok(())
}
