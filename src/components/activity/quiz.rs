//! A quiz: its questions in the learner's order, how far they are, and starting again.

use super::question::QuestionView;
use crate::browser::focus_soon;
use crate::components::{Attribution, live, live_words};
use crate::context::{t, t_with};
use crate::state::{Learner, Saving};
use leerkring_core::activity::{Question, Quiz};
use leerkring_core::progress::{Again, ItemRef, LessonRef, Outcome, State, What, round, standing};
use leerkring_core::quiz::drawn;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// How far a learner is with the questions that were drawn for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    all: usize,
    solved: usize,
    over: usize,
    /// Sum of the best scores, in thousandths.
    points: usize,
    /// How many questions are graded.
    graded: usize,
}

/// A quiz.
#[component]
pub fn QuizView(
    /// The quiz.
    quiz: Arc<Quiz>,
    /// The lesson it stands in.
    lesson: LessonRef,
    /// Who made it, where that differs from the lesson.
    attribution: Option<leerkring_core::contract::Attribution>,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let of = ItemRef {
        lesson: lesson.clone(),
        item: quiz.id.clone(),
    };
    let starts = {
        let what = What::Item(of.clone());
        Memo::new(move |_| {
            learner
                .progress
                .with(|progress| (progress.about(&what).len(), round(progress.about(&what))))
        })
    };
    let seed = learner.seed();
    let questions = {
        let quiz = Arc::clone(&quiz);
        move || -> Vec<Question> {
            let places = drawn(&quiz, seed, starts.get().1);
            places
                .into_iter()
                .filter_map(|place| quiz.questions.get(place).cloned())
                .collect()
        }
    };
    let tally = {
        let (lesson, what, questions) = (lesson.clone(), What::Item(of.clone()), questions.clone());
        Memo::new(move |_| {
            let questions = questions();
            learner.progress.with(|progress| {
                let mut tally = Tally {
                    all: questions.len(),
                    ..Tally::default()
                };
                for question in &questions {
                    let item = What::Item(ItemRef {
                        lesson: lesson.clone(),
                        item: question.id.clone(),
                    });
                    let now = standing(question, progress.about(&item), progress.about(&what));
                    tally.solved += usize::from(now.state == State::Solved);
                    tally.over += usize::from(now.state != State::Open);
                    if question.kind.is_graded() {
                        tally.graded += 1;
                        let best = now.tries.iter().map(|one| one.answer.score.0).max();
                        tally.points += usize::from(best.unwrap_or_default());
                    }
                }
                tally
            })
        })
    };
    let title = quiz.title.clone().unwrap_or_else(|| t(Text::Quiz));
    let heading = format!("{}-title", quiz.id);
    let saving = RwSignal::new(Saving::Idle);
    let start = {
        let (of, heading) = (of.clone(), heading.clone());
        move |again: Again| {
            learner.record(of.clone(), Outcome::Again(again), saving);
            focus_soon(heading.clone());
        }
    };
    let confidence = quiz.confidence;
    let list = {
        let of = of.clone();
        move || {
            // Another start of the quiz draws its questions anew.
            let questions = questions();
            let all = questions.into_iter().map(|question| {
                view! { <QuestionView question quiz=of.clone() confidence/> }
            });
            all.collect_view().into_any()
        }
    };
    let summary = move || {
        let tally = tally.get();
        let start = start.clone();
        let end = (tally.over == tally.all).then(|| {
            let (wrong, all) = (start.clone(), start);
            let percent = (tally.points / 10).checked_div(tally.graded);
            let words = percent.map(|percent| {
                t_with(Text::QuizResult, &[("percent", &percent.to_string()), ("solved", &tally.solved.to_string()), ("count", &tally.all.to_string())])
            });
            view! {
                <div class="quiz-end">
                    <p class="quiz-result">{words}</p>
                    <div class="actions">
                        {(tally.solved < tally.all).then(|| view! {
                            <button type="button" class="retry-wrong" on:click=move |_| wrong(Again::Wrong)>{t(Text::RetryWrong)}</button>
                        })}
                        <button type="button" class="quiet quiz-again" on:click=move |_| all(Again::All)>{t(Text::QuizStartAgain)}</button>
                    </div>
                </div>
            }
        });
        end.into_any()
    };
    let count = move || {
        let tally = tally.get();
        Some(t_with(
            Text::QuizTally,
            &[
                ("solved", &tally.solved.to_string()),
                ("count", &tally.all.to_string()),
            ],
        ))
    };
    view! {
        <section class="quiz" aria-labelledby=heading>
            <header class="activity-head">
                <h3 id=heading.clone() tabindex="-1">{title}</h3>
                <p class="tally">{live_words(count)}</p>
            </header>
            <ol class="questions">{live(list)}</ol>
            {live(summary)}
            {attribution.map(|attribution| view! { <Attribution attribution edit=None/> })}
        </section>
    }
}
