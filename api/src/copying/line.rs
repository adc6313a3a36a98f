//! The lines of a file of all tables: what it is, its rows, and how many there were, so that a file that was cut off is known.

use super::NotCopied;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::io::{BufRead, Read};

/// The version of the format.
const VERSION: u32 = 1;
/// What the file holds.
const HOLDS: &str = "discussion";
/// No row is longer, in bytes.
const LONGEST: u64 = 16 << 20;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Header {
    leerkring: String,
    version: u32,
    /// The newest migration of the tables.
    schema: String,
    /// The id that the newest event had, whether it is still kept or not.
    pub(super) last_event: i64,
}

impl Header {
    pub(super) fn new(schema: &str, last_event: i64) -> Self {
        Self {
            leerkring: HOLDS.to_owned(),
            version: VERSION,
            schema: schema.to_owned(),
            last_event,
        }
    }

    /// What hinders this program from reading the file.
    fn objection(&self, known: &[String]) -> Option<String> {
        if self.leerkring != HOLDS || self.last_event < 0 {
            return Some("this is no export of a discussion".to_owned());
        }
        if known.last() == Some(&self.schema) && self.version == VERSION {
            return None;
        }
        let age = if known.contains(&self.schema) && self.version <= VERSION {
            "an older version of this program: open the database there with this version, and export again"
        } else {
            "a newer version of this program: import with that version"
        };
        Some(format!("this export was made by {age}"))
    }
}

/// Any other line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Line {
    /// A row.
    Row { table: String, row: Map<String, Value> },
    /// The last line.
    End { rows: u64 },
}

/// Lines that are read, each with its number.
pub(super) struct Lines<R> {
    from: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, number: 0 }
    }

    /// Refuses the line that was read last.
    pub(super) fn refuse(&self, why: impl Into<String>) -> NotCopied {
        NotCopied::Line(self.number, why.into())
    }

    pub(super) fn header(&mut self, known: &[String]) -> Result<Header, NotCopied> {
        let text = self.text()?;
        let header: Header =
            serde_json::from_slice(&text).map_err(|_| self.refuse("this is no export of a discussion"))?;
        match header.objection(known) {
            Some(objection) => Err(self.refuse(objection)),
            None => Ok(header),
        }
    }

    pub(super) fn line(&mut self) -> Result<Line, NotCopied> {
        let text = self.text()?;
        serde_json::from_slice(&text).map_err(|_| self.refuse("this is no row"))
    }

    /// Nothing may follow.
    pub(super) fn end(&mut self) -> Result<(), NotCopied> {
        self.number += 1;
        if self.from.fill_buf()?.is_empty() {
            return Ok(());
        }
        Err(self.refuse("the file should have ended"))
    }

    fn text(&mut self) -> Result<Vec<u8>, NotCopied> {
        self.number += 1;
        let mut text = Vec::new();
        (&mut self.from).take(LONGEST).read_until(b'\n', &mut text)?;
        if text.pop() == Some(b'\n') {
            Ok(text)
        } else {
            Err(self.refuse("the file ends here, before its end, or the line is too long"))
        }
    }
}
