//! Opening a file that claims to be a passport: refused as a whole, or handed on entry by entry.

use super::{FORMAT, VERSION};
use crate::Id;
use serde_json::error::Category;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The largest file that is read. Years of daily work are a fiftieth of it.
pub const MAX_BYTES: u64 = 100_000_000;

/// Why a file is refused as a whole. Nothing changes then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Nothing in it.
    Empty,
    /// Encrypted, packed, a picture: no plain text.
    Sealed,
    /// It ends before its end.
    Cut,
    /// Text, but not of a form that can be read.
    Garbled,
    /// Readable, but something else.
    NotAPassport,
    /// Of a newer version of the format.
    Newer,
    /// Of another site, named by its id.
    OtherSite(String),
    /// The browser could not read the file.
    Unread,
}

/// A part of a file, as the text it is.
type Raw<'a> = &'a RawValue;

/// A passport whose entries have not been looked at yet.
#[derive(Debug)]
pub struct Passport<'a> {
    records: Vec<Raw<'a>>,
    unreadable: Vec<Raw<'a>>,
    pub(super) places: Vec<Raw<'a>>,
    pub(super) drafts: BTreeMap<String, Raw<'a>>,
    pub(super) settings: Option<Raw<'a>>,
    pub(super) person: Option<Raw<'a>>,
}

impl<'a> Passport<'a> {
    /// Opens the bytes of a file for a site.
    ///
    /// # Errors
    /// A [`Refusal`] where the file as a whole cannot be taken.
    pub fn open(bytes: &'a [u8], site: &Id) -> Result<Self, Refusal> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Refusal::TooLarge);
        }
        let text = plain_text(bytes)?;
        let fields: BTreeMap<String, Raw<'a>> =
            serde_json::from_str(text).map_err(|error| refusal(text, &error))?;
        let field = |name: &str| fields.get(name).copied();
        if field("format").map(text_of).as_deref() != Some(FORMAT) {
            return Err(Refusal::NotAPassport);
        }
        match field("version").and_then(|raw| raw.get().parse::<u64>().ok()) {
            Some(1..=VERSION) => {}
            Some(0) | None => return Err(Refusal::NotAPassport),
            Some(_) => return Err(Refusal::Newer),
        }
        let of = field("site").map(text_of).unwrap_or_default();
        if of != site.as_str() {
            return Err(Refusal::OtherSite(of.into_owned()));
        }
        Ok(Self {
            records: list(field("records"))?,
            unreadable: list(field("unreadable"))?,
            places: list(field("places"))?,
            drafts: match field("drafts") {
                Some(drafts) => serde_json::from_str(drafts.get()).map_err(|_| Refusal::Garbled)?,
                None => BTreeMap::new(),
            },
            settings: field("settings").filter(|raw| raw.get().starts_with('{')),
            person: field("person"),
        })
    }

    /// The texts of all records, readable or not.
    pub fn entries(&self) -> impl Iterator<Item = Cow<'a, str>> {
        let unreadable = self.unreadable.iter().copied().map(text_of);
        let records = self.records.iter().map(|raw| Cow::Borrowed(raw.get()));
        records.chain(unreadable)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.records.len() + self.unreadable.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The text in a JSON string; the JSON itself where it is no string.
pub(super) fn text_of(raw: Raw<'_>) -> Cow<'_, str> {
    serde_json::from_str::<String>(raw.get()).map_or(Cow::Borrowed(raw.get()), Cow::Owned)
}

fn list(field: Option<Raw<'_>>) -> Result<Vec<Raw<'_>>, Refusal> {
    let list = field.map(|raw| serde_json::from_str(raw.get()));
    list.transpose()
        .map(Option::unwrap_or_default)
        .map_err(|_| Refusal::Garbled)
}

/// How files of the usual programs that encrypt to text begin.
const SEALS: [&str; 3] = ["-----BEGIN ", "age-encryption.org/", "U2FsdGVkX1"];

fn plain_text(bytes: &[u8]) -> Result<&str, Refusal> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // Cut within a letter, and plain text up to there.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => return Err(Refusal::Cut),
        Err(_) => return Err(Refusal::Sealed),
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        Err(Refusal::Empty)
    } else if text.starts_with("PK") || text.contains('\0') || SEALS.iter().any(|seal| text.starts_with(seal))
    {
        Err(Refusal::Sealed)
    } else {
        Ok(text)
    }
}

fn refusal(text: &str, error: &serde_json::Error) -> Refusal {
    match error.classify() {
        Category::Eof if text.starts_with('{') => Refusal::Cut,
        Category::Data => Refusal::NotAPassport,
        _ => Refusal::Garbled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> Option<Refusal> {
        Passport::open(bytes, &"here".parse().unwrap()).err()
    }

    #[test]
    fn every_wrong_file_is_refused_by_its_name() {
        let whole = r#"{"format":"leerkring-passport","version":1,"site":"here","records":[{"a":"é"}]}"#;
        assert_eq!(refused(whole.as_bytes()), None);
        assert_eq!(refused(format!("\u{feff}\r\n{whole}\n").as_bytes()), None);
        for end in 1..whole.len() {
            assert_eq!(refused(&whole.as_bytes()[..end]), Some(Refusal::Cut), "{end}");
        }
        for (text, why) in [
            ("", Refusal::Empty),
            (" \n", Refusal::Empty),
            ("PK\u{3}\u{4}rest", Refusal::Sealed),
            ("-----BEGIN PGP MESSAGE-----", Refusal::Sealed),
            ("a\0b\0", Refusal::Sealed),
            ("Dear reader", Refusal::Garbled),
            (r#"{"format":"leerkring-passport",}"#, Refusal::Garbled),
            (
                r#"{"format":"leerkring-passport","version":1,"site":"here","records":7}"#,
                Refusal::Garbled,
            ),
            ("null", Refusal::NotAPassport),
            ("[]", Refusal::NotAPassport),
            ("{}", Refusal::NotAPassport),
            (r#"{"name":"package","version":"1.0.0"}"#, Refusal::NotAPassport),
            (
                r#"{"format":"leerkring-passport","site":"here"}"#,
                Refusal::NotAPassport,
            ),
            (
                r#"{"format":"leerkring-passport","version":2,"site":"here"}"#,
                Refusal::Newer,
            ),
            (
                r#"{"format":"leerkring-passport","version":9,"records":{}}"#,
                Refusal::Newer,
            ),
            (
                r#"{"format":"leerkring-passport","version":1,"site":"there"}"#,
                Refusal::OtherSite("there".into()),
            ),
        ] {
            assert_eq!(refused(text.as_bytes()), Some(why), "{text}");
        }
        for bytes in [
            &[0x1f, 0x8b, 8, 0][..],
            &[0xff, 0xfe, 0x7b, 0],
            &[0x89, b'P', b'N', b'G'],
        ] {
            assert_eq!(refused(bytes), Some(Refusal::Sealed), "{bytes:?}");
        }
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let deep = format!(
            r#"{{"format":"leerkring-passport","version":1,"site":"here","records":[{}{}]}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        let site = "here".parse().unwrap();
        let passport = Passport::open(deep.as_bytes(), &site).unwrap();
        assert_eq!(
            passport.entries().map(|entry| entry.len()).sum::<usize>(),
            200_000
        );
    }
}
