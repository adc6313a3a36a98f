//! Licences of content, by SPDX identifier.

use crate::json::from_json;
use serde::Serialize;

/// The licence of a text, an image or a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Licence {
    /// SPDX identifier, such as `CC-BY-4.0`.
    pub id: String,
    /// The name people know it by.
    pub name: String,
    /// Where its text stands.
    pub url: String,
}

/// Identifier, name, address of the licences that open learning material comes under.
const KNOWN: [(&str, &str, &str); 9] = [
    (
        "CC0-1.0",
        "CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    (
        "CC-BY-3.0",
        "CC BY 3.0",
        "https://creativecommons.org/licenses/by/3.0/",
    ),
    (
        "CC-BY-4.0",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    (
        "CC-BY-SA-3.0",
        "CC BY-SA 3.0",
        "https://creativecommons.org/licenses/by-sa/3.0/",
    ),
    (
        "CC-BY-SA-4.0",
        "CC BY-SA 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    (
        "CC-BY-NC-4.0",
        "CC BY-NC 4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    (
        "CC-BY-ND-4.0",
        "CC BY-ND 4.0",
        "https://creativecommons.org/licenses/by-nd/4.0/",
    ),
    (
        "CC-BY-NC-SA-4.0",
        "CC BY-NC-SA 4.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
    (
        "CC-BY-NC-ND-4.0",
        "CC BY-NC-ND 4.0",
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    ),
];

impl Licence {
    /// Parses an SPDX identifier from <https://spdx.org/licenses/>. The Creative Commons licences
    /// are known by name; any other well-formed identifier links to its page there.
    pub fn parse(id: &str) -> Option<Self> {
        if let Some((id, name, url)) = KNOWN.into_iter().find(|(known, ..)| *known == id) {
            return Some(Self {
                id: id.into(),
                name: name.into(),
                url: url.into(),
            });
        }
        let well_formed = id.bytes().any(|b| b.is_ascii_alphabetic())
            && id
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
        well_formed.then(|| Self {
            id: id.into(),
            name: id.into(),
            url: format!("https://spdx.org/licenses/{id}.html"),
        })
    }
}

from_json!(Licence { id, name, url });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_other_and_malformed() {
        assert_eq!(Licence::parse("CC-BY-4.0").unwrap().name, "CC BY 4.0");
        assert_eq!(
            Licence::parse("GFDL-1.3-only").unwrap().url,
            "https://spdx.org/licenses/GFDL-1.3-only.html"
        );
        assert_eq!(Licence::parse("all rights <b>"), None);
        assert_eq!(Licence::parse(""), None);
    }
}
