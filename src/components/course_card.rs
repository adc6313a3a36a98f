//! A course as the catalogue shows it.

use crate::context::{context, duration, t, t_count, t_with};
use leerkring_core::contract::{self, CourseKind};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// A course as the catalogue shows it.
#[component]
pub fn CourseCard(
    /// The course.
    card: contract::CourseCard,
) -> impl IntoView {
    let context = context();
    let href = context.links.course(&card.id);
    let lang = card.lang.to_string();
    let other = (card.lang != context.links.lang).then(|| {
        t_with(
            Text::InLanguage,
            &[("language", &context.language_name(&card.lang))],
        )
    });
    let themes = card
        .themes
        .into_iter()
        .map(|theme| view! { <li>{theme.title}</li> })
        .collect_view();
    view! {
        <article class="card">
            <p class="card-kind">{t(kind_text(card.kind))}</p>
            <h3 lang=lang.clone()><a href=href>{card.title}</a></h3>
            <p lang=lang>{card.summary}</p>
            <ul class="tags">{themes}</ul>
            <p class="meta">
                {t_count(Text::LessonCountOne, Text::LessonCount, card.lessons as usize)} " · " {duration(card.minutes)}
                {other.map(|words| format!(" · {words}"))}
            </p>
        </article>
    }
}

/// The word for a kind of course.
pub fn kind_text(kind: CourseKind) -> Text {
    match kind {
        CourseKind::Mooc => Text::KindMooc,
        CourseKind::SummerSchool => Text::KindSummerSchool,
        CourseKind::LearningRelay => Text::KindLearningRelay,
        CourseKind::Training => Text::KindTraining,
        CourseKind::Guide => Text::KindGuide,
        CourseKind::Handbook => Text::KindHandbook,
        CourseKind::Path => Text::KindPath,
    }
}
