//! `media.yaml`: makers, rights, captions and transcripts of files; and what the files are.

use super::fields::Fields;
use super::front_matter::yaml_node;
use super::index::resolve;
use crate::diagnostic::{Diagnostic, Source};
use leerkring_core::Lang;
use leerkring_core::licence::Licence;
use leerkring_core::markdown::{Credit, MediaKind};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What `media.yaml` says of a file.
#[derive(Clone, Debug)]
pub struct Rights {
    /// Maker and rights.
    pub credit: Credit,
    /// Caption files by language.
    pub captions: BTreeMap<Lang, String>,
    /// Transcripts by language.
    pub transcripts: BTreeMap<Lang, String>,
}

/// Reads a `media.yaml`; paths are relative to its folder. `exists` tells whether a file is there.
pub fn read_rights(
    source: &Arc<Source>,
    folder: &str,
    exists: &dyn Fn(&str) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Rights> {
    let mut rights = BTreeMap::new();
    let mut problems = Vec::new();
    let node = match yaml_node(&source.text, 0) {
        Ok(node) => node,
        Err(problem) => {
            diagnostics.push(Diagnostic::at(source, problem));
            return rights;
        }
    };
    for entry in Fields::of(node).rest() {
        let path = resolve(folder, &entry.key).filter(|path| exists(path));
        let mut fields = Fields::of(entry.node);
        if path.is_none() {
            fields.problems.push(missing(&entry.key, entry.at));
        }
        let maker = fields.required("maker").map(|(maker, _)| maker);
        let licence = fields.chosen(
            "rights",
            "write an SPDX identifier such as CC-BY-4.0",
            Licence::parse,
        );
        if licence.is_none() && !fields.problems.iter().any(|p| p.message.contains("rights")) {
            let at = fields.at();
            fields.problems.push(leerkring_core::markdown::Problem::new(
                "missing-key",
                at,
                "`rights` is missing",
                "add a line `rights: CC-BY-4.0`, or whatever the terms are",
            ));
        }
        let source_address = fields.address("source");
        let captions = by_language(&mut fields, "captions", folder, exists);
        let transcripts = by_language(&mut fields, "transcript", folder, exists);
        problems.extend(fields.finish());
        if let (Some(path), Some(maker), Some(rights_of)) = (path, maker, licence) {
            let credit = Credit {
                maker,
                rights: rights_of,
                source: source_address,
            };
            rights.insert(
                path,
                Rights {
                    credit,
                    captions,
                    transcripts,
                },
            );
        }
    }
    diagnostics.extend(
        problems
            .into_iter()
            .map(|problem| Diagnostic::at(source, problem)),
    );
    rights
}

fn missing(path: &str, at: Range<usize>) -> leerkring_core::markdown::Problem {
    leerkring_core::markdown::Problem::new(
        "missing-file",
        at,
        format!("there is no file `{path}`"),
        "paths are relative to this file; check the spelling",
    )
}

fn by_language(
    fields: &mut Fields,
    key: &'static str,
    folder: &str,
    exists: &dyn Fn(&str) -> bool,
) -> BTreeMap<Lang, String> {
    let mut files = BTreeMap::new();
    let Some(node) = fields.take(key) else {
        return files;
    };
    let mut inner = Fields::of(node);
    for entry in inner.rest() {
        let super::fields::Value::Text(file) = entry.node.value else {
            continue;
        };
        match (
            entry.key.parse::<Lang>(),
            resolve(folder, &file).filter(|path| exists(path)),
        ) {
            (Ok(lang), Some(path)) => {
                files.insert(lang, path);
            }
            (Ok(_), None) => fields.problems.push(missing(&file, entry.node.at)),
            (Err(why), _) => fields.problems.push(leerkring_core::markdown::Problem::new(
                "wrong-value",
                entry.at,
                format!("`{}` is no language", entry.key),
                why.to_string(),
            )),
        }
    }
    fields.problems.append(&mut inner.problems);
    files
}

/// The last part of a file name, in lower case.
fn extension(path: &str) -> String {
    path.rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase())
        .unwrap_or_default()
}

/// Whether a file is an image that browsers show.
pub fn is_image(path: &str) -> bool {
    matches!(
        extension(path).as_str(),
        "svg" | "png" | "jpg" | "jpeg" | "webp" | "avif" | "gif"
    )
}

/// Whether a file is audio or video that browsers play.
pub fn media_kind(path: &str) -> Option<MediaKind> {
    match extension(path).as_str() {
        "mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" => Some(MediaKind::Audio),
        "mp4" | "webm" | "ogv" => Some(MediaKind::Video),
        _ => None,
    }
}

/// Whether a file may be offered for download. Pages and scripts may not: they would run on the
/// site's own origin.
pub fn is_attachment(path: &str) -> bool {
    let documents = [
        "pdf", "csv", "txt", "odt", "ods", "odp", "docx", "xlsx", "pptx", "epub", "zip", "vtt", "ics",
    ];
    is_image(path) || media_kind(path).is_some() || documents.contains(&extension(path).as_str())
}

/// Width and height of an image in pixels.
pub fn dimensions(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if extension(path) == "svg" {
        return svg_dimensions(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// Whether an SVG holds something that runs when it is opened by itself.
pub fn is_active_svg(path: &str, bytes: &[u8]) -> bool {
    if extension(path) != "svg" {
        return false;
    }
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let has_handler = text
        .split(|c: char| c.is_whitespace() || c == '/')
        .any(|word| word.starts_with("on") && word.contains('='));
    text.contains("<script") || text.contains("javascript:") || text.contains("<foreignobject") || has_handler
}

fn svg_dimensions(text: &str) -> Option<(u32, u32)> {
    let root = text.split_once("<svg")?.1.split_once('>')?.0;
    let attribute = |name: &str| {
        let value = root.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0;
        Some(value.trim_end_matches("px").to_owned())
    };
    let number = |text: &str| {
        text.parse::<f64>()
            .ok()
            .filter(|n| (1.0..100_000.0).contains(n))
            .map(|n| n.round() as u32)
    };
    if let (Some(width), Some(height)) = (attribute("width"), attribute("height"))
        && let (Some(width), Some(height)) = (number(&width), number(&height))
    {
        return Some((width, height));
    }
    let view_box = attribute("viewBox")?;
    let mut numbers = view_box.split_whitespace().skip(2).map(number);
    Some((numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn svg_sizes_are_read() {
        let of = |text: &str| dimensions("a.svg", text.as_bytes());
        assert_eq!(
            of("<?xml version=\"1.0\"?><svg xmlns=\"x\" width=\"800\" height=\"450px\">"),
            Some((800, 450))
        );
        assert_eq!(of("<svg viewBox=\"0 0 40 30.4\">"), Some((40, 30)));
        assert_eq!(of("<svg width=\"100%\">"), None);
        assert_eq!(of("no"), None);
    }

    #[test]
    fn what_runs_is_refused() {
        assert!(is_active_svg("a.svg", b"<svg><script>1</script></svg>"));
        assert!(is_active_svg("a.svg", b"<svg onload=\"x()\"/>"));
        assert!(!is_active_svg(
            "a.svg",
            b"<svg><text>one = two, on the way</text></svg>"
        ));
        assert!(!is_attachment("page.html") && !is_attachment("app.js") && is_attachment("sheet.pdf"));
    }
}
