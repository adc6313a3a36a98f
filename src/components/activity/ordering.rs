//! Ordering: buttons move an item up or down.

use super::standing::Asked;
use crate::browser::focus_soon;
use crate::components::{Words, live, live_words};
use crate::context::{t, t_with};
use leerkring_core::activity::{Item, Kind, Question};
use leerkring_core::quiz::Given;
use leerkring_core::texts::Text;
use leerkring_core::{Id, SafeHtml};
use leptos::prelude::*;

/// Items in an order that the learner changes.
#[component]
pub fn OrderingFields(
    /// The question.
    question: Question,
    /// How it is being asked.
    asked: Asked,
) -> impl IntoView {
    let Kind::Ordering { items, .. } = question.kind.clone() else {
        return ().into_any();
    };
    let count = items.len();
    let moved = RwSignal::new(String::new());
    let right = StoredValue::new(items.clone());
    let order = move || -> Vec<Item> {
        let ids = asked.given.with(|given| match given {
            Given::Ordered(ids) => ids.clone(),
            _ => Vec::new(),
        });
        right.with_value(|items| {
            ids.iter()
                .filter_map(|id| items.iter().find(|item| item.id == *id).cloned())
                .collect()
        })
    };
    let name = question.id.clone();
    let row = move |item: Item| view! { <OrderingRow item question=name.clone() count moved asked/> };
    let solution = move || {
        let wrong = asked.is_over() && asked.judged().is_none_or(|answer| !answer.score.is_full());
        wrong.then(|| {
            let items = right.get_value().into_iter().map(|item| view! { <li><Words html=item.text class="words"/></li> });
            view! { <div class="solution"><p>{t(Text::RightAnswer)}":"</p><ol>{items.collect_view()}</ol></div> }
        })
    };
    view! {
        <div class="ordering">
            <ol><For each=order key=|item| item.id.clone() children=row/></ol>
            <p class="visually-hidden" role="status">{live_words(move || Some(moved.get()))}</p>
            {live(move || solution().into_any())}
        </div>
    }
    .into_any()
}

#[component]
fn OrderingRow(
    item: Item,
    question: Id,
    count: usize,
    moved: RwSignal<String>,
    asked: Asked,
) -> impl IntoView {
    let place = {
        let id = item.id.clone();
        Memo::new(move |_| {
            asked.given.with(|given| match given {
                Given::Ordered(ids) => ids.iter().position(|other| *other == id).unwrap_or_default(),
                _ => 0,
            })
        })
    };
    let words = item.text.to_text();
    let button = |up: bool| {
        let (id, words) = (item.id.clone(), words.clone());
        let name = format!("{question}-{id}-{}", if up { "up" } else { "down" });
        let own = name.clone();
        let shift = move |_| {
            let now = place.get_untracked();
            let Some(next) = (if up {
                now.checked_sub(1)
            } else {
                Some(now + 1).filter(|next| *next < count)
            }) else {
                return;
            };
            asked.given.update(|given| {
                if let Given::Ordered(ids) = given
                    && now < ids.len()
                    && next < ids.len()
                {
                    ids.swap(now, next);
                }
            });
            moved.set(t_with(
                Text::MovedTo,
                &[
                    ("item", &words),
                    ("place", &(next + 1).to_string()),
                    ("count", &count.to_string()),
                ],
            ));
            focus_soon(own.clone());
        };
        let label = t_with(
            if up { Text::MoveUp } else { Text::MoveDown },
            &[("item", &item.text.to_text())],
        );
        let at_end = move || {
            if up {
                place.get() == 0
            } else {
                place.get() + 1 == count
            }
        };
        view! {
            <button type="button" class="move" id=name aria-label=label aria-disabled=move || at_end().then_some("true") on:click=shift>
                <span class="arrow" class:down=!up></span>
            </button>
        }
    };
    let (up, down) = (button(true), button(false));
    let html: SafeHtml = item.text.clone();
    view! {
        <li>
            <Words html class="words"/>
            <span class="moves" hidden=move || asked.is_over()>{up}{down}</span>
        </li>
    }
}
