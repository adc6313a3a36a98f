//! `site.toml`: what the site is.

use super::fields::{Fields, Value};
use super::toml_text::toml_node;
use crate::diagnostic::{Diagnostic, Source};
use leerkring_core::contract::{Features, Theme};
use leerkring_core::licence::Licence;
use leerkring_core::{Id, Lang};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The file's name.
pub const SITE_FILE: &str = "site.toml";

/// What `site.toml` says.
#[derive(Clone, Debug)]
pub struct SiteFile {
    /// Given once; records of progress carry it.
    pub id: Id,
    /// What the site calls itself.
    pub name: String,
    /// Absolute address, with a slash at the end.
    pub address: String,
    /// Languages, the default first.
    pub languages: Vec<Lang>,
    /// Authors of what names none.
    pub authors: Vec<String>,
    /// Licence of what names none.
    pub licence: Licence,
    /// Address before a path to get the page on which it can be edited.
    pub repository: Option<String>,
    /// Courses in the order of the catalogue; the others follow by id.
    pub courses: Vec<Id>,
    /// Switches.
    pub features: Features,
    /// Origin of the dynamic API.
    pub api: Option<String>,
    /// Titles of themes by language.
    pub themes: BTreeMap<Id, BTreeMap<String, String>>,
}

impl SiteFile {
    /// A theme with its title in a language, or in the first that it has.
    pub fn theme(&self, id: &Id, lang: &Lang) -> Option<Theme> {
        let titles = self.themes.get(id)?;
        let title = titles.get(lang.as_str()).or_else(|| titles.values().next())?;
        Some(Theme {
            id: id.clone(),
            title: title.clone(),
        })
    }
}

/// Reads `site.toml`; every mistake is added to `diagnostics`.
pub fn read_site(source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Option<SiteFile> {
    let node = match toml_node(&source.text) {
        Ok(node) => node,
        Err(problem) => {
            diagnostics.push(Diagnostic::at(source, problem));
            return None;
        }
    };
    let mut fields = Fields::of(node);
    let id = fields.required("id").and_then(|(id, at)| match id.parse() {
        Ok(id) => Some(id),
        Err(why) => {
            fields.problems.push(leerkring_core::markdown::Problem::new(
                "invalid-id",
                at,
                format!("`{id}` is not an id"),
                format!("{why}"),
            ));
            None
        }
    });
    let name = fields.required("name").map(|(name, _)| name);
    let address = fields
        .address("address")
        .map(|address| format!("{}/", address.trim_end_matches('/')));
    let languages: Vec<Lang> = fields.list("languages");
    let authors = fields
        .texts("authors")
        .into_iter()
        .map(|(author, _)| author)
        .collect();
    let licence = fields.chosen(
        "licence",
        "write an SPDX identifier such as CC-BY-4.0",
        Licence::parse,
    );
    let repository = fields.address("repository");
    let courses = fields.list("courses");
    let themes = themes(&mut fields);
    let features = section(&mut fields, "features", |fields| Features {
        threads: fields
            .chosen("threads", "write true or false", |word| word.parse().ok())
            .unwrap_or(true),
    });
    let api = section(&mut fields, "api", |fields| fields.address("origin"));
    let whole = fields.at();
    for (missing, key) in [
        (address.is_none(), "address"),
        (languages.is_empty(), "languages"),
    ] {
        if missing
            && !fields
                .problems
                .iter()
                .any(|problem| problem.message.contains(key))
        {
            let hint = if key == "address" {
                "add `address = \"https://…/\"`"
            } else {
                "add `languages = [\"nl\", \"en\"]`, the default first"
            };
            fields.problems.push(leerkring_core::markdown::Problem::new(
                "missing-key",
                whole.clone(),
                format!("`{key}` is missing"),
                hint,
            ));
        }
    }
    diagnostics.extend(
        fields
            .finish()
            .into_iter()
            .map(|problem| Diagnostic::at(source, problem)),
    );
    Some(SiteFile {
        id: id?,
        name: name?,
        address: address?,
        languages: (!languages.is_empty()).then_some(languages)?,
        authors,
        licence: licence.or_else(|| Licence::parse("CC-BY-4.0"))?,
        repository,
        courses,
        features: features.unwrap_or(Features { threads: true }),
        api: api.flatten(),
        themes,
    })
}

fn section<T>(fields: &mut Fields, key: &'static str, read: impl FnOnce(&mut Fields) -> T) -> Option<T> {
    let mut inner = Fields::of(fields.take(key)?);
    let value = read(&mut inner);
    fields.problems.extend(inner.finish());
    Some(value)
}

fn themes(fields: &mut Fields) -> BTreeMap<Id, BTreeMap<String, String>> {
    let mut themes = BTreeMap::new();
    let Some(node) = fields.take("themes") else {
        return themes;
    };
    let Value::Map(entries) = node.value else {
        return themes;
    };
    for entry in entries {
        let Ok(id) = entry.key.parse::<Id>() else {
            fields.problems.push(leerkring_core::markdown::Problem::new(
                "invalid-id",
                entry.at,
                format!("`{}` is not an id", entry.key),
                leerkring_core::id::NotAnId.to_string(),
            ));
            continue;
        };
        let mut titles = BTreeMap::new();
        for title in Fields::of(entry.node).rest() {
            if let Value::Text(text) = title.node.value {
                titles.insert(title.key, text);
            }
        }
        themes.insert(id, titles);
    }
    themes
}
