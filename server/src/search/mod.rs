//! The search index of a language: what stands where, in parts that a browser fetches as it needs them.

mod common;
mod gather;
mod parts;
mod weigh;

use crate::content::Content;
use crate::publish::digest;
use leerkring_core::Lang;
use leerkring_core::contract::SearchIndex;

/// The files of an index.
pub struct Search {
    /// `search.json`.
    pub index: Vec<u8>,
    /// What the parts stand under.
    pub version: String,
    /// The parts, in order.
    pub parts: Vec<Vec<u8>>,
}

impl Search {
    /// Writes the index of a language.
    pub fn new(content: &Content, lang: &Lang) -> Self {
        let mut chunks = gather::chunks(content, lang);
        let pages: Vec<_> = chunks
            .iter_mut()
            .flat_map(|chunk| std::mem::take(&mut chunk.pages))
            .collect();
        let words = weigh::words(chunks);
        let (least, parts) = parts::cut(&words);
        let mut langs = vec![lang.clone()];
        for page in &pages {
            if !langs.contains(&page.lang) {
                langs.push(page.lang.clone());
            }
        }
        let mut index = SearchIndex {
            version: String::new(),
            langs,
            pages,
            parts: least,
        };
        let mut all = json(&index);
        for part in &parts {
            all.extend_from_slice(part);
        }
        index.version = digest(&all).get(..16).unwrap_or_default().to_owned();
        Self {
            index: json(&index),
            version: index.version,
            parts,
        }
    }
}

/// These types hold nothing that JSON cannot.
fn json(document: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(document).unwrap_or_default()
}
