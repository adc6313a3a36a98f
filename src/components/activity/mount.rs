//! Puts the activities of a lesson to work in the article, in the stead of how they read without the app.

use super::forecast::ForecastView;
use super::own_words::ReflectionView;
use super::poll::PollView;
use super::quiz::QuizView;
use crate::browser::{level_heading, place_of};
use crate::state::Learner;
use leerkring_core::activity::Activity;
use leerkring_core::contract::{Attribution, Lesson};
use leerkring_core::progress::LessonRef;
use leptos::prelude::*;
use std::sync::Arc;

/// Every activity of a lesson, once it is known what the learner did before.
#[component]
pub fn Activities(
    /// The lesson.
    lesson: Arc<Lesson>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let open = Memo::new(move |_| learner.is_open());
    Effect::new(move |_| {
        if !open.get() {
            return;
        }
        let about = LessonRef {
            course: lesson.course.clone(),
            lesson: lesson.id.clone(),
        };
        for block in &lesson.blocks {
            let Some(activity) = block.activity.as_deref() else {
                continue;
            };
            let Some(place) = place_of(activity.id().as_str()) else {
                continue;
            };
            let (activity, about, attribution) = (activity.clone(), about.clone(), block.attribution.clone());
            // The views belong to this effect and go with it; the element goes with the article.
            mount_to(place.clone(), move || show(activity, about, attribution)).forget();
            level_heading(&place);
        }
    });
}

fn show(activity: Activity, lesson: LessonRef, attribution: Option<Attribution>) -> AnyView {
    match activity {
        Activity::Quiz(quiz) => view! { <QuizView quiz=Arc::new(quiz) lesson attribution/> }.into_any(),
        Activity::Forecast(forecast) => {
            view! { <ForecastView forecast=Arc::new(forecast) lesson/> }.into_any()
        }
        Activity::Reflection(sheet) => view! { <ReflectionView sheet lesson/> }.into_any(),
        Activity::Poll(poll) => view! { <PollView poll lesson/> }.into_any(),
    }
}
