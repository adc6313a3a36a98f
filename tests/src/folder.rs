//! A small site with a quiz of every type, to be served and changed by a test.

use std::path::Path;
use tempfile::TempDir;

/// The activities of its lesson `one`.
pub const ACTIVITIES: &str = include_str!("../fixtures/activities.md");

/// A site with one course `c` of two modules and the lessons `one` and `two`.
pub struct Folder {
    root: TempDir,
}

impl Folder {
    /// The site, with a lesson that holds every activity.
    pub fn new() -> anyhow::Result<Self> {
        let folder = Self {
            root: TempDir::new()?,
        };
        folder.file(
            "site.toml",
            "id = \"leerkring\"\nname = \"Test\"\naddress = \"https://test.example/\"\nlanguages = [\"en\"]\nauthors = [\"A\"]\n",
        )?;
        folder.course(
            "## First {#first}\n\n- [One](one.en.md)\n\n## Second {#second}\n\n- [Two](two.en.md)\n",
        )?;
        folder.lesson("one", ACTIVITIES)?;
        folder.lesson("two", "Text.\n")?;
        Ok(folder)
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        self.root.path()
    }

    /// Writes the list of modules.
    pub fn course(&self, modules: &str) -> anyhow::Result<()> {
        self.file(
            "courses/c/course.en.md",
            &format!("---\ntitle: Course\nsummary: S.\nkind: guide\n---\n\nIntro.\n\n{modules}"),
        )
    }

    /// Writes a lesson.
    pub fn lesson(&self, name: &str, body: &str) -> anyhow::Result<()> {
        self.file(
            &format!("courses/c/{name}.en.md"),
            &format!("---\ntitle: Lesson {name}\nsummary: S.\n---\n\n{body}"),
        )
    }

    fn file(&self, path: &str, text: &str) -> anyhow::Result<()> {
        let file = self.root.path().join(path);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, text)?)
    }
}
