//! The plain text of what the Markdown writer wrote.

use crate::SafeHtml;

/// What is not the author's text at its place: words for screen readers, the glossary's own
/// definition, numbers of footnotes, makers and licences.
const LEFT_OUT: [&str; 5] = ["visually-hidden", "term", "ref", "back", "credit"];
/// What stands beside the text: it is read after it, not in the middle of a sentence.
const BESIDE: &str = "margin";
const VOID: [&str; 6] = ["img", "br", "input", "hr", "track", "source"];
/// Elements within a word or sentence; all others part words.
const INLINE: [&str; 12] = [
    "a", "em", "strong", "code", "span", "sup", "sub", "del", "label", "input", "i", "b",
];

/// The words of a block as a reader reads them, with single spaces between them.
pub fn text_of(html: &SafeHtml) -> String {
    let (mut text, mut beside) = (String::new(), String::new());
    let mut open: Vec<Place> = Vec::new();
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        let place = open.last().copied().unwrap_or_default();
        place.add(before, &mut text, &mut beside);
        let Some((tag, after)) = after.split_once('>') else {
            rest = "";
            break;
        };
        let name = tag.trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            place.add(" ", &mut text, &mut beside);
        }
        if tag.starts_with('/') {
            open.pop();
        } else if !VOID.contains(&name) {
            open.push(place.inside(tag));
        }
        rest = after;
    }
    open.last()
        .copied()
        .unwrap_or_default()
        .add(rest, &mut text, &mut beside);
    text.push(' ');
    text.push_str(&beside);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Where text of an element goes.
#[derive(Clone, Copy, Default, PartialEq)]
enum Place {
    #[default]
    Text,
    Beside,
    Nowhere,
}

impl Place {
    fn inside(self, tag: &str) -> Self {
        let classes = tag
            .split_once("class=\"")
            .and_then(|(_, rest)| rest.split_once('"'));
        let has = |wanted: &str| classes.is_some_and(|(all, _)| all.split(' ').any(|class| class == wanted));
        if self == Self::Nowhere || LEFT_OUT.iter().any(|class| has(class)) {
            Self::Nowhere
        } else if has(BESIDE) {
            Self::Beside
        } else {
            self
        }
    }

    fn add(self, escaped: &str, text: &mut String, beside: &mut String) {
        match self {
            Self::Text => unescape(escaped, text),
            Self::Beside => unescape(escaped, beside),
            Self::Nowhere => {}
        }
    }
}

/// The writer escapes these characters and no others.
fn unescape(escaped: &str, out: &mut String) {
    let mut rest = escaped;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = [
            ("lt;", '<'),
            ("gt;", '>'),
            ("amp;", '&'),
            ("quot;", '"'),
            ("#39;", '\''),
        ]
        .into_iter()
        .find_map(|(name, c)| Some((after.strip_prefix(name)?, c)));
        let (after, c) = known.unwrap_or((after, '&'));
        out.push(c);
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        text_of(&SafeHtml::new(html.to_owned()))
    }

    #[test]
    fn only_what_the_author_says_here_is_left() {
        let html = "<p>Before <input type=\"checkbox\" class=\"note-toggle\" id=\"note-1\"><label class=\"term-mark\" for=\"note-1\">hub</label><span class=\"note term\" role=\"note\">A <em>place</em>. <a href=\"/en/glossary/#hub\">In the glossary</a></span>, it <em>work</em>s<sup class=\"ref\" id=\"ref-1\"><a href=\"#fn-1\">1</a></sup>.</p>\n";
        assert_eq!(text(html), "Before hub, it works.");
    }

    #[test]
    fn notes_beside_the_text_come_after_it() {
        let html = "<p>One<input type=\"checkbox\" class=\"note-toggle\"><label class=\"margin-mark\" for=\"n\"><span class=\"visually-hidden\">Note</span></label><span class=\"note margin\" role=\"note\"><strong>A title.</strong> Beside.</span> two.</p>";
        assert_eq!(text(html), "One two. A title. Beside.");
    }

    #[test]
    fn blocks_part_words_and_escapes_are_read() {
        assert_eq!(text("<ul>\n<li>a</li><li>b</li></ul>"), "a b");
        assert_eq!(
            text("<p>R&amp;D &lt;b&gt; &quot;x&quot; &unknown</p>"),
            "R&D <b> \"x\" &unknown"
        );
        assert_eq!(text("a <"), "a");
    }
}
