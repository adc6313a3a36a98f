//! A file of the site as it is sent or written.

use super::mime::mime;
use sha2::{Digest, Sha256};

/// How long a file may be used without asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Its name changes whenever its content does.
    Forever,
    /// Ask each time whether it is still the same.
    AskAgain,
}

/// A file of the site.
pub struct Output {
    /// What it holds.
    pub body: Vec<u8>,
    /// Its media type.
    pub mime: &'static str,
    /// How long it may be used.
    pub freshness: Freshness,
}

/// A page.
pub(super) fn html(page: String) -> Output {
    Output {
        body: page.into_bytes(),
        mime: "text/html; charset=utf-8",
        freshness: Freshness::AskAgain,
    }
}

/// Any other file, its type known by its name.
pub(super) fn output(body: Vec<u8>, path: &str, freshness: Freshness) -> Output {
    Output {
        body,
        mime: mime(path),
        freshness,
    }
}

/// A digest of a file's content, in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
