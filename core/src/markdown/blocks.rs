//! From events to top-level blocks.

use super::parse::{Spanned, end_of_first};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

/// A top-level piece of a document.
pub(super) enum Piece<'e, 'a> {
    /// A heading with its attributes and the events between its tags.
    Heading {
        open: &'e Spanned<'a>,
        inside: &'e [Spanned<'a>],
    },
    /// A definition of a footnote or margin note.
    Note {
        label: &'e CowStr<'a>,
        open: &'e Spanned<'a>,
        inside: &'e [Spanned<'a>],
    },
    /// A fenced block with the first two words of its info string.
    Fence {
        info: &'e str,
        argument: &'e str,
        open: &'e Spanned<'a>,
        all: &'e [Spanned<'a>],
    },
    /// A paragraph that holds one image and nothing else.
    Figure { image: &'e [Spanned<'a>] },
    /// A paragraph that holds one `include:` link and nothing else.
    Include {
        destination: &'e str,
        open: &'e Spanned<'a>,
    },
    /// Anything else.
    Prose(&'e [Spanned<'a>]),
}

/// Cuts events into their top-level pieces.
pub(super) fn pieces<'e, 'a>(events: &'e [Spanned<'a>]) -> Vec<Piece<'e, 'a>> {
    let mut pieces = Vec::new();
    let mut rest = events;
    while !rest.is_empty() {
        let (all, after) = rest.split_at(end_of_first(rest) + 1);
        pieces.push(piece(all));
        rest = after;
    }
    pieces
}

fn piece<'e, 'a>(all: &'e [Spanned<'a>]) -> Piece<'e, 'a> {
    let [open, inside @ .., _] = all else {
        return Piece::Prose(all);
    };
    match &open.0 {
        Event::Start(Tag::Heading { .. }) => Piece::Heading { open, inside },
        Event::Start(Tag::FootnoteDefinition(label)) => Piece::Note { label, open, inside },
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => Piece::Fence {
            info: info.split_whitespace().next().unwrap_or_default(),
            argument: info.split_whitespace().nth(1).unwrap_or_default(),
            open,
            all,
        },
        Event::Start(Tag::Paragraph) => match inside {
            [(Event::Start(Tag::Image { .. }), _), .., (Event::End(_), _)] if is_one_element(inside) => {
                Piece::Figure { image: inside }
            }
            [
                (Event::Start(Tag::Link { dest_url, .. }), _),
                ..,
                (Event::End(_), _),
            ] if dest_url.starts_with("include:") && is_one_element(inside) => Piece::Include {
                destination: dest_url,
                open,
            },
            _ => Piece::Prose(all),
        },
        _ => Piece::Prose(all),
    }
}

/// Whether the first start tag is closed by the last end tag, with nothing beside it.
fn is_one_element(events: &[Spanned<'_>]) -> bool {
    end_of_first(events) + 1 == events.len()
}
