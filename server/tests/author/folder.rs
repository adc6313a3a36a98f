//! A small good site in a temporary folder, to be spoiled by a test.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub struct Folder {
    root: TempDir,
}

const SITE: &str = "id = \"test\"\nname = \"Test\"\naddress = \"https://test.example/\"\nlanguages = [\"en\", \"nl\"]\nauthors = [\"A\"]\n";

impl Folder {
    pub fn new() -> Self {
        let folder = Self {
            root: TempDir::new().unwrap(),
        };
        let course = |lang: &str| {
            format!(
                "---\ntitle: Course\nsummary: S.\nkind: guide\n---\n\nIntro.\n\n## Module {{#module}}\n\n- [One](one.{lang}.md)\n- [Two](two.{lang}.md)\n"
            )
        };
        folder.file("site.toml", SITE);
        for lang in ["en", "nl"] {
            folder.file(&format!("courses/c/course.{lang}.md"), course(lang));
            folder.lesson(&format!("one.{lang}"), "## Part {#part}\n\nText.\n");
            folder.lesson(&format!("two.{lang}"), "Text.\n\n## Other {#other}\n\nMore.\n");
        }
        folder.file("glossary.en.md", "Hub {#hub}\n: A meeting place.\n");
        folder.file("glossary.nl.md", "Knooppunt {#hub}\n: Een ontmoetingsplaats.\n");
        folder
    }

    pub fn path(&self) -> &Path {
        self.root.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let file = self.at(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
        self
    }

    /// A lesson of course `c`; its body starts at line 5.
    pub fn lesson(&self, name: &str, body: &str) -> &Self {
        self.file(
            &format!("courses/c/{name}.md"),
            format!("---\ntitle: Lesson\nsummary: S.\n---\n{body}"),
        )
    }

    /// The same body in both languages, so that only its own mistakes are found.
    pub fn lessons(&self, name: &str, body: &str) -> &Self {
        self.lesson(&format!("{name}.en"), body)
            .lesson(&format!("{name}.nl"), body)
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_leerkring"))
            .args(arguments)
            .current_dir(self.path())
            .env("NO_COLOR", "1")
            .output()
            .unwrap()
    }

    /// Every mistake as `code file:line:column`, those of the Dutch twin left out.
    pub fn mistakes(&self) -> Vec<String> {
        let output = self.run(&["check", ".", "--format", "json"]);
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let list: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        let errors = list
            .iter()
            .filter(|mistake| mistake["severity"] == "error")
            .count();
        assert_eq!(output.status.code() == Some(1), errors > 0);
        let text = |mistake: &Value, key: &str| mistake[key].as_str().unwrap().to_owned();
        let shown = |m: &Value| {
            format!(
                "{} {}:{}:{}",
                text(m, "code"),
                text(m, "file"),
                m["line"],
                m["column"]
            )
        };
        list.iter()
            .filter(|mistake| !text(mistake, "file").ends_with(".nl.md"))
            .map(shown)
            .collect()
    }
}
