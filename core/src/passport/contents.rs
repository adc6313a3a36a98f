//! Writing a passport, a piece at a time, so that many records do not hold the page up.

use super::{FORMAT, VERSION};
use crate::Id;
use crate::discussion::MadePerson;
use crate::progress::{Place, Record};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many records are written in one piece.
const AT_A_TIME: usize = 1_000;

/// All that is kept of a learner.
#[derive(Clone, Debug)]
pub struct Contents {
    /// The site it belongs to.
    pub site: Id,
    /// When it was written, in milliseconds since 1970 UTC.
    pub exported: u64,
    /// Every record.
    pub records: Vec<Arc<Record>>,
    /// Values that this version cannot read, as they are.
    pub unreadable: Vec<String>,
    /// The last place worked at in each course.
    pub places: Vec<Place>,
    /// Words that are not a record yet, by what they are about.
    pub drafts: BTreeMap<String, String>,
    /// The settings, as the JSON text that is stored.
    pub settings: Option<String>,
    /// Who the learner is in discussions, with the token that proves it; only where they ticked that.
    pub person: Option<MadePerson>,
}

impl Contents {
    /// The text of the file in pieces; below each other they are the whole.
    pub fn pieces(&self) -> impl Iterator<Item = String> {
        let start = format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"site\":\"{}\",\"exported\":{},\n\"records\":[",
            self.site, self.exported
        );
        let records = self.records.chunks(AT_A_TIME).enumerate().map(|(index, chunk)| {
            let lines: Vec<String> = chunk.iter().map(|record| json(&**record)).collect();
            let before = if index == 0 { "\n" } else { ",\n" };
            format!("{before}{}", lines.join(",\n"))
        });
        // Settings that are not even JSON are as by default; they are no loss.
        let settings = self.settings.as_deref().and_then(|text| {
            let is_json = crate::json::parse(text).is_some();
            is_json.then_some(text)
        });
        let person = self.person.as_ref();
        let person = person.map(|person| format!(",\n\"person\":{}", json(person)));
        let drafts = self
            .drafts
            .iter()
            .map(|(about, words)| format!("{}:{}", json(about), json(words)));
        let end = format!(
            "\n],\n\"unreadable\":[{}],\n\"places\":[{}],\n\"drafts\":{{{}}},\n\"settings\":{}{}}}\n",
            joined(self.unreadable.iter().map(json)),
            joined(self.places.iter().map(json)),
            joined(drafts),
            settings.unwrap_or("null"),
            person.unwrap_or_default(),
        );
        std::iter::once(start).chain(records).chain([end])
    }
}

/// What the file is called, given the date: `leerkring-passport-SITE-2026-11-22.json`.
pub fn file_name(site: &Id, date: &str) -> String {
    format!("{FORMAT}-{site}-{date}.json")
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

fn json(value: &impl Serialize) -> String {
    // None of these types can fail; a hole would still be a file that reads.
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}
