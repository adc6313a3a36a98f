//! Texts with markup as Markdown, and ids made of texts.

mod elements;
mod html;
mod ids;
mod markdown;
mod render;
mod shape;

pub(super) use ids::Ids;
pub(super) use shape::{stands_free, words};

use super::grammar::{Format, Formatted};
use super::{NotExpressed, Place};
use html::Token;

/// A text as Markdown. What Markdown cannot express is added to `listed`.
pub(super) fn markdown(formatted: &Formatted, listed: &mut Vec<NotExpressed>) -> String {
    let text: String = formatted
        .text
        .chars()
        .map(|letter| {
            if letter.is_control() && letter != '\n' {
                ' '
            } else {
                letter
            }
        })
        .collect();
    let (markdown, lost) = match formatted.format {
        Format::Markdown => markdown::mended(&text),
        Format::Plain => render::markdown(&[Token::Words(&text)], true),
        Format::Html => render::markdown(&html::tokens(&text), false),
        Format::Moodle => render::markdown(&html::tokens(&text), true),
    };
    listed.extend(lost.into_iter().map(|(what, written)| NotExpressed {
        place: Place::Line(formatted.line),
        what,
        written,
    }));
    markdown
}

/// What Markdown cannot express: what it is, and how it was written.
type Lost = (String, String);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(format: Format, text: &str) -> (String, Vec<String>) {
        let mut listed = Vec::new();
        let formatted = Formatted {
            format,
            text: text.to_owned(),
            line: 1,
        };
        let markdown = markdown(&formatted, &mut listed);
        (markdown, listed.into_iter().map(|lost| lost.what).collect())
    }

    #[test]
    fn simple_tags_become_markdown() {
        for (html, markdown) in [
            ("A <b>table </b>outside.", "A **table** outside."),
            (
                "<p>One.</p>\n<p>Two<br>lines &amp; <i>more</i></p>",
                "One.\n\nTwo\\\nlines & *more*",
            ),
            (
                "Do:<ul><li>meet</li><li><p>ask</p><ol><li>who</li><li>when</li></ol></li></ul>So.",
                "Do:\n\n- meet\n- ask\n  1. who\n  2. when\n\nSo.",
            ),
            (
                "<a href=\"https://a.example/?x=1&amp;y=2\">See</a> <code>a `b`</code>",
                "[See](https://a.example/?x=1&y=2) `` a `b` ``",
            ),
            ("5 * 3 * 2 &lt; 40 and <del>no</del>", "5 * 3 * 2 < 40 and ~~no~~"),
            ("*<b>not</b>*", "\\***not**\\*"),
            ("Caf&eacute;&nbsp;x", "Café\u{a0}x"),
            ("<span>a<p>b", "a\n\nb"),
            ("1 < 2 <3", "1 < 2 <3"),
        ] {
            assert_eq!(read(Format::Html, html), (markdown.to_owned(), vec![]), "{html}");
        }
    }

    #[test]
    fn what_markdown_lacks_is_told_and_its_words_stay() {
        for (html, markdown, what) in [
            ("a<img src=\"x.png\" alt=\"A map\">b", "a[A map]b", "an image"),
            ("H<sub>2</sub>O", "H2O", "the markup `sub`"),
            ("<p style=\"color:red\">a</p>", "a", "the `style` of `p`"),
            ("<a href=\"javascript:x\">a</a>", "a", "a link to `javascript:x`"),
            ("<h2>T</h2>a", "T\n\na", "the markup `h2`"),
            ("x<script>a < b</script>y", "xy", "the markup `script`"),
            ("a<b>(b)</b>c", "a(b)c", "emphasis at this place"),
        ] {
            assert_eq!(
                read(Format::Html, html),
                (markdown.to_owned(), vec![what.to_owned()]),
                "{html}"
            );
        }
    }

    #[test]
    fn line_ends_count_in_plain_texts_and_moodles_own() {
        assert_eq!(read(Format::Plain, "a <b>\nb\n\nc").0, "a \\<b\\>\\\nb\n\nc");
        assert_eq!(
            read(Format::Moodle, "a\nb\n<ul>\n<li>c</li>\n</ul>").0,
            "a\\\nb\n\n- c"
        );
        assert_eq!(read(Format::Html, "a\nb").0, "a b");
    }

    #[test]
    fn markdown_stays_but_for_what_a_lesson_refuses() {
        let fine = "**a** [b](https://a.example) `c` 1 < 2\n\n- d";
        assert_eq!(read(Format::Markdown, fine), (fine.to_owned(), vec![]));
        let (markdown, listed) = read(
            Format::Markdown,
            "# T\n\n<u>a</u> ![M](m.png) [x](javascript:y) [z](next.en.md)",
        );
        assert_eq!(markdown, "\\# T\n\n\\<u>a\\</u> \\[M\\] x [z](next.en.md)");
        assert_eq!(listed.len(), 6);
    }

    proptest! {
        #[test]
        fn plain_words_are_shown_as_they_are(text in "[-+*_`~<>&;:=#.|!()\\[\\]{}\\\\a1 \n]{0,30}") {
            let (markdown, listed) = read(Format::Plain, &text);
            let shown = words(&markdown).text;
            prop_assert_eq!(
                shown.split_whitespace().collect::<String>(),
                text.split_whitespace().collect::<String>(),
                "{}", markdown
            );
            prop_assert!(listed.is_empty());
        }

        #[test]
        fn no_markup_is_too_odd(text in "(<b>|</b>|<i>|</i>|<p>|</p>|<ul>|<li>|</ul>|</li>|<a href=x>|<img>|&lt;|&|<|>|\"|a|\n| |`|\\*|<code>|</code>|<!--|-->){0,30}") {
            for format in [Format::Html, Format::Moodle, Format::Markdown, Format::Plain] {
                read(format, &text);
            }
        }
    }
}
