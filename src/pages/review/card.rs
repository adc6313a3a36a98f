//! During a session: one card at a time.

use super::session::{Session, Showing};
use super::{answer, question};
use crate::api::{Load, load};
use crate::browser::focus_on_arrival;
use crate::components::{Prose, Safe};
use crate::context::{context, t, t_with};
use crate::route::catalogue_json;
use crate::state::Saving;
use leerkring_core::Id;
use leerkring_core::activity::Question;
use leerkring_core::contract::{Catalogue, Lesson};
use leerkring_core::progress::Recall;
use leerkring_core::review::minutes_for;
use leerkring_core::texts::Text;
use leptos::html::{H2, H3};
use leptos::prelude::*;
use std::sync::Arc;

/// The frame that stays, and the card that changes in it.
pub fn cards(session: Session) -> impl IntoView {
    let position = Memo::new(move |_| session.position());
    let status = move || {
        let (place, count) = position.get();
        let (left, place, count) = (minutes_for((count + 1).saturating_sub(place)), place, count);
        let place = t_with(
            Text::ReviewPosition,
            &[("place", &place.to_string()), ("count", &count.to_string())],
        );
        format!(
            "{place} · {}",
            t_with(Text::ReviewTimeLeft, &[("count", &left.to_string())])
        )
    };
    let catalogue = load(catalogue_json(&context().links.lang)).state;
    let card = move || match session.showing.get() {
        Showing::Asking(question, lesson) => {
            ask(session, position.get_untracked().0, &question, &lesson, catalogue).into_any()
        }
        Showing::Failed => failed(session).into_any(),
        _ => view! { <p class="waiting">{t(Text::Loading)}</p> }.into_any(),
    };
    let refused = move || (session.saving.get() == Saving::Failed).then(|| t(Text::NotSaved));
    view! {
        <div class="review-bar">
            <p role="status">{status}</p>
            <progress max=move || position.get().1.to_string() value=move || position.get().0.saturating_sub(1).to_string() aria-hidden="true"></progress>
            <button type="button" class="quiet review-stop" on:click=move |_| session.showing.set(Showing::Over)>{t(Text::ReviewStop)}</button>
        </div>
        {card}
        <p class="status failed" role="status">{refused}</p>
    }
}

fn ask(
    session: Session,
    place: usize,
    question: &Arc<Question>,
    lesson: &Arc<Lesson>,
    catalogue: RwSignal<Load<Catalogue>>,
) -> AnyView {
    let heading = NodeRef::<H2>::new();
    focus_on_arrival(heading);
    let shown = RwSignal::new(false);
    let asked = Arc::clone(question);
    let rest = move || {
        if shown.get() {
            answered(session, &asked).into_any()
        } else {
            view! {
                <p class="review-think">{t(Text::ReviewThink)}</p>
                <p class="actions"><button type="button" class="button review-show" on:click=move |_| shown.set(true)>{t(Text::ReviewShow)}</button></p>
            }
            .into_any()
        }
    };
    let course = lesson.course.clone();
    let title = move || catalogue.with(|catalogue| title_of(catalogue, &course));
    let href = context().links.lesson(&lesson.course, &lesson.id);
    let (lang, dir) = (lesson.lang.to_string(), lesson.lang.direction().as_str());
    view! {
        <article class="review-card">
            <p class="review-from" lang=lang.clone()>
                {move || title().map(|title| format!("{title} · "))}
                <a href=href>{lesson.title.clone()}</a>
            </p>
            <h2 tabindex="-1" node_ref=heading>{t_with(Text::ReviewQuestion, &[("place", &place.to_string())])}</h2>
            <div lang=lang dir=dir>
                <Safe prose=Prose::Written(question.question.clone()) class="prose asked"/>
                {question::question(&question.kind)}
            </div>
            {rest}
        </article>
    }
    .into_any()
}

fn title_of(catalogue: &Load<Catalogue>, course: &Id) -> Option<String> {
    let Load::Loaded(catalogue) = catalogue else {
        // The lesson's own title says enough.
        return None;
    };
    let card = catalogue.courses.iter().find(|card| card.id == *course);
    card.map(|card| card.title.clone())
}

fn answered(session: Session, question: &Question) -> impl IntoView + use<> {
    let heading = NodeRef::<H3>::new();
    focus_on_arrival(heading);
    let button = move |class: &'static str, recall: Recall, words: Text| {
        view! { <button type="button" class=class on:click=move |_| session.rate(recall)>{t(words)}</button> }
    };
    view! {
        <section class="review-answer">
            <h3 tabindex="-1" node_ref=heading>{t(Text::RightAnswer)}</h3>
            {answer::answer(&question.kind)}
            {question.explanation.clone().map(|html| view! { <Safe prose=Prose::Written(html) class="prose explanation"/> })}
        </section>
        <p class="actions review-rate">
            {button("knew", Recall::Knew, Text::ReviewKnew)}
            {button("did-not", Recall::DidNot, Text::ReviewDidNot)}
        </p>
    }
}

fn failed(session: Session) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    focus_on_arrival(heading);
    view! {
        <section class="review-card review-failed">
            <h2 tabindex="-1" node_ref=heading>{t(Text::Offline)}</h2>
            <p>{t(Text::ReviewUnreachable)}</p>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| session.show()>{t(Text::TryAgain)}</button>
                <button type="button" on:click=move |_| session.skip()>{t(Text::ReviewSkip)}</button>
            </p>
        </section>
    }
}
