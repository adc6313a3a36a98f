//! `leerkring check`: every mistake an author can make is named with its place.

use crate::folder::Folder;

fn body(text: &str) -> Vec<String> {
    Folder::new().lessons("one", text).mistakes()
}

#[test]
fn a_good_folder_has_no_mistakes() {
    assert_eq!(Folder::new().mistakes(), Vec::<String>::new());
}

#[test]
fn links_must_lead_somewhere() {
    assert_eq!(
        body("[x](gone.en.md)\n\n## Part {#part}\n"),
        ["broken-link courses/c/one.en.md:5:1"]
    );
    assert_eq!(
        body("A [x](two.en.md#gone).\n\n## Part {#part}\n"),
        ["broken-anchor courses/c/one.en.md:5:3"]
    );
    assert_eq!(
        body("A [x](#gone).\n\n## Part {#part}\n"),
        ["broken-anchor courses/c/one.en.md:5:3"]
    );
    assert_eq!(
        body("[x](two.en.md#other) [y](#part) [z](https://a.example)\n\n## Part {#part}\n"),
        Vec::<String>::new()
    );
}

#[test]
fn links_that_run_or_lead_out_are_refused() {
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "vbscript:x",
    ] {
        assert_eq!(
            body(&format!("[x]({bad})\n\n## Part {{#part}}\n")),
            ["refused-link courses/c/one.en.md:5:1"],
            "{bad}"
        );
    }
    assert_eq!(
        body("[x](../../../etc/passwd)\n\n## Part {#part}\n"),
        ["broken-link courses/c/one.en.md:5:1"]
    );
}

#[test]
fn images_need_a_file_words_and_rights() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>";
    let site = Folder::new();
    site.file("courses/c/media/a.svg", svg).lessons(
        "one",
        "![](media/a.svg)\n\n![Words](media/b.svg)\n\n## Part {#part}\n",
    );
    assert_eq!(
        site.mistakes(),
        [
            "missing-alternative-text courses/c/one.en.md:5:1",
            "missing-rights courses/c/one.en.md:5:1",
            "missing-image courses/c/one.en.md:7:1",
        ]
    );
    site.file(
        "courses/c/media.yaml",
        "media/a.svg:\n  maker: M\n  rights: CC0-1.0\n",
    )
    .lessons("one", "![W](media/a.svg)\n\n## Part {#part}\n");
    assert_eq!(site.mistakes(), Vec::<String>::new());
    site.file(
        "courses/c/media/a.svg",
        "<svg width=\"4\" height=\"3\" onload=\"x()\"/>",
    );
    assert_eq!(site.mistakes(), ["refused-file courses/c/one.en.md:5:1"]);
}

#[test]
fn recordings_need_captions_and_a_transcript() {
    let site = Folder::new();
    site.file("courses/c/media/t.mp4", "x").file(
        "courses/c/media.yaml",
        "media/t.mp4:\n  maker: M\n  rights: CC0-1.0\n",
    );
    site.lessons(
        "one",
        "```media\nfile: media/t.mp4\ntitle: T\n```\n\n## Part {#part}\n",
    );
    assert_eq!(
        site.mistakes(),
        [
            "missing-captions courses/c/one.en.md:6:1",
            "missing-transcript courses/c/one.en.md:6:1"
        ]
    );
    site.file("courses/c/media/t.en.vtt", "WEBVTT\n")
        .file("courses/c/media/t.en.txt", "x")
        .file("courses/c/media/t.nl.vtt", "WEBVTT\n");
    site.file("courses/c/media/t.md.txt", "words");
    site.file(
        "courses/c/media.yaml",
        "media/t.mp4:\n  maker: M\n  rights: CC0-1.0\n  captions: {en: media/t.en.vtt, nl: media/t.nl.vtt}\n  transcript: {en: media/t.en.txt, nl: media/t.md.txt}\n",
    );
    assert_eq!(site.mistakes(), Vec::<String>::new());
}

#[test]
fn keys_are_checked_one_by_one() {
    let site = Folder::new();
    site.file(
        "courses/c/one.en.md",
        "---\ntitel: X\nminutes: soon\nupdated: 2026-02-30\nlicence: whatever i like\n---\n## Part {#part}\n",
    );
    assert_eq!(
        site.mistakes(),
        [
            "missing-key courses/c/one.en.md:1:1",
            "unknown-key courses/c/one.en.md:2:1",
            "wrong-value courses/c/one.en.md:3:10",
            "wrong-value courses/c/one.en.md:4:10",
            "wrong-value courses/c/one.en.md:5:10",
        ]
    );
}

#[test]
fn ids_are_unique_equal_in_all_languages_and_never_lost() {
    assert_eq!(
        body("## A {#part}\n\n## B {#part}\n"),
        ["duplicate-id courses/c/one.en.md:7:1"]
    );
    assert_eq!(
        body("## A\n\n## Part {#part}\n"),
        ["heading-without-id courses/c/one.en.md:5:1"]
    );
    let site = Folder::new();
    site.lesson("one.en", "## A {#elsewhere}\n");
    let all = site.run(&["check", ".", "--format", "json"]);
    assert!(String::from_utf8_lossy(&all.stdout).contains("structure-differs"));
    let site = Folder::new();
    assert!(site.run(&["check", ".", "--update-ids"]).status.success());
    assert_eq!(site.mistakes(), Vec::<String>::new());
    site.lessons("one", "## Part {#renamed}\n");
    assert_eq!(site.mistakes(), ["lost-id ids.lock:4:1"]);
}

