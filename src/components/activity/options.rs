//! The options of single-choice, multiple-choice and true-or-false questions.

use super::standing::Asked;
use crate::components::{Words, live};
use crate::context::t;
use leerkring_core::activity::{Choice, Kind, Question};
use leerkring_core::quiz::{Given, Score, of_choice};
use leerkring_core::texts::Text;
use leerkring_core::{Id, SafeHtml};
use leptos::prelude::*;

/// What an option says.
enum Label {
    Written(SafeHtml),
    Word(Text),
}

/// Radio buttons or tick boxes.
#[component]
pub fn OptionFields(
    /// The question.
    question: Question,
    /// How it is being asked.
    asked: Asked,
) -> impl IntoView {
    let several = matches!(question.kind, Kind::Multiple { .. });
    let name = question.id.to_string();
    let options: Vec<(Choice<SafeHtml>, Label)> = match &question.kind {
        Kind::Single { options } | Kind::Multiple { options } => {
            let places = asked.order(&question, options.len());
            let options = places.into_iter().filter_map(|place| options.get(place).cloned());
            options
                .map(|option| (option.clone(), Label::Written(option.text)))
                .collect()
        }
        Kind::TrueFalse {
            right,
            when_true,
            when_false,
        } => [
            ("true", Text::TrueAnswer, *right, when_true),
            ("false", Text::FalseAnswer, !*right, when_false),
        ]
        .into_iter()
        .filter_map(|(id, word, right, said)| {
            Some((truth(id.parse().ok()?, right, said.clone()), Label::Word(word)))
        })
        .collect(),
        _ => Vec::new(),
    };
    let options = options
        .into_iter()
        .map(|(option, label)| view! { <OptionField option label name=name.clone() several asked/> });
    view! { <div class="options">{options.collect_view()}</div> }
}

fn truth(id: Id, right: bool, chosen: Option<SafeHtml>) -> Choice {
    Choice {
        id,
        text: SafeHtml::default(),
        right,
        credit: Score::NONE,
        chosen,
        not_chosen: None,
    }
}

#[component]
fn OptionField(option: Choice, label: Label, name: String, several: bool, asked: Asked) -> impl IntoView {
    let id = option.id.clone();
    let chosen = {
        let id = id.clone();
        Memo::new(move |_| asked.given.with(|given| given.has(&id)))
    };
    let choose = move |_| {
        asked.given.update(|given| {
            let Given::Chosen(all) = given else { return };
            if !several {
                all.clear();
            }
            if !several || !all.remove(&id) {
                all.insert(id.clone());
            }
        });
    };
    // What the last try had here: right, wrong, or nothing to say.
    let (mark, said) = {
        let (option, id) = (option.clone(), option.id.clone());
        let judged = Memo::new(move |_| {
            let over = asked.is_over();
            asked
                .judged()
                .map(|answer| (answer.given.has(&id), over))
                .or_else(|| over.then_some((false, true)))
        });
        let right = option.right;
        let mark = move || match judged.get() {
            Some((true, _)) => Some(right),
            Some((false, true)) if right => Some(true),
            _ => None,
        };
        let said = move || {
            let (chosen, over) = judged.get()?;
            of_choice(&option, chosen, over).cloned()
        };
        (mark, said)
    };
    let verdict = move || {
        mark().map(|right| {
            let word = t(if right { Text::MarkRight } else { Text::MarkWrong });
            view! { <span class="mark" class:right=right>{word}</span> }
        })
    };
    let label = match label {
        Label::Written(html) => view! { <Words html class="words"/> }.into_any(),
        Label::Word(word) => view! { <span class="words">{t(word)}</span> }.into_any(),
    };
    view! {
        <div class="option" class:right=move || mark() == Some(true) class:wrong=move || mark() == Some(false)>
            <label>
                <input
                    type=if several { "checkbox" } else { "radio" }
                    name=name
                    value=option.id.to_string()
                    prop:checked=move || chosen.get()
                    disabled=move || asked.is_over()
                    on:change=choose
                />
                {label}
                {live(move || verdict().into_any())}
            </label>
            {live(move || said().map(|html| view! { <div class="said"><Words html class="words"/></div> }).into_any())}
        </div>
    }
}
