//! Link destinations, parsed against an allow-list of schemes.

use crate::Id;

/// Where a link points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address<'a> {
    /// `http:` or `https:`.
    Web(&'a str),
    /// `mailto:` or `tel:`.
    Contact(&'a str),
    /// A path relative to the file, and what stands after `#`.
    Local {
        /// The path; empty for a place in the same file.
        path: &'a str,
        /// The fragment without its `#`.
        fragment: Option<&'a str>,
    },
    /// `glossary:term`.
    Term(Id),
    /// `include:course/lesson#id`.
    Include {
        /// The course that holds the fragment.
        course: Id,
        /// The lesson that holds the fragment.
        lesson: Id,
        /// The heading whose text is the fragment.
        heading: Id,
    },
    /// Anything else, `javascript:` and `//host` among them.
    Refused,
}

impl<'a> Address<'a> {
    /// Parses a destination as the author wrote it. Browsers drop control characters and take a
    /// backslash for a slash, so a destination with either is refused.
    pub fn parse(destination: &'a str) -> Self {
        if destination.chars().any(|c| c.is_control() || c == '\\') || destination.starts_with("//") {
            return Self::Refused;
        }
        match scheme(destination) {
            None => {
                let (path, fragment) = match destination.split_once('#') {
                    Some((path, fragment)) => (path, Some(fragment)),
                    None => (destination, None),
                };
                Self::Local { path, fragment }
            }
            Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" if rest.starts_with("//") => Self::Web(destination),
                "mailto" | "tel" => Self::Contact(destination),
                "glossary" => rest.parse().map_or(Self::Refused, Self::Term),
                "include" => include(rest).unwrap_or(Self::Refused),
                _ => Self::Refused,
            },
        }
    }
}

fn scheme(destination: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = destination.split_once(':')?;
    let before_path = !scheme.contains(['/', '?', '#']);
    before_path.then_some((scheme, rest))
}

fn include(rest: &str) -> Option<Address<'static>> {
    let (course, rest) = rest.split_once('/')?;
    let (lesson, heading) = rest.split_once('#')?;
    Some(Address::Include {
        course: course.parse().ok()?,
        lesson: lesson.parse().ok()?,
        heading: heading.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_outside_the_list_are_refused() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example/x",
            "/\\evil.example",
            "http:evil",
            "glossary:Not An Id",
            "include:course",
            " javascript:alert(1)",
        ] {
            assert_eq!(Address::parse(bad), Address::Refused, "{bad:?}");
        }
    }

    #[test]
    fn the_listed_ones_pass() {
        assert_eq!(
            Address::parse("https://a.example/?q=1:2"),
            Address::Web("https://a.example/?q=1:2")
        );
        assert_eq!(
            Address::parse("mailto:a@b.example"),
            Address::Contact("mailto:a@b.example")
        );
        assert_eq!(
            Address::parse("b.en.md#x"),
            Address::Local {
                path: "b.en.md",
                fragment: Some("x")
            }
        );
        assert_eq!(
            Address::parse("#x:y"),
            Address::Local {
                path: "",
                fragment: Some("x:y")
            }
        );
        assert!(
            matches!(Address::parse("glossary:eco-system"), Address::Term(id) if id.as_str() == "eco-system")
        );
        assert!(matches!(Address::parse("include:c/l#h"), Address::Include { .. }));
    }
}
