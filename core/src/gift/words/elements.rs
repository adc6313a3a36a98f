//! What each element of HTML becomes in Markdown.

use super::html::Token;
use super::render::{Attempt, Block, Frame, Kind, Writer};
use crate::markdown::Address;

/// The deepest nesting that is written.
const DEPTH: usize = 24;

/// Elements that say nothing of their own.
const SILENT: [&str; 9] = [
    "span", "font", "html", "body", "wbr", "p", "div", "section", "article",
];

impl Writer {
    /// The start of an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(String, String)], written: &str) {
        if matches!(name, "script" | "style") {
            self.hidden = Some((name.to_owned(), written.to_owned()));
            return;
        }
        let attribute = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted);
            found
                .map(|(_, value)| value.trim().to_owned())
                .unwrap_or_default()
        };
        let kind = match name {
            "b" | "strong" => Kind::Emphasis("**", "strong"),
            "i" | "em" => Kind::Emphasis("*", "emphasis"),
            "del" | "s" | "strike" => Kind::Emphasis("~~", "strikethrough"),
            "code" | "tt" => Kind::Code,
            "a" => Kind::Link(attribute("href")),
            "ul" | "ol" => Kind::List {
                ordered: name == "ol",
            },
            "li" => Kind::Item,
            "img" => return self.image(&attribute("alt"), &attribute("src"), written),
            "br" => return self.top().out.push('\n'),
            _ => return self.other(name, attributes, written),
        };
        self.attributes(name, attributes, written);
        self.element(name, kind, written);
    }

    fn element(&mut self, name: &str, kind: Kind, written: &str) {
        let is_block = matches!(kind, Kind::List { .. } | Kind::Item);
        let link_to = match &kind {
            Kind::Link(to) if matches!(Address::parse(to), Address::Web(_) | Address::Contact(_)) => None,
            Kind::Link(to) => Some(to.clone()),
            _ => None,
        };
        if is_block {
            self.part();
        }
        if kind == Kind::Item {
            self.close("li");
        }
        let fits = match &kind {
            Kind::Item => matches!(self.kind(), Kind::List { .. }),
            Kind::List { .. } => matches!(self.kind(), Kind::Root | Kind::Item),
            _ => self.kind() != &Kind::Code,
        };
        let most = match kind {
            Kind::Emphasis(..) => Attempt::Escaped,
            _ => Attempt::Flat,
        };
        if let Some(to) = link_to {
            self.lose(format!("a link to `{to}`"), written);
        } else if matches!(kind, Kind::Emphasis(..)) && self.attempt > most {
            self.lose("emphasis at this place", written);
        } else if !fits || self.attempt > most || self.frames.len() >= DEPTH {
            self.lose(format!("`{name}` at this place"), written);
        } else {
            self.frames.push(Frame::new(name, kind));
        }
    }

    fn other(&mut self, name: &str, attributes: &[(String, String)], written: &str) {
        if SILENT.contains(&name) {
            self.attributes(name, attributes, written);
        } else if !matches!(name, "tr" | "td" | "th" | "thead" | "tbody") {
            self.lose(format!("the markup `{name}`"), written);
        }
        self.around(name);
    }

    /// A paragraph ends before and after some elements.
    fn around(&mut self, name: &str) {
        match name {
            "td" | "th" => self.top().out.push(' '),
            "p" | "div" | "section" | "article" | "table" | "tr" | "blockquote" | "pre" | "hr" | "center"
            | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dl" | "dt" | "dd" | "figure" => self.part(),
            _ => {}
        }
    }

    fn attributes(&mut self, name: &str, attributes: &[(String, String)], written: &str) {
        for (attribute, value) in attributes {
            let says_nothing = match attribute.as_str() {
                "href" => name == "a",
                "target" | "rel" => true,
                "dir" => value == "ltr",
                "style" => value.replace([' ', ';'], "") == "text-align:left",
                _ => false,
            };
            if !says_nothing {
                self.lose(format!("the `{attribute}` of `{name}`"), written);
            }
        }
    }

    fn image(&mut self, alternative: &str, file: &str, written: &str) {
        self.lose("an image", written);
        let name = file.rsplit('/').next().unwrap_or_default();
        let is_name = !name.is_empty() && !file.starts_with("data:");
        let shown = match alternative {
            "" if is_name => format!("[{name}]"),
            "" => "[…]".to_owned(),
            words => format!("[{words}]"),
        };
        self.text(&shown, false, false);
    }

    /// The end of an element; what is still open inside it ends too.
    pub(super) fn close(&mut self, name: &str) {
        let is_inline = !matches!(name, "ul" | "ol" | "li");
        // What started outside an item does not end in it, and an item does not end in a list within it.
        let holds = |frame: &&Frame| match frame.kind {
            Kind::Item => !is_inline,
            Kind::List { .. } => !is_inline && name != "li",
            _ => true,
        };
        let mut open = self.frames.iter().rev().take_while(holds);
        match open.position(|frame| frame.name == name) {
            Some(above) => (0..=above).for_each(|_| self.pop()),
            None => self.around(name),
        }
    }

    /// Ends a paragraph.
    pub(super) fn part(&mut self) {
        match self.kind() {
            Kind::List { .. } => {}
            Kind::Root | Kind::Item => {
                let out = std::mem::take(&mut self.top().out);
                for paragraph in out.split("\n\n").flat_map(|text| text.split("\n \n")) {
                    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
                    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
                    (1..lines.len()).for_each(|_| self.shape.mark("break"));
                    if !lines.is_empty() {
                        let text = lines.join("\\\n");
                        self.top().blocks.push(Block { text, is_list: false });
                    }
                }
            }
            _ => self.top().out.push_str("\n\n"),
        }
    }

    /// Ends the innermost element.
    pub(super) fn pop(&mut self) {
        if self.kind() == &Kind::Item {
            self.part();
        }
        let Some(Frame {
            name,
            kind,
            out,
            blocks,
            ..
        }) = self.frames.pop()
        else {
            return;
        };
        let words = out.trim();
        let (before, after) = out.split_once(words).unwrap_or_default();
        match kind {
            Kind::Emphasis(mark, what) if !words.is_empty() => {
                self.shape.mark(what);
                let text = format!("{before}{mark}{words}{mark}{after}");
                self.top().out.push_str(&text);
            }
            Kind::Code if !words.is_empty() => {
                self.shape.mark("code");
                let text = format!("{before}{}{after}", code(words));
                self.top().out.push_str(&text);
            }
            Kind::Link(to) if words.is_empty() => self.lose(format!("a link to `{to}` without words"), ""),
            Kind::Link(to) => {
                self.shape.link(&to);
                let odd = |sign: char| sign.is_whitespace() || matches!(sign, '(' | ')');
                let to = if to.contains(odd) { format!("<{to}>") } else { to };
                let text = format!("{before}[{words}]({to}){after}");
                self.top().out.push_str(&text);
            }
            Kind::Item if !blocks.is_empty() => {
                self.shape.mark("item");
                let text = joined(blocks);
                self.top().blocks.push(Block { text, is_list: false });
            }
            Kind::List { ordered } if !blocks.is_empty() => {
                self.shape.mark("list");
                let text = list(&blocks, ordered);
                self.top().blocks.push(Block { text, is_list: true });
            }
            _ => self.top().out.push_str(&out),
        }
        self.around(&name);
    }

    /// What stands in an element that no reader sees.
    pub(super) fn hide(&mut self, token: &Token<'_>) {
        let Some((name, mut written)) = self.hidden.take() else {
            return;
        };
        match token {
            Token::Close(closed) if *closed == name => {
                return self.lose(format!("the markup `{name}`"), &written);
            }
            Token::Close(other) => written.push_str(&format!("</{other}>")),
            Token::Text(text) | Token::Words(text) | Token::Comment(text) | Token::Open(_, _, text) => {
                written.push_str(text);
            }
        }
        self.hidden = Some((name, written));
    }
}

fn code(words: &str) -> String {
    let runs = words.split(|letter| letter != '`').map(str::len);
    let ticks = "`".repeat(runs.max().unwrap_or(0) + 1);
    let space = if words.contains('`') { " " } else { "" };
    format!("{ticks}{space}{words}{space}{ticks}")
}

/// The blocks of an item; a list follows its words at once.
fn joined(blocks: Vec<Block>) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push_str(if block.is_list { "\n" } else { "\n\n" });
        }
        out.push_str(&block.text);
    }
    out
}

fn list(items: &[Block], ordered: bool) -> String {
    let lines = items.iter().enumerate().map(|(index, item)| {
        let mark = if ordered {
            format!("{}. ", index + 1)
        } else {
            "- ".to_owned()
        };
        let indent = " ".repeat(mark.len());
        let lines = item
            .text
            .lines()
            .enumerate()
            .map(|(line, text)| match (line, text) {
                (0, text) => format!("{mark}{text}"),
                (_, "") => String::new(),
                (_, text) => format!("{indent}{text}"),
            });
        lines.collect::<Vec<_>>().join("\n")
    });
    lines.collect::<Vec<_>>().join("\n")
}
