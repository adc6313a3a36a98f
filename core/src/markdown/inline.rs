//! From events to HTML: the library writes plain elements, this module every one that carries an
//! address, an id or a class. What differs between the profiles is asked of [`Rules`].

use super::parse::{Spanned, end_of_first, plain_text};
use super::table::Table;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd, html};
use std::ops::Range;

/// The tags around the words of a link.
pub(super) struct LinkTags {
    pub(super) open: String,
    pub(super) close: String,
}

/// What the two profiles decide differently.
pub(super) trait Rules {
    /// The tags of a link; `None` shows its words alone.
    fn link(&mut self, destination: &str, title: &str, at: Range<usize>) -> Option<LinkTags>;
    /// The markup of an image within a paragraph.
    fn image(&mut self, destination: &str, title: &str, alternative: &str, at: Range<usize>) -> String;
    /// The markup of a reference to a footnote.
    fn footnote(&mut self, label: &str, at: Range<usize>) -> String;
    /// Raw HTML was met; it will be shown as text.
    fn raw_html(&mut self, at: Range<usize>);
    /// A heading was met inside a list or a quotation.
    fn nested_heading(&mut self, at: Range<usize>);
    /// The name of a table for assistive technology.
    fn table_label(&self) -> String;
}

/// Writes events as HTML under the rules of a profile.
pub(super) fn write(events: &[Spanned<'_>], rules: &mut dyn Rules) -> String {
    let mut out = String::new();
    html::push_html(&mut out, transform(events, rules).into_iter());
    out
}

fn transform<'a>(events: &[Spanned<'a>], rules: &mut dyn Rules) -> Vec<Event<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut table = Table::default();
    let mut closing_tags: Vec<String> = Vec::new();
    let mut rest = events.iter().enumerate();
    while let Some((index, (event, at))) = rest.next() {
        let at = at.clone();
        let markup = match event {
            Event::Start(Tag::HtmlBlock) => {
                rules.raw_html(at);
                "<p>".to_owned()
            }
            Event::End(TagEnd::HtmlBlock) => "</p>\n".to_owned(),
            Event::Html(text) => {
                out.push(Event::Text(text.clone()));
                continue;
            }
            Event::InlineHtml(text) => {
                rules.raw_html(at);
                out.push(Event::Text(text.clone()));
                continue;
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                let tags = match link_type {
                    LinkType::Email => rules.link(&format!("mailto:{dest_url}"), title, at),
                    _ => rules.link(dest_url, title, at),
                };
                let LinkTags { open, close } = tags.unwrap_or(LinkTags {
                    open: String::new(),
                    close: String::new(),
                });
                closing_tags.push(close);
                open
            }
            Event::End(TagEnd::Link) => closing_tags.pop().unwrap_or_default(),
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let inside = until_close(events.get(index..).unwrap_or_default());
                let markup = rules.image(dest_url, title, &plain_text(inside), at);
                for _ in 1..inside.len() {
                    rest.next();
                }
                markup
            }
            Event::FootnoteReference(label) => rules.footnote(label, at),
            Event::TaskListMarker(done) => if *done { "☑ " } else { "☐ " }.to_owned(),
            Event::Start(Tag::Heading { level, .. }) => {
                rules.nested_heading(at);
                out.push(Event::Start(Tag::Heading {
                    level: *level,
                    id: None,
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
                continue;
            }
            other => match table.markup(other, || rules.table_label()) {
                Some(markup) => markup,
                None => {
                    out.push(other.clone());
                    continue;
                }
            },
        };
        out.push(Event::Html(CowStr::from(markup)));
    }
    out
}

/// The events from a start tag up to and with its end tag.
fn until_close<'e, 'a>(events: &'e [Spanned<'a>]) -> &'e [Spanned<'a>] {
    events.get(..=end_of_first(events)).unwrap_or(events)
}

/// An opening link tag in the specification's form.
pub(super) fn open_link(href: &str, title: &str, more: &str) -> String {
    let mut tag = String::from("<a href=\"");
    // Writing to a string cannot fail.
    let _ = pulldown_cmark_escape::escape_href(&mut tag, href);
    if !title.is_empty() {
        tag.push_str("\" title=\"");
        escape_attribute(&mut tag, title);
    }
    tag.push('"');
    tag.push_str(more);
    tag.push('>');
    tag
}

/// Appends text for an attribute's value or an element's content.
pub(super) fn escape_attribute(out: &mut String, text: &str) {
    let _ = pulldown_cmark_escape::escape_html(&mut *out, text);
}

/// Text as element content.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_attribute(&mut out, text);
    out
}
