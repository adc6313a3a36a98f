//! Bodies and tokens of requests, hostile until they are parsed.

use super::Problem;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde::de::DeserializeOwned;

/// The longest body in bytes: a post of 10,000 characters of four bytes, escaped, and its frame.
const MOST: usize = 128 * 1024;
/// No request nests deeper.
const DEEPEST: usize = 8;

/// A JSON body of a known shape.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        let kind = kind
            .unwrap_or_default()
            .split(';')
            .next()
            .unwrap_or_default()
            .trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Problem::wrong_type());
        }
        let length = request.headers().get(CONTENT_LENGTH);
        match length.map(|length| length.to_str().ok().and_then(|length| length.parse().ok())) {
            Some(None) => return Err(Problem::bad_request()),
            Some(Some(MOST..)) => return Err(Problem::too_large()),
            _ => {}
        }
        let bytes = axum::body::to_bytes(request.into_body(), MOST)
            .await
            .map_err(|_| Problem::too_large())?;
        if depth(&bytes) > DEEPEST {
            return Err(Problem::body("the body nests too deeply".to_owned()));
        }
        // A list of values in the order of the fields would be taken for the object itself.
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(Problem::body("the body is no object".to_owned()));
        }
        let body = serde_json::from_slice(&bytes).map_err(|error| {
            // Where it is wrong, not what stood there.
            Problem::body(format!("line {}, column {}", error.line(), error.column()))
        })?;
        Ok(Self(body))
    }
}

/// How deep lists and objects stand in one another, strings left out.
fn depth(json: &[u8]) -> usize {
    let (mut deepest, mut depth, mut in_string, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in json {
        match (in_string, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'[' | b'{') => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_structure_counts_as_depth() {
        for (json, deep) in [
            ("1", 0),
            ("[[[]]]", 3),
            (r#"{"a":"[[[\"[["}"#, 1),
            ("]]][", 1),
            ("\"[", 0),
        ] {
            assert_eq!(depth(json.as_bytes()), deep, "{json}");
        }
    }
}
