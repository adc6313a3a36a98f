//! The search index that a build writes.

use crate::folder::Folder;
use leerkring_core::contract::{SearchIndex, SearchPart};
use leerkring_core::search::{Query, find};
use std::path::Path;
use tempfile::TempDir;

/// A site as it was built.
struct Built(TempDir);

impl Built {
    fn new(site: &Folder) -> Self {
        let out = TempDir::new().unwrap();
        let folder = out.path().join("site");
        let output = site.run(&["build", ".", "--out", folder.to_str().unwrap()]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Self(out)
    }

    fn at(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join("site").join(path)
    }

    fn read<T: serde::de::DeserializeOwned>(&self, path: impl AsRef<Path>) -> T {
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
    }

    fn index(&self, lang: &str) -> SearchIndex {
        self.read(self.at(&format!("api/v1/{lang}/search.json")))
    }

    /// What a reader finds: title of the page, and heading.
    fn found(&self, lang: &str, text: &str) -> Vec<String> {
        let index = self.index(lang);
        let query = Query::parse(text, &index.langs);
        let part = |part| self.at(&format!("api/v1/{lang}/search/{}/{part}.json", index.version));
        let parts: Vec<SearchPart> = query
            .parts(&index)
            .into_iter()
            .map(|n| self.read(part(n)))
            .collect();
        let shown = find(&query, &index, &parts).hits.into_iter().map(|hit| {
            let page = &index.pages[hit.page];
            match hit.section.checked_sub(1) {
                Some(heading) => format!("{} › {}", page.title, page.headings[heading].1),
                None => page.title.clone(),
            }
        });
        shown.collect()
    }
}

fn site() -> Folder {
    let site = Folder::new();
    site.lesson(
        "one.en",
        "Opening words about gardens.\n\n## Part {#part}\n\nPeople innovate in a [hub](glossary:hub).[^m-a]\n\n[^m-a]: **Aside.** Beside the harbour.\n",
    );
    site.lesson(
        "one.nl",
        "Eerste woorden over tuinen.\n\n## Deel {#part}\n\nMensen in de [wijk](glossary:hub) bedenken ideeën voor de overheid.\n",
    );
    site
}

#[test]
fn lessons_are_found_by_heading_with_terms_and_courses_beside_them() {
    let built = Built::new(&site());
    assert_eq!(built.found("en", "innovation"), ["Lesson › Part"]);
    assert_eq!(built.found("en", "garden"), ["Lesson"]);
    assert_eq!(built.found("en", "harbour"), ["Lesson › Part"]);
    assert_eq!(built.found("en", "other"), ["Lesson › Other"]);
    assert_eq!(built.found("en", "meeting pl"), ["Hub"]);
    assert_eq!(built.found("en", "hub"), ["Hub", "Lesson › Part"]);
    assert_eq!(built.found("en", "intro"), ["Course"]);
    let index = built.index("en");
    let hub = index.pages.iter().find(|page| page.title == "Hub").unwrap();
    assert_eq!(hub.term.as_ref().unwrap().as_str(), "hub");
    assert_eq!(index.pages[1].headings[0].0.as_str(), "part");
}

#[test]
fn dutch_is_stemmed_and_its_small_words_do_not_stand_for_others() {
    let built = Built::new(&site());
    assert_eq!(built.found("nl", "idee"), ["Lesson › Deel"]);
    assert_eq!(built.found("nl", "overheden"), ["Lesson › Deel"]);
    assert_eq!(built.found("nl", "over "), Vec::<String>::new());
    assert_eq!(built.found("nl", "waarom over tuin"), ["Lesson"]);
    assert_eq!(built.found("nl", "over tuin"), ["Lesson"]);
    assert_eq!(built.found("nl", "innovate"), Vec::<String>::new());
}

#[test]
fn a_lesson_that_is_not_translated_is_found_in_its_own_language() {
    let site = site();
    std::fs::remove_file(site.at("courses/c/one.nl.md")).unwrap();
    let built = Built::new(&site);
    assert_eq!(built.found("nl", "innovation"), ["Lesson › Part"]);
    let index = built.index("nl");
    let langs: Vec<&str> = index.langs.iter().map(|lang| lang.as_str()).collect();
    assert_eq!(langs, ["nl", "en"]);
}

#[test]
fn drafts_are_not_found_and_the_version_follows_the_content() {
    let site = site();
    let before = Built::new(&site).index("en").version;
    assert_eq!(Built::new(&site).index("en").version, before);
    for lang in ["en", "nl"] {
        site.file(
            &format!("courses/c/two.{lang}.md"),
            "---\ntitle: Two\nstatus: draft\n---\nText.\n\n## Other {#other}\n\nMore.\n",
        );
    }
    let built = Built::new(&site);
    assert_eq!(built.found("en", "other"), Vec::<String>::new());
    assert_ne!(built.index("en").version, before);
}

#[test]
fn the_search_page_is_hidden_from_search_engines() {
    let built = Built::new(&site());
    let page = std::fs::read_to_string(built.at("en/search/index.html")).unwrap();
    assert!(page.contains("content=\"noindex\"") && page.contains("type=\"search\""));
    assert!(page.contains("Search needs JavaScript"));
    let sitemap = std::fs::read_to_string(built.at("sitemap.xml")).unwrap();
    assert!(!sitemap.contains("/search/"));
}
