//! Front matter of lessons, courses and pages, and the documents behind them.

use super::activity::read_activities;
use super::course::shifted;
use super::fields::Fields;
use super::front_matter;
use crate::diagnostic::{Diagnostic, Source};
use leerkring_core::activity::Activity;
use leerkring_core::contract::Heading;
use leerkring_core::licence::Licence;
use leerkring_core::markdown::{Sourced, headings};
use leerkring_core::{Id, Lang};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The longest summary in characters; longer ones are cut off in lists and by search engines.
const SUMMARY_LENGTH: usize = 200;

/// What front matter says of a text.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Authors, where not inherited.
    pub authors: Vec<String>,
    /// Licence, where not inherited.
    pub licence: Option<Licence>,
    /// Canonical address, where the text comes from elsewhere.
    pub source: Option<String>,
    /// Effort in minutes, where it is not the reading time.
    pub minutes: Option<u32>,
    /// Not to be published yet.
    pub draft: bool,
    /// Date from which a class is expected to read it.
    pub available_from: Option<String>,
    /// Date of the last change of substance.
    pub updated: Option<String>,
    /// Earlier ids.
    pub aliases: Vec<Id>,
}

impl Meta {
    /// Asks the keys that every text has; the caller asks its own and then finishes.
    pub fn read(fields: &mut Fields) -> Self {
        let title = fields
            .required("title")
            .map(|(title, _)| title)
            .unwrap_or_default();
        let summary = fields.text("summary");
        if let Some((text, at)) = &summary
            && text.chars().count() > SUMMARY_LENGTH
        {
            fields.problems.push(leerkring_core::markdown::Problem::new(
                "summary-too-long",
                at.clone(),
                format!("the summary has more than {SUMMARY_LENGTH} characters"),
                "say in one sentence what the reader gets",
            ));
        }
        Self {
            title,
            summary: summary.map(|(text, _)| text).unwrap_or_default(),
            authors: fields
                .texts("authors")
                .into_iter()
                .map(|(author, _)| author)
                .collect(),
            licence: fields.chosen(
                "licence",
                "write an SPDX identifier such as CC-BY-4.0",
                Licence::parse,
            ),
            source: fields.address("source"),
            minutes: fields.chosen("minutes", "write a whole number of minutes, at least 1", |text| {
                text.parse()
                    .ok()
                    .filter(|minutes| (1..=100_000).contains(minutes))
            }),
            draft: fields.chosen("status", "write draft or published", |word| match word {
                "draft" => Some(true),
                "published" => Some(false),
                _ => None,
            }) == Some(true),
            available_from: fields.date("available-from"),
            updated: fields.date("updated"),
            aliases: fields.list("aliases"),
        }
    }
}

/// A lesson or page as it was read, before it is written.
#[derive(Debug)]
pub struct Text {
    /// The file.
    pub source: Arc<Source>,
    /// Its front matter.
    pub meta: Meta,
    /// Byte at which the body starts.
    pub body_at: usize,
    /// Headings of the body.
    pub headings: Vec<Heading>,
    /// Activities by the byte of the body at which their fences start.
    pub activities: Activities,
}

/// Activities by the byte at which their fences start.
pub type Activities = BTreeMap<usize, Activity<Sourced>>;

impl Text {
    /// Reads a file's front matter and headings.
    pub fn read(source: Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let cut = front_matter::cut(&source);
        let mut fields = cut.fields;
        let meta = Meta::read(&mut fields);
        let (body_at, headings) = (cut.body_at, headings(cut.body));
        let ids: Vec<&Id> = headings.iter().map(|heading| &heading.id).collect();
        let (activities, problems) = read_activities(cut.body, &ids);
        let problems = problems.into_iter().map(|problem| shifted(problem, body_at));
        diagnostics.extend(
            fields
                .finish()
                .into_iter()
                .chain(problems)
                .map(|problem| Diagnostic::at(&source, problem)),
        );
        Self {
            source,
            meta,
            body_at,
            headings,
            activities,
        }
    }

    /// What follows the front matter.
    pub fn body(&self) -> &str {
        self.source.text.get(self.body_at..).unwrap_or_default()
    }

    /// Whether there is a heading of that id.
    pub fn has_heading(&self, id: &str) -> bool {
        self.headings.iter().any(|heading| heading.id.as_str() == id)
    }
}

/// The version of a text that a reader of a language gets: their own, else the first there is in
/// the order of the site's languages.
pub fn in_language<'t, T>(
    versions: &'t BTreeMap<Lang, T>,
    wanted: &Lang,
    site: &[Lang],
) -> Option<(&'t Lang, &'t T)> {
    let order = std::iter::once(wanted).chain(site);
    order
        .filter_map(|lang| versions.get_key_value(lang))
        .next()
        .or_else(|| versions.iter().next())
}
