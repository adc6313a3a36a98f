//! The path under which a site lives.

/// The path under which a site lives: starts and ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The root of a host.
    pub fn root() -> Self {
        Self("/".to_owned())
    }

    /// Parses `/` or `/learn/`; `None` for anything that is not a plain path.
    pub fn parse(text: &str) -> Option<Self> {
        let segment = |part: &str| {
            !part.is_empty()
                && part != ".."
                && part != "."
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
        };
        let inner = text.strip_prefix('/')?;
        let fits = inner.is_empty()
            || inner
                .strip_suffix('/')
                .is_some_and(|path| path.split('/').all(segment));
        fits.then(|| Self(text.to_owned()))
    }

    /// The path itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An address within the site, from its path below the base.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// A path below the base; `None` for an address outside the site.
    pub fn strip<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_a_plain_path() {
        for good in ["/", "/learn/", "/a/b-c/"] {
            assert!(Base::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "learn/",
            "/learn",
            "//evil.example/",
            "/a//b/",
            "/../",
            "/a b/",
            "/<b>/",
            "https://a/",
        ] {
            assert!(Base::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_base_does_not_match_by_bare_prefix() {
        let base = Base::parse("/learn/").unwrap();
        assert_eq!(base.strip("/learn/en/"), Some("en/"));
        assert_eq!(base.strip("/learning/en/"), None);
    }
}
