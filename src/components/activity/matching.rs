//! Matching: a list to choose from for each item.

use super::standing::Asked;
use crate::browser::decompose;
use crate::components::{Words, live};
use crate::context::t;
use leerkring_core::Id;
use leerkring_core::activity::{Kind, Pair, Question};
use leerkring_core::quiz::{Given, is_right};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// An item and a list for each pair.
#[component]
pub fn MatchingFields(
    /// The question.
    question: Question,
    /// How it is being asked.
    asked: Asked,
) -> impl IntoView {
    let Kind::Matching { pairs, matches } = question.kind.clone() else {
        return ().into_any();
    };
    let choices: Vec<(Id, String)> = asked
        .order(&question, matches.len())
        .into_iter()
        .filter_map(|place| matches.get(place))
        .map(|item| (item.id.clone(), item.text.to_text()))
        .collect();
    let kind = StoredValue::new(question.kind.clone());
    let rows = pairs.into_iter().map(|pair| {
        view! { <MatchingRow pair question=question.id.clone() kind choices=choices.clone() asked/> }
    });
    view! { <div class="matching">{rows.collect_view()}</div> }.into_any()
}

#[component]
fn MatchingRow(
    pair: Pair,
    question: Id,
    kind: StoredValue<Kind>,
    choices: Vec<(Id, String)>,
    asked: Asked,
) -> impl IntoView {
    let name = format!("{question}-{}", pair.id);
    let label = format!("{name}-label");
    let right_words = choices
        .iter()
        .find(|(id, _)| *id == pair.answer)
        .map(|(_, words)| words.clone());
    let chosen = {
        let id = pair.id.clone();
        Memo::new(move |_| {
            asked.given.with(|given| match given {
                Given::Matched(all) => all.get(&id).map(ToString::to_string),
                _ => None,
            })
        })
    };
    let choose = {
        let id = pair.id.clone();
        move |event| {
            let value = event_target_value(&event);
            asked.given.update(|given| {
                let Given::Matched(all) = given else { return };
                match value.parse() {
                    Ok(answer) => all.insert(id.clone(), answer),
                    Err(_) => all.remove(&id),
                };
            });
        }
    };
    let right = {
        let id = pair.id.clone();
        Memo::new(move |_| {
            let answer = asked.judged()?;
            Some(kind.with_value(|kind| is_right(kind, &id, &answer.given, decompose)))
        })
    };
    let said = move || {
        let wrong = right.get() == Some(false);
        wrong
            .then(|| pair.when_wrong.clone())
            .flatten()
            .map(|html| view! { <div class="said"><Words html class="words"/></div> })
    };
    let solution = move || {
        let show = asked.is_over() && right.get() != Some(true);
        show.then(|| right_words.clone())
            .flatten()
            .map(|words| view! { <p class="solution">{t(Text::RightAnswer)} ": " {words}</p> })
    };
    let all = choices.into_iter().map(|(id, words)| {
        let value = id.to_string();
        let own = value.clone();
        view! { <option value=value selected=move || chosen.get().as_deref() == Some(own.as_str())>{words}</option> }
    });
    view! {
        <div class="matching-row" class:right=move || right.get() == Some(true) class:wrong=move || right.get() == Some(false)>
            <label for=name.clone() id=label><Words html=pair.text.clone() class="words"/></label>
            <select id=name disabled=move || asked.is_over() on:change=choose>
                <option value="" selected=move || chosen.get().is_none()>{t(Text::Choose)}</option>
                {all.collect_view()}
            </select>
            {live(move || right.get().map(|right| view! { <span class="mark" class:right=right>{t(if right { Text::MarkRight } else { Text::MarkWrong })}</span> }).into_any())}
            {live(move || solution().into_any())}
            {live(move || said().into_any())}
        </div>
    }
}
