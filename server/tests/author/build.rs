//! `leerkring build` and `new`: whole or not at all.

use crate::folder::Folder;
use std::fs;

#[test]
fn a_site_with_a_mistake_is_not_written() {
    let site = Folder::new();
    site.lessons("one", "[x](gone.en.md)\n\n## Part {#part}\n");
    let output = site.run(&["build", ".", "--out", "../never"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!site.path().parent().unwrap().join("never").exists());
}

#[test]
fn drafts_stay_home_unless_asked_for() {
    let site = Folder::new();
    for lang in ["en", "nl"] {
        site.file(
            &format!("courses/c/two.{lang}.md"),
            "---\ntitle: Two\nstatus: draft\n---\nText.\n\n## Other {#other}\n\nMore.\n",
        );
    }
    let out = tempfile::TempDir::new().unwrap();
    let page = |name: &str| out.path().join(name).join("en/courses/c/two/index.html");
    for (name, flag) in [("plain", None), ("all", Some("--drafts"))] {
        let folder = out.path().join(name);
        let arguments: Vec<&str> = ["build", ".", "--out", folder.to_str().unwrap()]
            .into_iter()
            .chain(flag)
            .collect();
        let output = site.run(&arguments);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert!(!page("plain").exists() && page("all").exists());
    let course = fs::read_to_string(out.path().join("plain/api/v1/en/courses/c.json")).unwrap();
    assert!(!course.contains("\"two\""));
}

#[test]
fn every_route_is_a_page_with_its_head_and_without_a_style_attribute_or_inline_script() {
    let site = Folder::new();
    fs::remove_file(site.at("courses/c/one.nl.md")).unwrap();
    let out = tempfile::TempDir::new().unwrap();
    let folder = out.path().join("site");
    assert!(
        site.run(&[
            "build",
            ".",
            "--out",
            folder.to_str().unwrap(),
            "--base",
            "/learn/"
        ])
        .status
        .success()
    );
    let lesson = fs::read_to_string(folder.join("nl/courses/c/one/index.html")).unwrap();
    for part in [
        "<html lang=\"nl\" dir=\"ltr\" data-base=\"/learn/\">",
        "<title>Lesson · Test</title>",
        "<meta name=\"description\" content=\"S.\">",
        // Shown for want of a translation: the other language is where it is at home.
        "<link rel=\"canonical\" href=\"https://test.example/en/courses/c/one/\">",
        "<link rel=\"alternate\" hreflang=\"en\"",
        "class=\"notice other-language\"",
        "<h2 id=\"part\">Part</h2>",
        "href=\"/learn/nl/courses/c/two/\"",
    ] {
        assert!(lesson.contains(part), "{part} is missing in {lesson}");
    }
    for page in [
        "index.html",
        "404.html",
        "en/index.html",
        "nl/courses/c/index.html",
        "en/glossary/index.html",
        "en/settings/index.html",
    ] {
        let html = fs::read_to_string(folder.join(page)).unwrap();
        assert!(!html.contains(" style=") && !html.contains("<style"), "{page}");
        let inline = html
            .split("<script")
            .skip(1)
            .filter(|tag| !tag.split('>').next().unwrap().contains("src="));
        assert!(
            inline
                .into_iter()
                .all(|tag| tag.starts_with(" type=\"application/json\"")),
            "{page}"
        );
    }
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("api/v1/nl/courses/c/one.json")).unwrap()).unwrap();
    assert_eq!(json["lang"], "en");
    assert_eq!(json["blocks"][0]["id"], "part");
}

#[test]
fn a_new_build_takes_the_place_of_the_old_and_of_nothing_else() {
    let site = Folder::new();
    let out = tempfile::TempDir::new().unwrap();
    let folder = out.path().join("site");
    let arguments = ["build", ".", "--out", folder.to_str().unwrap()];
    assert!(site.run(&arguments).status.success());
    fs::write(folder.join("old.txt"), "x").unwrap();
    assert!(site.run(&arguments).status.success());
    assert!(!folder.join("old.txt").exists());
    let other = out.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("thesis.doc"), "x").unwrap();
    assert!(
        !site
            .run(&["build", ".", "--out", other.to_str().unwrap()])
            .status
            .success()
    );
    assert!(other.join("thesis.doc").exists());
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 2);
}

