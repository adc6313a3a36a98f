//! One question: what is asked, its fields, and what is said of an answer.

use super::cloze::ClozeFields;
use super::confidence::ConfidenceField;
use super::feedback::Feedback;
use super::matching::MatchingFields;
use super::options::OptionFields;
use super::ordering::OrderingFields;
use super::saved::SavedLine;
use super::standing::{Asked, is_complete};
use super::typed::{OwnWordsField, TypedField};
use crate::browser::{decompose, focus_soon, is_enter_in_field};
use crate::components::{DiscussQuestion, Words, live, live_words};
use crate::context::{t, t_with};
use crate::state::{Learner, Saving};
use leerkring_core::activity::{Kind, Question};
use leerkring_core::progress::{Answer, ItemRef, Outcome};
use leerkring_core::quiz::score;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// A question of a quiz.
#[component]
pub fn QuestionView(
    /// The question.
    question: Question,
    /// The quiz it stands in.
    quiz: ItemRef,
    /// Whether the learner is asked how sure they are.
    confidence: bool,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let id = question.id.to_string();
    let item = ItemRef {
        lesson: quiz.lesson.clone(),
        item: question.id.clone(),
    };
    let graded = question.kind.is_graded();
    let question = StoredValue::new(question);
    let asked = Asked::new(learner, question, &item, &quiz);
    let sure = RwSignal::new(None::<u8>);
    let saving = RwSignal::new(Saving::Idle);
    let missing = RwSignal::new(false);
    let said = format!("{id}-said");
    let answer = {
        let (item, said) = (item.clone(), said.clone());
        move || {
            let given = asked.given.get_untracked();
            if asked.is_over() || !question.with_value(|question| is_complete(question, &given)) {
                missing.set(true);
                return;
            }
            missing.set(false);
            let answer = question.with_value(|question| Answer {
                score: score(&question.kind, &given, decompose),
                given,
                key: question.key.clone(),
                confidence: sure.get_untracked(),
                hints: u8::try_from(asked.hints.get_untracked()).unwrap_or(u8::MAX),
            });
            learner.record(item.clone(), Outcome::Answered(answer), saving);
            if asked.now.with_untracked(super::standing::Now::is_over) {
                // The button is gone; what is said of the answer is where the learner goes on.
                focus_soon(said.clone());
            }
        }
    };
    let give_up = {
        let (item, said) = (item.clone(), said.clone());
        move |_| {
            learner.record(item.clone(), Outcome::GaveUp, saving);
            focus_soon(said.clone());
        }
    };
    // No form: a frame that may not submit forms could not answer.
    let on_enter = {
        let answer = answer.clone();
        move |event: leptos::ev::KeyboardEvent| {
            if is_enter_in_field(&event) {
                event.prevent_default();
                answer();
            }
        }
    };
    let words = question.with_value(|question| question.question.clone());
    let is_group = question.with_value(|question| {
        !matches!(
            question.kind,
            Kind::ShortText(_) | Kind::Number { .. } | Kind::Reflection
        )
    });
    let asks = format!("{id}-asks");
    let fields = question.with_value(|question| match &question.kind {
        Kind::Single { .. } | Kind::Multiple { .. } | Kind::TrueFalse { .. } => {
            view! { <OptionFields question=question.clone() asked/> }.into_any()
        }
        Kind::ShortText(_) | Kind::Number { .. } => {
            view! { <TypedField question=question.clone() asked/> }.into_any()
        }
        Kind::Matching { .. } => view! { <MatchingFields question=question.clone() asked/> }.into_any(),
        Kind::Ordering { .. } => view! { <OrderingFields question=question.clone() asked/> }.into_any(),
        Kind::Cloze { .. } => view! { <ClozeFields question=question.clone() asked/> }.into_any(),
        Kind::Reflection => view! { <OwnWordsField question=question.clone() asked/> }.into_any(),
    });
    let tries = move || {
        let left = asked.now.with(|now| now.left)?;
        (!asked.is_over()).then(|| {
            let words = if left == 1 {
                t(Text::OneTryLeft)
            } else {
                t_with(Text::TriesLeft, &[("count", &left.to_string())])
            };
            view! { <span class="tries">{words}</span> }
        })
    };
    let buttons = move || {
        (!asked.is_over()).then(|| {
            let (give_up, answer) = (give_up.clone(), answer.clone());
            let tried = asked.now.with(|now| now.tries > 0);
            view! {
                <div class="actions">
                    <button type="button" class="check" on:click=move |_| answer()>{t(if graded { Text::CheckAnswer } else { Text::SaveWords })}</button>
                    <HintButton question asked/>
                    {(tried && graded).then(|| view! { <button type="button" class="quiet give-up" on:click=give_up>{t(Text::ShowAnswer)}</button> })}
                    {live(move || tries().into_any())}
                </div>
            }
        })
    };
    let discussed = id.parse().ok().map(|item| view! { <DiscussQuestion item/> });
    view! {
        <li class="question" id=id.clone()>
            <div on:keydown=on_enter role=is_group.then_some("group") aria-labelledby=is_group.then_some(asks)>
                <Words html=words class="asks" id=asks.clone()/>
                {live(move || asked.now.with(|now| now.changed).then(|| view! { <p class="changed">{t(Text::ChangedSince)}</p> }).into_any())}
                {fields}
                <Hints question asked/>
                {confidence.then(|| view! { <ConfidenceField name=format!("{id}-sure") sure asked/> })}
                <p class="missing" role="alert">{live_words(move || missing.get().then(|| t(Text::AnswerFirst)))}</p>
                {live(move || buttons().into_any())}
                <Feedback question asked id=said/>
                <SavedLine saving/>
            </div>
            {discussed}
        </li>
    }
}

#[component]
fn HintButton(question: StoredValue<Question>, asked: Asked) -> impl IntoView {
    let all = question.with_value(|question| question.hints.len());
    live(move || {
        let open = asked.hints.get();
        let button = (open < all).then(|| {
            let words = t_with(Text::HintNumber, &[("number", &(open + 1).to_string()), ("count", &all.to_string())]);
            view! { <button type="button" class="quiet hint" on:click=move |_| asked.hints.update(|open| *open += 1)>{words}</button> }
        });
        button.into_any()
    })
}

#[component]
fn Hints(question: StoredValue<Question>, asked: Asked) -> impl IntoView {
    let shown = move || {
        let hints = question.with_value(|question| {
            question
                .hints
                .iter()
                .take(asked.hints.get())
                .cloned()
                .collect::<Vec<_>>()
        });
        hints
            .into_iter()
            .map(|hint| view! { <div class="hint-text"><Words html=hint class="words"/></div> })
            .collect_view()
    };
    view! { <div class="hints" role="status">{live(move || shown().into_any())}</div> }
}
