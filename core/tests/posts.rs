//! Posts of strangers: whatever they hold, the HTML is ours, and soon there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use leerkring_core::markdown::{POST_BYTES, TooBig, write_post};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn html(post: &str) -> String {
    write_post(post).unwrap().to_string()
}

#[test]
fn links_that_run_become_words() {
    for post in [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "<javascript:alert(1)>",
        "[x]\n\n[x]: javascript:alert(1)",
        "[x](data:text/html;base64,PHN2Zz4=)",
        "[x](vbscript:x)",
        "[x](//evil.example)",
        "![x](javascript:alert(1))",
        "[![x](javascript:alert(1))](javascript:alert(1))",
    ] {
        let written = html(post);
        assert!(
            !written.contains("href") && !written.contains("<img"),
            "{post} gave {written}"
        );
    }
}

#[test]
fn html_becomes_text() {
    for post in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=x>b</b>",
        "<!-- x -->",
        "<svg/onload=x>",
    ] {
        let written = html(post);
        assert!(
            written.contains("&lt;") && !written.contains("<script") && !written.contains("<img"),
            "{post} gave {written}"
        );
    }
}

#[test]
fn links_of_posts_are_vouched_for_by_nobody() {
    assert_eq!(
        html("[x](https://a.example \"t\\\"><b>\")"),
        "<p><a href=\"https://a.example\" title=\"t&quot;&gt;&lt;b&gt;\" rel=\"nofollow ugc noopener\">x</a></p>\n"
    );
    assert_eq!(
        html("![a picture](https://a.example/x.png)"),
        "<p>a picture</p>\n"
    );
}

#[test]
fn too_much_is_refused_before_it_is_written() {
    assert_eq!(
        write_post(&"a".repeat(POST_BYTES + 1)),
        Err(TooBig::Bytes { limit: POST_BYTES })
    );
    assert!(matches!(
        write_post(&"> ".repeat(40)),
        Err(TooBig::Depth { .. }) | Ok(_)
    ));
    assert!(matches!(
        write_post(&format!("{}x", "> ".repeat(40))),
        Err(TooBig::Depth { .. })
    ));
}

/// The longest that writing an accepted post may take.
const LIMIT: Duration = Duration::from_millis(50);

/// How long it takes to write a post where the machine does little else: no attempt is faster than that, but many are slower.
fn fastest(post: &str) -> Duration {
    let mut fastest = Duration::MAX;
    for _ in 0..30 {
        let start = Instant::now();
        let _ = write_post(post);
        fastest = fastest.min(start.elapsed());
        if fastest < LIMIT {
            break;
        }
    }
    fastest
}

/// 64 KiB of what is known to make Markdown parsers slow.
#[test]
fn no_accepted_post_takes_more_than_50_milliseconds() {
    let units = [
        "*",
        "_",
        "**a ",
        "[",
        "![",
        "[a](",
        "<",
        "`",
        "~",
        "> ",
        "- ",
        "1. ",
        "&",
        "\\",
        "a\n",
        "|a",
        "|\n|-",
        "[a]: b\n",
        "[a][",
        "](",
        "*a_ ",
        "<a ",
        "\t",
        "``",
        "~~a",
        "- [ ] ",
        "# ",
        "\n\n",
        "<!--",
        "![[",
        "a**b",
        "]]",
        "&#x",
        "http://",
        "<http://a",
    ];
    let mut slowest = (Duration::ZERO, "");
    for unit in units {
        let post: String = unit
            .chars()
            .cycle()
            .take(POST_BYTES / unit.chars().map(char::len_utf8).max().unwrap_or(1))
            .collect();
        slowest = slowest.max((fastest(&post), unit));
    }
    println!("slowest: {slowest:?}");
    assert!(slowest.0 < LIMIT, "{slowest:?}");
}

proptest! {
    /// Every tag of a post is one the writer knows, with attributes the writer gives.
    #[test]
    fn only_known_tags_and_attributes_come_out(post in "[a-z<>\"'&\\[\\]()!*_`#:/ \n=\\\\-]{0,200}") {
        let Ok(written) = write_post(&post) else { return Ok(()) };
        for tag in written.as_str().split('<').skip(1) {
            let (tag, _) = tag.split_once('>').expect("every tag is closed");
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let known = ["p", "em", "strong", "code", "pre", "a", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "del", "div", "table", "thead", "tbody", "tr", "th", "td"];
            prop_assert!(known.contains(&name.trim_start_matches('/')), "{tag} in {written}");
            for attribute in attributes.split("=\"").collect::<Vec<_>>().split_last().map(|(_, names)| names).unwrap_or_default() {
                let attribute = attribute.rsplit([' ', '"']).next().unwrap_or_default();
                prop_assert!(["href", "title", "rel", "class", "start", "scope", "role", "tabindex", "aria-label"].contains(&attribute), "{attribute} in {written}");
            }
        }
    }
}
