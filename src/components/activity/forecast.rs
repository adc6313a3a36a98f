//! A forecast: predict, say how sure you are, then read what happened.

use super::confidence::ConfidenceScale;
use super::saved::SavedLine;
use crate::browser::{focus_soon, is_enter_in_field};
use crate::components::{Words, live, live_words};
use crate::context::{t, t_with};
use crate::state::{Learner, Saving};
use leerkring_core::activity::{Forecast, Happened};
use leerkring_core::progress::{Answer, ItemRef, LessonRef, Outcome, What};
use leerkring_core::quiz::{Given, parse_number, score_forecast};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// A forecast.
#[component]
pub fn ForecastView(
    /// The forecast.
    forecast: Arc<Forecast>,
    /// The lesson it stands in.
    lesson: LessonRef,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let item = ItemRef {
        lesson,
        item: forecast.id.clone(),
    };
    let heading = format!("{}-title", forecast.id);
    let saving = RwSignal::new(Saving::Idle);
    // The first prediction counts: later ones know what happened.
    let made = {
        let (what, key) = (What::Item(item.clone()), forecast.key.clone());
        Memo::new(move |_| {
            learner.progress.with(|progress| {
                progress.about(&what).iter().find_map(|fact| match &fact.outcome {
                    Outcome::Answered(answer) => Some((answer.clone(), answer.key != key)),
                    _ => None,
                })
            })
        })
    };
    let shown = Arc::clone(&forecast);
    let body = move || match made.get() {
        Some((answer, changed)) => {
            view! { <WhatCame forecast=Arc::clone(&shown) answer changed/> }.into_any()
        }
        None => view! { <Prediction forecast=Arc::clone(&shown) item=item.clone() saving/> }.into_any(),
    };
    view! {
        <section class="forecast" aria-labelledby=heading>
            <header class="activity-head"><h3 id=heading.clone()>{t(Text::Forecast)}</h3></header>
            <Words html=forecast.question.clone() class="asks" id=format!("{}-asks", forecast.id)/>
            {live(body)}
            <SavedLine saving/>
        </section>
    }
}

#[component]
fn Prediction(forecast: Arc<Forecast>, item: ItemRef, saving: RwSignal<Saving>) -> impl IntoView {
    let learner: Learner = expect_context();
    let given = RwSignal::new(Given::Text(String::new()));
    let sure = RwSignal::new(None::<u8>);
    let missing = RwSignal::new(None::<Text>);
    let name = forecast.id.to_string();
    let fields = match &forecast.happened {
        Happened::Choice(options) => {
            let options = options.iter().map(|option| {
                let (id, name) = (option.id.clone(), name.clone());
                view! {
                    <div class="option"><label>
                        <input type="radio" name=name value=id.to_string() on:change=move |_| given.set(Given::one(id.clone()))/>
                        <Words html=option.text.clone() class="words"/>
                    </label></div>
                }
            });
            view! { <div class="options" role="radiogroup" aria-labelledby=format!("{name}-asks")>{options.collect_view()}</div> }.into_any()
        }
        Happened::Number { unit, .. } => view! {
            <div class="typed">
                <input type="text" class="number" inputmode="decimal" autocomplete="off" maxlength="100" aria-labelledby=format!("{name}-asks")
                    on:input=move |event| given.set(Given::Text(event_target_value(&event)))/>
                {unit.clone().map(|unit| view! { <span class="unit">{unit}</span> })}
            </div>
        }
        .into_any(),
    };
    let predict = {
        let forecast = Arc::clone(&forecast);
        move || {
            let given = given.get_untracked();
            let is_number = matches!(&forecast.happened, Happened::Number { .. });
            let Some(confidence) = sure.get_untracked().filter(|_| !given.is_empty()) else {
                missing.set(Some(Text::PredictFirst));
                return;
            };
            if is_number && parse_number(given.text()).is_none() {
                missing.set(Some(Text::NumberFirst));
                return;
            }
            let answer = Answer {
                score: score_forecast(&forecast.happened, &given),
                given,
                key: forecast.key.clone(),
                confidence: Some(confidence),
                hints: 0,
            };
            learner.record(item.clone(), Outcome::Answered(answer), saving);
            focus_soon(format!("{}-happened", forecast.id));
        }
    };
    let on_enter = {
        let predict = predict.clone();
        move |event: leptos::ev::KeyboardEvent| {
            if is_enter_in_field(&event) {
                event.prevent_default();
                predict();
            }
        }
    };
    view! {
        <div on:keydown=on_enter>
            {fields}
            <ConfidenceScale name=format!("{name}-sure") sure/>
            <p class="missing" role="alert">{live_words(move || missing.get().map(t))}</p>
            <div class="actions"><button type="button" class="check" on:click=move |_| predict()>{t(Text::MakeForecast)}</button></div>
        </div>
    }
}

#[component]
fn WhatCame(forecast: Arc<Forecast>, answer: Answer, changed: bool) -> impl IntoView {
    let predicted = match (&forecast.happened, &answer.given) {
        (Happened::Choice(options), given) => options
            .iter()
            .find(|option| given.has(&option.id))
            .map(|option| option.text.to_text())
            .unwrap_or_default(),
        (Happened::Number { unit, .. }, given) => match unit {
            Some(unit) => format!("{} {unit}", given.text()),
            None => given.text().to_owned(),
        },
    };
    let confidence = answer.confidence.unwrap_or_default().to_string();
    let right = answer.score.is_full();
    view! {
        <div class="feedback" id=format!("{}-happened", forecast.id) tabindex="-1">
            {changed.then(|| view! { <p class="changed">{t(Text::ForecastChanged)}</p> })}
            <p>{t_with(Text::YouPredicted, &[("answer", &predicted), ("percent", &confidence)])}</p>
            <p class="verdict" class:solved=right>{t(if right { Text::ForecastRight } else { Text::ForecastWrong })}</p>
            <h4>{t(Text::WhatHappened)}</h4>
            <Words html=forecast.outcome.clone() class="words"/>
        </div>
    }
}