#[test]
fn aliases_become_redirects() {
    let site = Folder::new();
    for lang in ["en", "nl"] {
        site.file(
            &format!("courses/c/one.{lang}.md"),
            "---\ntitle: One\naliases: [uno]\n---\n## Part {#part}\n\nText.\n",
        );
    }
    let out = tempfile::TempDir::new().unwrap();
    let folder = out.path().join("site");
    assert!(
        site.run(&["build", ".", "--out", folder.to_str().unwrap()])
            .status
            .success()
    );
    let page = fs::read_to_string(folder.join("en/courses/c/uno/index.html")).unwrap();
    assert!(page.contains("content=\"0; url=/en/courses/c/one/\""));
}

#[test]
fn a_new_course_checks_and_builds_and_is_never_overwritten() {
    let root = tempfile::TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_leerkring"))
            .args(arguments)
            .current_dir(root.path())
            .output()
            .unwrap()
    };
    assert!(
        run(&["new", "course", "my-course", "--languages", "nl,en"])
            .status
            .success()
    );
    assert!(root.path().join("courses/my-course/first-lesson.nl.md").is_file());
    let check = run(&["check"]);
    assert!(
        check.status.success(),
        "{}",
        String::from_utf8_lossy(&check.stderr)
    );
    assert!(run(&["build", "--out", "site"]).status.success());
    fs::write(root.path().join("courses/my-course/first-lesson.nl.md"), "mine").unwrap();
    assert!(!run(&["new", "course", "my-course"]).status.success());
    assert_eq!(
        fs::read_to_string(root.path().join("courses/my-course/first-lesson.nl.md")).unwrap(),
        "mine"
    );
    assert!(!run(&["new", "course", "../evil"]).status.success());
}

#[test]
fn a_language_written_from_right_to_left_is_marked_so() {
    let site = Folder::new();
    let toml = fs::read_to_string(site.at("site.toml")).unwrap();
    site.file("site.toml", toml.replace("\"nl\"]", "\"nl\", \"ar\"]"));
    site.lesson("one.ar", "## جزء {#part}\n\nنص.\n");
    let out = tempfile::TempDir::new().unwrap();
    let folder = out.path().join("site");
    let output = site.run(&["build", ".", "--out", folder.to_str().unwrap()]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let page = fs::read_to_string(folder.join("ar/courses/c/one/index.html")).unwrap();
    assert!(
        page.contains("<html lang=\"ar\" dir=\"rtl\"")
            && page.contains("lang=\"ar\" dir=\"rtl\" class=\"lesson\"")
    );
    // A lesson shown for want of a translation keeps its own direction.
    let other = fs::read_to_string(folder.join("ar/courses/c/two/index.html")).unwrap();
    assert!(other.contains("lang=\"en\" dir=\"ltr\" class=\"lesson\""));
}

#[test]
fn a_draft_translation_gives_way_to_the_language_that_is_published() {
    let site = Folder::new();
    site.file(
        "courses/c/two.nl.md",
        "---\ntitle: Geheim\nstatus: draft\n---\nText.\n\n## Other {#other}\n\nMore.\n",
    );
    site.file("courses/c/course.nl.md", "---\ntitle: Geheime cursus\nkind: guide\nstatus: draft\n---\n\n## M {#module}\n\n- [1](one.nl.md)\n- [2](two.nl.md)\n");
    let out = tempfile::TempDir::new().unwrap();
    let folder = out.path().join("site");
    let output = site.run(&["build", ".", "--out", folder.to_str().unwrap()]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for page in ["nl/courses/c/index.html", "nl/courses/c/two/index.html"] {
        let html = fs::read_to_string(folder.join(page)).unwrap();
        assert!(
            !html.contains("Geheim") && html.contains("class=\"notice other-language\""),
            "{page}"
        );
    }
}

#[test]
fn what_is_no_part_of_the_content_is_not_published_and_a_build_inside_the_folder_does_no_harm() {
    let site = Folder::new();
    site.file("notes/secret.pdf", "x")
        .file("courses/c/app.js", "alert(1)")
        .file("courses/c/page.html", "<script>1</script>");
    for _ in 0..2 {
        let output = site.run(&["build", ".", "--out", "site"]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    for path in [
        "media/notes/secret.pdf",
        "media/courses/c/app.js",
        "media/courses/c/page.html",
        "media/site/index.html",
    ] {
        assert!(!site.at("site").join(path).exists(), "{path}");
    }
}
