//! Answers with a feed, or that it has not changed since it was last read.

use super::atom::Feed;
use crate::http::Problem;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The feed, or 304 where whoever asks has it already.
///
/// # Errors
/// [`Problem`] where it cannot be written.
pub(super) async fn answer(headers: &HeaderMap, feed: Feed) -> Result<Response, Problem> {
    // Writing is work for a processor, not for the network.
    let written = tokio::task::spawn_blocking(move || feed.write().map(|xml| (tag(&xml), xml)));
    let written = written.await.map_err(|_| Problem::unavailable())?;
    let (tag, xml) = written.map_err(|_| Problem::unavailable())?;
    let is_known = is_known(headers, &tag);
    let head = [(ETAG, tag), (CACHE_CONTROL, "no-cache".to_owned())];
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, head).into_response());
    }
    let kind = [(CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    Ok((head, kind, xml).into_response())
}

/// The validator of a document. It is weak, since the server may compress the answer.
fn tag(xml: &[u8]) -> String {
    let mut tag = String::from("W/\"");
    for byte in Sha256::digest(xml) {
        // Writing to a string cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

/// Whether one of the validators that whoever asks has is this one (RFC 9110, 13.1.2).
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let weak = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(','))
        .map(str::trim)
        .any(|known| known == "*" || weak(known) == weak(tag))
}
