//! What a question offers, as text: the learner thinks, nothing is filled in.

use crate::components::{Prose, Safe};
use crate::context::{t, t_with};
use leerkring_core::SafeHtml;
use leerkring_core::activity::{Item, Kind};
use leerkring_core::quiz::{blanks, by_id};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// What a question offers.
pub fn question(kind: &Kind) -> AnyView {
    match kind {
        Kind::Single { options } | Kind::Multiple { options } => {
            list(options.iter().map(|option| &option.text))
        }
        Kind::TrueFalse { .. } => view! {
            <ul class="review-list"><li>{t(Text::TrueAnswer)}</li><li>{t(Text::FalseAnswer)}</li></ul>
        }
        .into_any(),
        Kind::Number { unit: Some(unit), .. } => {
            view! { <p class="review-unit">{t_with(Text::ReviewUnit, &[("unit", unit)])}</p> }.into_any()
        }
        Kind::Matching { pairs, matches } => view! {
            {list(pairs.iter().map(|pair| &pair.text))}
            <p class="review-matches">{t(Text::ReviewMatches)}</p>
            {ordered(matches)}
        }
        .into_any(),
        Kind::Ordering { items, .. } => ordered(items),
        Kind::Cloze { text, .. } => {
            view! { <Safe prose=Prose::Written(blanks(text)) class="prose review-gaps"/> }.into_any()
        }
        Kind::ShortText(_) | Kind::Number { unit: None, .. } | Kind::Reflection => ().into_any(),
    }
}

/// Items in an order that gives nothing away.
fn ordered(items: &[Item]) -> AnyView {
    list(by_id(items).into_iter())
}

/// Texts below each other.
pub fn list<'t>(texts: impl Iterator<Item = &'t SafeHtml>) -> AnyView {
    let items = texts.map(|text| view! { <li><Safe prose=Prose::Written(text.clone()) class="prose"/></li> });
    view! { <ul class="review-list">{items.collect_view()}</ul> }.into_any()
}
