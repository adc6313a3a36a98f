//! The filter of the catalogue.

use super::kind_text;
use crate::context::{context, t};
use leerkring_core::Lang;
use leerkring_core::contract::{Catalogue, CourseKind, Theme};
use leerkring_core::filter::{Duration, Filter};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The selects of the filter. It offers only what some course is.
#[component]
pub fn Filters(
    /// All courses.
    catalogue: Arc<Catalogue>,
    /// What the reader looks for.
    filter: RwSignal<Filter>,
) -> impl IntoView {
    let context = context();
    let cards = &catalogue.courses;
    let kinds: BTreeSet<CourseKind> = cards.iter().map(|card| card.kind).collect();
    let langs: BTreeSet<&Lang> = cards.iter().flat_map(|card| &card.languages).collect();
    let themes: BTreeSet<&Theme> = cards.iter().flat_map(|card| &card.themes).collect();
    let kinds = Field {
        name: "kind",
        text: Text::FilterKind,
        options: kinds
            .into_iter()
            .map(|kind| (kind.as_str().to_owned(), t(kind_text(kind))))
            .collect(),
        read: |filter| filter.kind.map(|kind| kind.as_str().to_owned()),
        write: |filter, value| filter.kind = CourseKind::parse(value),
    };
    let langs = Field {
        name: "lang",
        text: Text::FilterLanguage,
        options: langs
            .into_iter()
            .map(|lang| (lang.to_string(), context.language_name(lang)))
            .collect(),
        read: |filter| filter.lang.as_ref().map(Lang::to_string),
        write: |filter, value| filter.lang = value.parse().ok(),
    };
    let themes = Field {
        name: "theme",
        text: Text::FilterTheme,
        options: themes
            .into_iter()
            .map(|theme| (theme.id.to_string(), theme.title.clone()))
            .collect(),
        read: |filter| filter.theme.as_ref().map(ToString::to_string),
        write: |filter, value| filter.theme = value.parse().ok(),
    };
    let durations = Field {
        name: "duration",
        text: Text::FilterDuration,
        options: Duration::ALL
            .map(|d| (d.as_str().to_owned(), t(duration_text(d))))
            .to_vec(),
        read: |filter| filter.duration.map(|duration| duration.as_str().to_owned()),
        write: |filter, value| filter.duration = Duration::parse(value),
    };
    let fields = [kinds, langs, themes, durations]
        .map(|field| select(field, filter))
        .collect_view();
    view! {
        <form class="filters needs-script" aria-label=t(Text::Filter) on:submit=|event| event.prevent_default()>
            {fields}
        </form>
    }
}

/// One select: what it offers, and the part of the filter it is about.
struct Field {
    name: &'static str,
    text: Text,
    options: Vec<(String, String)>,
    read: fn(&Filter) -> Option<String>,
    write: fn(&mut Filter, &str),
}

fn select(field: Field, filter: RwSignal<Filter>) -> impl IntoView {
    let Field {
        name,
        text,
        options,
        read,
        write,
    } = field;
    let chosen = Memo::new(move |_| filter.with(read).unwrap_or_default());
    let any = (String::new(), t(Text::FilterAny));
    let options = std::iter::once(any).chain(options).map(|(value, words)| {
        let this = value.clone();
        view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == this)>{words}</option> }
    });
    let options = options.collect_view();
    let on_change = move |event| filter.update(|filter| write(filter, &event_target_value(&event)));
    view! {
        <label>
            <span>{t(text)}</span>
            <select name=name on:change=on_change>{options}</select>
        </label>
    }
}

fn duration_text(duration: Duration) -> Text {
    match duration {
        Duration::Short => Text::DurationShort,
        Duration::Medium => Text::DurationMedium,
        Duration::Long => Text::DurationLong,
    }
}
