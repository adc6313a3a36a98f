//! Origins, parsed before anything relies on them.

use std::fmt::{self, Display};

/// A scheme, host and port, as browsers name the site that a page is of (RFC 6454).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Parses `https://courses.example` or `http://localhost:8080`.
    pub fn parse(text: &str) -> Option<Self> {
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let is_plain = |byte: u8| {
            byte.is_ascii_lowercase()
                || byte.is_ascii_digit()
                || matches!(byte, b'-' | b'.' | b':' | b'[' | b']')
        };
        (!host.is_empty() && host.bytes().all(is_plain)).then(|| Self(text.to_owned()))
    }
}

impl Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_have_neither_path_nor_wildcard() {
        for good in ["https://a.example", "http://localhost:8080", "http://[::1]:80"] {
            assert!(Origin::parse(good).is_some(), "{good}");
        }
        for bad in [
            "*",
            "https://",
            "https://a.example/",
            "https://*.example",
            "a.example",
            "null",
            "https://A.example",
        ] {
            assert!(Origin::parse(bad).is_none(), "{bad}");
        }
    }
}