#[test]
fn notes_terms_and_headings_have_their_form() {
    assert_eq!(
        body("A[^m-x]\n\n[^m-x]: no title\n\n## Part {#part}\n"),
        ["note-without-title courses/c/one.en.md:5:2"]
    );
    assert_eq!(
        body("[^m-x]: **T.** unused\n\n## Part {#part}\n"),
        ["unused-note courses/c/one.en.md:5:1"]
    );
    assert_eq!(
        body("[x](glossary:gone) [y](glossary:hub)\n\n## Part {#part}\n"),
        ["unknown-term courses/c/one.en.md:5:1"]
    );
    assert_eq!(
        body("# Title\n\n## Part {#part}\n\n#### D {#d}\n"),
        [
            "heading-level courses/c/one.en.md:5:1",
            "heading-without-id courses/c/one.en.md:5:1",
            "heading-level courses/c/one.en.md:9:1"
        ]
    );
    assert_eq!(
        body("<b>x</b>\n\n## Part {#part}\n"),
        [
            "raw-html courses/c/one.en.md:5:1",
            "raw-html courses/c/one.en.md:5:5"
        ]
    );
}

#[test]
fn fragments_are_found_and_do_not_run_in_circles() {
    assert_eq!(
        body("[x](include:c/two#other)\n\n## Part {#part}\n"),
        Vec::<String>::new()
    );
    assert_eq!(
        body("[x](include:c/two#gone)\n\n## Part {#part}\n"),
        ["broken-fragment courses/c/one.en.md:5:1"]
    );
    let site = Folder::new();
    site.lessons("one", "## Part {#part}\n\n[x](include:c/two#other)\n");
    site.lessons("two", "## Other {#other}\n\n[x](include:c/one#part)\n");
    let mistakes = site.mistakes();
    assert!(
        mistakes
            .iter()
            .all(|mistake| mistake.starts_with("fragment-cycle ")),
        "{mistakes:?}"
    );
    assert_eq!(mistakes.len(), 2);
}

#[test]
fn drafts_and_what_is_not_there_cannot_be_linked_to_or_included() {
    assert_eq!(
        body("[x](include:gone/two#other)\n\n[x](include:c/gone#other)\n\n## Part {#part}\n"),
        [
            "broken-fragment courses/c/one.en.md:5:1",
            "broken-fragment courses/c/one.en.md:7:1"
        ]
    );
    let site = Folder::new();
    for lang in ["en", "nl"] {
        site.file(
            &format!("courses/d/course.{lang}.md"),
            "---\ntitle: D\nkind: guide\nstatus: draft\n---\n",
        );
    }
    site.lessons("one", "[x](../d/course.en.md)\n\n## Part {#part}\n");
    assert_eq!(site.mistakes(), ["broken-link courses/c/one.en.md:5:1"]);
}

#[test]
fn an_update_of_the_lock_does_not_forget_a_lost_id() {
    let site = Folder::new();
    assert!(site.run(&["check", ".", "--update-ids"]).status.success());
    site.lessons("one", "## Part {#renamed}\n");
    assert!(!site.run(&["check", ".", "--update-ids"]).status.success());
    assert!(
        std::fs::read_to_string(site.at("ids.lock"))
            .unwrap()
            .contains("c/one#part")
    );
}

#[test]
fn hostile_files_are_named_and_never_a_panic() {
    let site = Folder::new();
    site.file("courses/c/one.en.md", b"---\ntitle: X\n---\nab\xff\n");
    assert!(
        site.mistakes()
            .contains(&"invalid-utf-8 courses/c/one.en.md:4:3".to_owned())
    );
    let site = Folder::new();
    site.file("courses/c/one.en.md", vec![b'a'; 50_000_000]);
    assert!(
        site.mistakes()
            .contains(&"file-too-large courses/c/one.en.md:1:1".to_owned())
    );
    let site = Folder::new();
    std::os::unix::fs::symlink("/etc/hostname", site.at("courses/c/two.de.md")).unwrap();
    assert_eq!(site.mistakes(), ["link-out-of-folder courses/c/two.de.md:1:1"]);
    assert_eq!(
        body(&format!("{} deep\n\n## Part {{#part}}\n", ">".repeat(200))),
        ["nested-too-deep courses/c/one.en.md:5:1"]
    );
    assert_eq!(
        Folder::new().file("courses/c/One Lesson.md", "x").mistakes(),
        ["file-name courses/c/One Lesson.md:1:1"]
    );
}

#[test]
fn a_site_that_says_nothing_is_told_everything() {
    assert_eq!(Folder::new().file("site.toml", "nam = 1\n").mistakes().len(), 5);
    assert_eq!(
        Folder::new().file("site.toml", "id = \n").mistakes(),
        ["invalid-toml site.toml:1:6"]
    );
    let empty = tempfile::TempDir::new().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_leerkring"))
        .arg("check")
        .arg(empty.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the folder has no `site.toml`"));
}

#[test]
fn a_lesson_that_is_not_translated_is_no_mistake() {
    let site = Folder::new();
    std::fs::remove_file(site.at("courses/c/one.nl.md")).unwrap();
    assert_eq!(site.mistakes(), Vec::<String>::new());
}

#[test]
fn mistakes_read_like_those_of_a_compiler() {
    let site = Folder::new();
    site.lessons(
        "one",
        "## Part {#part}\n\nSee [the other](too.en.md) and a [hub](glossary:hbu).\n",
    );
    let output = site.run(&["check", "."]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stderr));
}
