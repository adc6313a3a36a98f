//! The right answer of a question.

use super::question::list;
use crate::components::{Prose, Safe};
use crate::context::t;
use leerkring_core::SafeHtml;
use leerkring_core::activity::Kind;
use leerkring_core::quiz::{RightAnswer, right_answer};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The right answer.
pub fn answer(kind: &Kind) -> AnyView {
    let prose = |html: &SafeHtml| view! { <Safe prose=Prose::Written(html.clone()) class="prose"/> };
    match right_answer(kind) {
        RightAnswer::Options(options) => list(options.into_iter()),
        RightAnswer::Truth(holds) => {
            let words = if holds {
                Text::TrueAnswer
            } else {
                Text::FalseAnswer
            };
            view! { <ul class="review-list"><li class="review-words">{t(words)}</li></ul> }.into_any()
        }
        RightAnswer::Texts(texts) => {
            let items = texts
                .into_iter()
                .map(|text| view! { <li class="review-words">{text}</li> });
            view! { <ul class="review-list">{items.collect_view()}</ul> }.into_any()
        }
        RightAnswer::Pairs(pairs) => {
            let rows = pairs.into_iter().map(|(item, belongs)| {
                view! { <div><dt>{prose(item)}</dt><dd>{prose(belongs)}</dd></div> }
            });
            view! { <dl class="review-pairs">{rows.collect_view()}</dl> }.into_any()
        }
        RightAnswer::Order(items) => {
            let items = items.into_iter().map(|item| view! { <li>{prose(item)}</li> });
            view! { <ol class="review-order">{items.collect_view()}</ol> }.into_any()
        }
        RightAnswer::Filled(html) => {
            view! { <Safe prose=Prose::Written(html) class="prose review-gaps"/> }.into_any()
        }
        RightAnswer::None => ().into_any(),
    }
}
