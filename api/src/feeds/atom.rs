//! Writes a feed as Atom (RFC 4287). Every text goes through the XML writer, which escapes it.

use leerkring_core::markdown::write_post;
use leerkring_core::review::Day;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// The longest post in HTML, in bytes; a longer one, which a table of empty cells can make, is shown as it was typed.
const MOST: usize = 64 * 1024;

type Out = Writer<Vec<u8>>;

/// A feed.
pub(super) struct Feed {
    pub(super) id: String,
    pub(super) title: String,
    /// The page that shows the same.
    pub(super) address: Option<String>,
    /// Milliseconds since 1970 UTC.
    pub(super) updated: u64,
    pub(super) entries: Vec<Entry>,
}

/// A post in a feed.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) author: String,
    pub(super) address: String,
    /// Milliseconds since 1970 UTC.
    pub(super) published: u64,
    pub(super) updated: u64,
    /// Markdown.
    pub(super) text: String,
}

impl Feed {
    /// The whole document.
    ///
    /// # Errors
    /// None in practice: it is written to memory.
    pub(super) fn write(&self) -> io::Result<Vec<u8>> {
        let mut out = Writer::new(Vec::new());
        out.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        out.create_element("feed")
            .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
            .write_inner_content(|out| {
                text(out, "id", &self.id)?;
                text(out, "title", &self.title)?;
                text(out, "updated", &time(self.updated))?;
                // Relative to the address that was asked for, which is not known here.
                link(out, "self", "feed.atom")?;
                if let Some(address) = &self.address {
                    link(out, "alternate", address)?;
                }
                self.entries.iter().try_for_each(|entry| entry.write(out))
            })?;
        Ok(out.into_inner())
    }
}

impl Entry {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        out.create_element("entry").write_inner_content(|out| {
            text(out, "id", &self.id)?;
            text(out, "title", &self.title)?;
            text(out, "published", &time(self.published))?;
            text(out, "updated", &time(self.updated))?;
            out.create_element("author")
                .write_inner_content(|out| text(out, "name", &self.author))?;
            link(out, "alternate", &self.address)?;
            let html = write_post(&self.text).ok();
            let html = html.filter(|html| html.as_str().len() <= MOST);
            match html {
                Some(html) => content(out, "html", html.as_str()),
                None => content(out, "text", &self.text),
            }
        })?;
        Ok(())
    }
}

fn text(out: &mut Out, element: &str, text: &str) -> io::Result<()> {
    out.create_element(element)
        .write_text_content(BytesText::new(&allowed(text)))?;
    Ok(())
}

fn content(out: &mut Out, kind: &str, text: &str) -> io::Result<()> {
    out.create_element("content")
        .with_attribute(("type", kind))
        .write_text_content(BytesText::new(&allowed(text)))?;
    Ok(())
}

fn link(out: &mut Out, relation: &str, address: &str) -> io::Result<()> {
    out.create_element("link")
        .with_attribute(("rel", relation))
        .with_attribute(("href", allowed(address).as_str()))
        .write_empty()?;
    Ok(())
}

/// The text without what XML 1.0 (2.2) knows no way to write.
fn allowed(text: &str) -> String {
    let is_allowed = |letter: &char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

/// A time in the way of RFC 3339.
fn time(time: u64) -> String {
    let seconds = time / 1_000 % 86_400;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{}T{hours:02}:{minutes:02}:{seconds:02}Z", Day::of(time, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_rfc_3339() {
        for (told, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_800_000_059_999, "2027-01-15T08:00:59Z"),
        ] {
            assert_eq!(time(told), written);
        }
    }

    #[test]
    fn only_what_xml_knows_is_written() {
        let all =
            "\u{0}\u{1}\t\n\r\u{b}\u{1f} a\u{85}\u{d7ff}\u{e000}\u{fffd}\u{fffe}\u{ffff}\u{1f600}\u{10ffff}";
        let known = "\t\n\r a\u{85}\u{d7ff}\u{e000}\u{fffd}\u{1f600}\u{10ffff}";
        assert_eq!(allowed(all), known);
    }

    #[test]
    fn a_post_that_grows_too_much_is_shown_as_it_was_typed() {
        let columns = 1_500;
        let text = format!(
            "{}|\n{}|\n{}",
            "|a".repeat(columns),
            "|-".repeat(columns),
            "a\n".repeat(1_000)
        );
        let entry = Entry {
            id: String::new(),
            title: String::new(),
            author: String::new(),
            address: String::new(),
            published: 0,
            updated: 0,
            text,
        };
        let mut out = Writer::new(Vec::new());
        entry.write(&mut out).unwrap();
        let xml = String::from_utf8(out.into_inner()).unwrap();
        assert!(xml.contains("<content type=\"text\">|a|a"));
        assert!(xml.len() < 2 * MOST, "{}", xml.len());
    }
}
