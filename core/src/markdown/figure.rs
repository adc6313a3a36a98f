//! Figures, audio and video with maker, rights and download.

use super::inline::{escape_attribute, escaped, open_link};
use crate::licence::Licence;
use crate::texts::Text;
use crate::{Lang, SafeHtml};

/// Who made a file and on what terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The maker's name.
    pub maker: String,
    /// The terms of reuse.
    pub rights: Licence,
    /// Where it came from, when elsewhere.
    pub source: Option<String>,
}

/// An image of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its address.
    pub href: String,
    /// Width in CSS pixels, so that nothing shifts while it loads.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Maker and rights.
    pub credit: Option<Credit>,
}

/// Sound or moving images.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// An audio file.
    Audio,
    /// A video file.
    Video,
}

/// Audio or video of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// Audio or video.
    pub kind: MediaKind,
    /// Its address.
    pub href: String,
    /// Caption files by language, the document's own first.
    pub captions: Vec<(Lang, String)>,
    /// What is said, for those who cannot hear or see it.
    pub transcript: SafeHtml,
    /// Maker and rights.
    pub credit: Option<Credit>,
}

/// The interface words of figures, asked once.
pub(super) struct Words<'w> {
    pub(super) text: &'w dyn Fn(Text) -> String,
}

/// The `img` element alone.
pub(super) fn img(image: &Image, alternative: &str, title: &str) -> String {
    let mut tag = String::from("<img src=\"");
    let _ = pulldown_cmark_escape::escape_href(&mut tag, &image.href);
    tag.push_str("\" alt=\"");
    escape_attribute(&mut tag, alternative);
    if !title.is_empty() {
        tag.push_str("\" title=\"");
        escape_attribute(&mut tag, title);
    }
    tag.push('"');
    if image.width > 0 && image.height > 0 {
        tag.push_str(&format!(" width=\"{}\" height=\"{}\"", image.width, image.height));
    }
    tag.push_str(" loading=\"lazy\" decoding=\"async\">");
    tag
}

/// A figure: image, caption, maker, rights, download.
pub(super) fn figure(image: &Image, alternative: &str, caption: &str, words: &Words<'_>) -> String {
    let credit = credit_line(image.credit.as_ref(), &image.href, words);
    format!(
        "<figure>{}<figcaption>{}{credit}</figcaption></figure>\n",
        img(image, alternative, ""),
        caption_line(caption)
    )
}

/// Audio or video with captions, transcript, maker, rights, download.
pub(super) fn media(media: &Media, title: &str, words: &Words<'_>) -> String {
    let name = match media.kind {
        MediaKind::Audio => "audio",
        MediaKind::Video => "video",
    };
    let mut out = format!("<figure class=\"media\"><{name} controls preload=\"metadata\" aria-label=\"");
    escape_attribute(&mut out, title);
    out.push_str("\" src=\"");
    let _ = pulldown_cmark_escape::escape_href(&mut out, &media.href);
    out.push_str("\">");
    for (index, (lang, href)) in media.captions.iter().enumerate() {
        let default = if index == 0 { " default" } else { "" };
        out.push_str(&format!(
            "<track kind=\"captions\" srclang=\"{lang}\" label=\"{lang}\" src=\""
        ));
        let _ = pulldown_cmark_escape::escape_href(&mut out, href);
        out.push_str(&format!("\"{default}>"));
    }
    let credit = credit_line(media.credit.as_ref(), &media.href, words);
    let transcript = (words.text)(Text::Transcript);
    out.push_str(&format!(
        "</{name}><figcaption>{}{credit}</figcaption>\
         <details class=\"transcript\"><summary>{}</summary>{}</details></figure>\n",
        caption_line(title),
        escaped(&transcript),
        media.transcript
    ));
    out
}

fn caption_line(caption: &str) -> String {
    if caption.is_empty() {
        String::new()
    } else {
        format!("<span class=\"caption\">{}</span> ", escaped(caption))
    }
}

fn credit_line(credit: Option<&Credit>, href: &str, words: &Words<'_>) -> String {
    let mut parts = Vec::new();
    if let Some(Credit {
        maker,
        rights,
        source,
    }) = credit
    {
        parts.push(match source {
            Some(source) => format!("{}{}</a>", open_link(source, "", ""), escaped(maker)),
            None => escaped(maker),
        });
        parts.push(format!(
            "{}{}</a>",
            open_link(&rights.url, "", " rel=\"license\""),
            escaped(&rights.name)
        ));
    }
    parts.push(format!(
        "{}{}</a>",
        open_link(href, "", " download"),
        escaped(&(words.text)(Text::Download))
    ));
    format!("<span class=\"credit\">{}</span>", parts.join(" · "))
}
