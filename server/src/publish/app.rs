//! The app that ships inside the program, and the page it stands in.

use anyhow::Context;
use leerkring_app::route::{Base, Entry};
use rust_embed::RustEmbed;

/// What Trunk built, and the compressed copies that `cargo xtask build` put beside it.
#[derive(RustEmbed)]
#[folder = "../dist"]
#[allow_missing = true]
struct Dist;

/// The base Trunk builds with; the real one takes its place.
const PLACEHOLDER: &str = "/__base__/";
const HEAD: &str = "<!--page:head-->";
const BODY: &str = "<!--page:body-->";
const DATA: &str = "<!--page:data-->";
/// How the element begins that names the files of an entry (`Trunk.toml`).
const PARTS: &str = "<link id=\"leerkring-app\"";

/// The app and the pages of its entries, for one base.
pub struct App {
    templates: Vec<(Entry, Template)>,
}

/// A page, cut at its places.
struct Template {
    /// The page up to the document's language, and what follows each place.
    start: String,
    head: String,
    body: String,
    end: String,
}

impl App {
    /// Reads the pages.
    ///
    /// # Errors
    /// Where the program was built without the app, or a page lacks one of its places.
    pub fn new(base: &Base) -> anyhow::Result<Self> {
        let read = |entry: Entry| Ok((entry, Template::new(&page_of(entry), base)?));
        let templates: anyhow::Result<_> = Entry::ALL.into_iter().map(read).collect();
        Ok(Self {
            templates: templates?,
        })
    }

    /// A whole page.
    pub fn page(&self, entry: Entry, root: &str, head: &str, body: &str, data: &str) -> String {
        let template = self.template(entry);
        template.map_or_else(String::new, |template| template.page(root, head, body, data))
    }

    fn template(&self, entry: Entry) -> Option<&Template> {
        let found = self.templates.iter().find(|(known, _)| *known == entry);
        found.map(|(_, template)| template)
    }

    /// The element that tells a page of another entry where the threads' entry is: below a lesson they are started beside it.
    pub fn discussion_parts(&self) -> Option<String> {
        let head = &self.template(Entry::Discussion)?.head;
        let (_, rest) = head.split_once(PARTS)?;
        let (rest, _) = rest.split_once('>')?;
        Some(format!("<link id=\"leerkring-discussion\"{rest}>\n"))
    }

    /// A page that needs neither style nor app: for addresses that lead elsewhere.
    pub fn bare(root: &str, head: &str, body: &str) -> String {
        format!(
            "<!doctype html>\n<html {root}>\n<head>\n<meta charset=\"utf-8\">\n{head}</head>\n<body>\n{body}</body>\n</html>\n"
        )
    }

    /// A file of the app.
    pub fn file(path: &str) -> Option<Vec<u8>> {
        if is_page(path) {
            return None;
        }
        Dist::get(path).map(|file| file.data.into_owned())
    }

    /// The files of the app, without the pages and the compressed copies.
    pub fn paths() -> impl Iterator<Item = String> {
        Dist::iter()
            .map(|path| path.into_owned())
            .filter(|path| !is_page(path) && !path.ends_with(".br"))
    }
}

/// The file that Trunk wrote for an entry.
fn page_of(entry: Entry) -> String {
    format!("{}.html", entry.as_str())
}

fn is_page(path: &str) -> bool {
    Entry::ALL.into_iter().any(|entry| page_of(entry) == path)
}

impl Template {
    fn new(name: &str, base: &Base) -> anyhow::Result<Self> {
        let file =
            Dist::get(name).context("this program was built without the app: run `cargo xtask build`")?;
        let page = String::from_utf8(file.data.into_owned())?.replace(PLACEHOLDER, base.as_str());
        // The comment in front is for those who edit the file.
        let page = page
            .split_once("<html")
            .map(|(_, rest)| rest)
            .context("no <html> in the page")?;
        let (_, page) = page.split_once('>').context("no end of <html> in the page")?;
        let (start, rest) = page
            .split_once(HEAD)
            .context("no place for the head in the page")?;
        let (head, rest) = rest
            .split_once(BODY)
            .context("no place for the body in the page")?;
        let (body, end) = rest
            .split_once(DATA)
            .context("no place for the data in the page")?;
        Ok(Self {
            start: start.into(),
            head: head.into(),
            body: body.into(),
            end: end.into(),
        })
    }

    fn page(&self, root: &str, head: &str, body: &str, data: &str) -> String {
        let Self {
            start,
            head: after_head,
            body: after_body,
            end,
        } = self;
        [
            "<!doctype html>\n<html ",
            root,
            ">",
            start,
            head,
            after_head,
            body,
            after_body,
            data,
            end,
        ]
        .concat()
    }
}
