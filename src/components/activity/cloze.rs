//! A text with gaps, each a field or a list to choose from.

use super::standing::Asked;
use crate::browser::decompose;
use crate::components::{Words, live};
use crate::context::{t, t_with};
use leerkring_core::Id;
use leerkring_core::activity::{Gap, Kind, Part, Question};
use leerkring_core::quiz::{Given, is_right, of_blank, of_choice};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The text and its gaps.
#[component]
pub fn ClozeFields(
    /// The question.
    question: Question,
    /// How it is being asked.
    asked: Asked,
) -> impl IntoView {
    let Kind::Cloze { text, gaps } = question.kind.clone() else {
        return ().into_any();
    };
    let kind = StoredValue::new(question.kind.clone());
    let count = gaps.len();
    let mut number = 0;
    let parts: Vec<AnyView> = text
        .into_iter()
        .map(|part| match part {
            Part::Text(html) => view! { <Words html class="words"/> }.into_any(),
            Part::Gap(id) => match gaps.iter().find(|gap| *gap.id() == id).cloned() {
                Some(gap) => {
                    number += 1;
                    let label = t_with(
                        Text::GapNumber,
                        &[("number", &number.to_string()), ("count", &count.to_string())],
                    );
                    view! { <GapField gap kind label asked/> }.into_any()
                }
                None => ().into_any(),
            },
        })
        .collect();
    let remarks = gaps
        .into_iter()
        .enumerate()
        .map(|(index, gap)| view! { <GapRemark gap number=index + 1 count kind asked/> });
    view! {
        <div class="cloze">
            <p class="cloze-text">{parts}</p>
            {remarks.collect_view()}
        </div>
    }
    .into_any()
}

fn rightness(kind: StoredValue<Kind>, id: Id, asked: Asked) -> Memo<Option<bool>> {
    Memo::new(move |_| {
        let answer = asked.judged()?;
        Some(kind.with_value(|kind| is_right(kind, &id, &answer.given, decompose)))
    })
}

#[component]
fn GapField(gap: Gap, kind: StoredValue<Kind>, label: String, asked: Asked) -> impl IntoView {
    let id = gap.id().clone();
    let right = rightness(kind, id.clone(), asked);
    let value = {
        let id = id.clone();
        Memo::new(move |_| asked.given.with(|given| given.filled(&id).to_owned()))
    };
    let fill = move |words: String| {
        asked.given.update(|given| {
            if let Given::Filled(all) = given {
                all.insert(id.clone(), words);
            }
        });
    };
    let field = match gap {
        Gap::Typed { .. } => view! {
            <input type="text" aria-label=label autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200" size="12"
                prop:value=move || value.get() readonly=move || asked.is_over() on:input=move |event| fill(event_target_value(&event))/>
        }
        .into_any(),
        Gap::Chosen { options, .. } => {
            let options = options.into_iter().map(|option| {
                let own = option.id.to_string();
                let same = own.clone();
                view! { <option value=own selected=move || value.get() == same>{option.text.to_text()}</option> }
            });
            view! {
                <select aria-label=label disabled=move || asked.is_over() on:change=move |event| fill(event_target_value(&event))>
                    <option value="" selected=move || value.get().is_empty()>{t(Text::Choose)}</option>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
    };
    view! {
        <span class="gap" class:right=move || right.get() == Some(true) class:wrong=move || right.get() == Some(false)>
            {field}
        </span>
    }
}

/// What is said of one gap: right or not, why, and in the end what belongs there.
#[component]
fn GapRemark(gap: Gap, number: usize, count: usize, kind: StoredValue<Kind>, asked: Asked) -> impl IntoView {
    let id = gap.id().clone();
    let right = rightness(kind, id.clone(), asked);
    let full = match &gap {
        Gap::Typed { blank, .. } => blank
            .answers
            .iter()
            .find(|answer| answer.credit.is_full())
            .map(|answer| answer.text.clone()),
        Gap::Chosen { options, .. } => options
            .iter()
            .find(|option| option.right)
            .map(|option| option.text.to_text()),
    };
    let said = move || {
        let answer = asked.judged()?;
        let words = answer.given.filled(&id).to_owned();
        match &gap {
            Gap::Typed { blank, .. } => of_blank(blank, &words, decompose).cloned(),
            Gap::Chosen { options, .. } => {
                let option = options.iter().find(|option| option.id.as_str() == words)?;
                of_choice(option, true, true).cloned()
            }
        }
    };
    live(move || {
        let over = asked.is_over();
        let right = right.get();
        let remark = (right.is_some() || over).then(|| {
            let said = said();
            let solution = full.clone().filter(|_| over && right != Some(true));
            let is_right = right == Some(true);
            view! {
                <div class="gap-remark">
                    <p>
                        {t_with(Text::GapNumber, &[("number", &number.to_string()), ("count", &count.to_string())])} ": "
                        {right.map(|_| view! { <span class="mark" class:right=is_right>{t(if is_right { Text::MarkRight } else { Text::MarkWrong })}</span> })}
                        {solution.map(|words| view! { <span class="solution">" " {t(Text::RightAnswer)} ": " {words}</span> })}
                    </p>
                    {said.map(|html| view! { <div class="said"><Words html class="words"/></div> })}
                </div>
            }
        });
        remark.into_any()
    })
}
