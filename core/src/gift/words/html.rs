//! HTML as Moodle's editor writes it: tags, words, and character references.

use pulldown_cmark::{Event, Parser};

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// Words, with character references.
    Text(&'t str),
    /// Words as they are.
    Words(&'t str),
    /// The start of an element: its name and attributes, and all of it as it was written.
    Open(String, Vec<(String, String)>, &'t str),
    /// The end of an element.
    Close(String),
    /// A comment, as it was written.
    Comment(&'t str),
}

/// The pieces of a text. A sign that starts no tag is a word.
pub fn tokens(html: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut rest, mut searched) = (Vec::new(), html, 0);
    while let Some(found) = rest.get(searched..).and_then(|text| text.find('<')) {
        let at = searched + found;
        let (before, from) = rest.split_at(at);
        match tag(from) {
            Tag::At(token, length) => {
                if !before.is_empty() {
                    tokens.push(Token::Text(before));
                }
                tokens.push(token);
                rest = from.get(length..).unwrap_or_default();
                searched = 0;
            }
            Tag::None => searched = at + 1,
            // Nothing closes it up to the end, so nothing closes a later one either.
            Tag::Open => break,
        }
    }
    if !rest.is_empty() {
        tokens.push(Token::Text(rest));
    }
    tokens
}

enum Tag<'t> {
    At(Token<'t>, usize),
    None,
    Open,
}

fn tag(from: &str) -> Tag<'_> {
    if from.starts_with("<!--") {
        return match from.find("-->") {
            Some(end) => Tag::At(Token::Comment(from.get(..end + 3).unwrap_or(from)), end + 3),
            None => Tag::Open,
        };
    }
    let closes = from.starts_with("</");
    let inside = from.get(if closes { 2 } else { 1 }..).unwrap_or_default();
    if !inside.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Tag::None;
    }
    let mut quote = None;
    let end = inside.char_indices().find(|(_, letter)| {
        match quote {
            Some(open) if open == *letter => quote = None,
            None if matches!(letter, '"' | '\'') => quote = Some(*letter),
            _ => {}
        }
        quote.is_none() && *letter == '>'
    });
    let Some((end, _)) = end else {
        return Tag::Open;
    };
    let (inside, length) = (
        inside.get(..end).unwrap_or_default(),
        from.len() - inside.len() + end + 1,
    );
    let name_end = inside
        .find(|letter: char| letter.is_whitespace() || letter == '/')
        .unwrap_or(inside.len());
    let (name, rest) = inside.split_at(name_end);
    let name = name.to_ascii_lowercase();
    if closes {
        return Tag::At(Token::Close(name), length);
    }
    let written = from.get(..length).unwrap_or(from);
    Tag::At(Token::Open(name, attributes(rest), written), length)
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let (mut all, mut rest) = (Vec::new(), text);
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() {
            return all;
        }
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, letter)| letter.is_whitespace() || matches!(letter, '=' | '/'))
            .map_or(rest.len(), |(at, _)| at);
        let (name, after) = rest.split_at(end);
        let mut value = "";
        rest = after;
        if let Some(after) = after.trim_start().strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|first| matches!(first, '"' | '\''));
            let inside = after.get(quote.map_or(0, char::len_utf8)..).unwrap_or_default();
            let end = match quote {
                Some(quote) => inside.find(quote),
                None => inside.find(char::is_whitespace),
            };
            (value, rest) = inside.split_at(end.unwrap_or(inside.len()));
            rest = quote.and_then(|quote| rest.strip_prefix(quote)).unwrap_or(rest);
        }
        all.push((name.to_ascii_lowercase(), decoded(value)));
    }
}

/// A text with its character references resolved.
pub fn decoded(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(32).position(|byte| byte == b';');
        let name = end.and_then(|end| after.get(..end)).filter(|name| {
            let name = name.trim_start_matches('#');
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        match name.map(|name| (name, reference(name))) {
            Some((name, Some(letters))) => {
                out.push_str(&letters);
                rest = after.get(name.len() + 1..).unwrap_or_default();
            }
            _ => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// What a character reference stands for. The Markdown reader has the whole list of HTML built in.
fn reference(name: &str) -> Option<String> {
    let source = format!("x&{name};");
    let mut read = String::new();
    for event in Parser::new(&source) {
        if let Event::Text(text) = event {
            read.push_str(&text);
        }
    }
    (read != source).then(|| read.trim_start_matches('x').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_signs() {
        let open = |name: &str, written| Token::Open(name.into(), vec![], written);
        assert_eq!(
            tokens("1 < 2<BR/>a</B><!-- x -->"),
            [
                Token::Text("1 < 2"),
                open("br", "<BR/>"),
                Token::Text("a"),
                Token::Close("b".into()),
                Token::Comment("<!-- x -->"),
            ]
        );
        assert_eq!(tokens("<b <a \"x>"), [Token::Text("<b <a \"x>")]);
        assert_eq!(tokens("<<b>"), [Token::Text("<"), open("b", "<b>")]);
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let read = attributes(" href=\"a b\" x='&lt;' y=z checked /");
        let pairs: Vec<_> = read
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(pairs, [("href", "a b"), ("x", "<"), ("y", "z"), ("checked", "")]);
        assert_eq!(decoded("&amp;amp; &bogus; &#233; & &"), "&amp; &bogus; é & &");
    }
}
