//! What every view may ask for: texts, links, the site.

use crate::route::{Links, Location};
use leerkring_core::Lang;
use leerkring_core::contract::{Language, Site};
use leerkring_core::texts::{Text, Texts};
use leptos::prelude::*;
use std::sync::Arc;

/// The surroundings of a page, fixed as long as its language is.
#[derive(Clone)]
pub struct Context {
    /// The texts of the interface.
    pub texts: Arc<Texts>,
    /// Writes addresses.
    pub links: Links,
    /// What the site is.
    pub site: Arc<Site>,
}

/// The page shown now.
#[derive(Clone, Copy)]
pub struct Here(pub ReadSignal<Location>);

/// The context given at the root.
pub fn context() -> Context {
    expect_context()
}

/// The words for a text.
pub fn t(text: Text) -> String {
    context().texts.get(text).to_owned()
}

/// The words for a text with its `{names}` filled in.
pub fn t_with(text: Text, values: &[(&str, &str)]) -> String {
    context().texts.with(text, values)
}

/// The words for a number of things: one text for one, another for more.
pub fn t_count(one: Text, more: Text, count: usize) -> String {
    if count == 1 {
        t(one)
    } else {
        t_with(more, &[("count", &count.to_string())])
    }
}

/// An effort in minutes, in words.
pub fn duration(minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, _) => t_with(Text::Minutes, &[("count", &minutes.to_string())]),
        (_, 0) => t_with(Text::Hours, &[("count", &hours.to_string())]),
        _ => t_with(
            Text::HoursMinutes,
            &[("hours", &hours.to_string()), ("minutes", &rest.to_string())],
        ),
    }
}

impl Context {
    /// What the site says about a language of its own.
    pub fn language(&self, lang: &Lang) -> Option<&Language> {
        self.site.languages.iter().find(|language| language.id == *lang)
    }

    /// The name of a language in the language itself; its tag where the site does not speak it.
    pub fn language_name(&self, lang: &Lang) -> String {
        self.language(lang)
            .map_or_else(|| lang.to_string(), |language| language.name.clone())
    }
}
