//! What is said of an answer as a whole.

use super::standing::{Asked, Now};
use crate::browser::{decompose, number_in_words};
use crate::components::{Words, live};
use crate::context::{context, t, t_with};
use leerkring_core::SafeHtml;
use leerkring_core::activity::{Kind, Question};
use leerkring_core::progress::{Answer, State};
use leerkring_core::quiz::{of_blank, of_number};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The verdict, the feedback on the answer, and in the end the right answer and why it is right.
#[component]
pub fn Feedback(
    /// The question.
    question: StoredValue<Question>,
    /// How it is being asked.
    asked: Asked,
    /// Id of the element, which takes the focus in the end.
    id: String,
) -> impl IntoView {
    let said = move || {
        let now = asked.now.get();
        let judged = asked.judged();
        let over = now.is_over();
        if judged.is_none() && !over {
            return None;
        }
        question.with_value(|question| {
            let verdict = verdict(question, &now, judged.as_ref());
            let remark = judged.as_ref().and_then(|answer| remark(&question.kind, answer));
            let solution = (over && now.state != State::Solved).then(|| solution(&question.kind)).flatten();
            let explanation = question.explanation.clone().filter(|_| over);
            let solved = now.state == State::Solved;
            Some(view! {
                <p class="verdict" class:solved=solved>{verdict}</p>
                {remark.map(|html| view! { <div class="said"><Words html class="words"/></div> })}
                {solution.map(|words| view! { <p class="solution">{t(Text::RightAnswer)} ": " <strong>{words}</strong></p> })}
                {explanation.map(|html| view! { <div class="explanation"><Words html class="words"/></div> })}
            })
        })
    };
    view! { <div class="feedback" id=id role="status" tabindex="-1">{live(move || said().into_any())}</div> }
}

fn verdict(question: &Question, now: &Now, judged: Option<&Answer>) -> String {
    if !question.kind.is_graded() {
        return t(Text::WordsKept);
    }
    match (now.state, judged) {
        (State::Solved, _) => t(Text::VerdictRight),
        (_, Some(answer)) if answer.score.0 > 0 => t_with(
            Text::VerdictPartly,
            &[("percent", &answer.score.percent().to_string())],
        ),
        (State::Open, _) => t(Text::VerdictNotYet),
        (State::Ended, Some(_)) => t(Text::VerdictWrong),
        (State::Ended, None) => t(Text::VerdictShown),
    }
}

/// Feedback on typed answers and orders; options, pairs and gaps carry their own.
fn remark(kind: &Kind, answer: &Answer) -> Option<SafeHtml> {
    match kind {
        Kind::ShortText(blank) => of_blank(blank, answer.given.text(), decompose).cloned(),
        Kind::Number { .. } => of_number(kind, answer.given.text(), decompose).cloned(),
        Kind::Ordering { otherwise, .. } if !answer.score.is_full() => otherwise.clone(),
        _ => None,
    }
}

/// The right answer in words, where the fields do not show it themselves.
fn solution(kind: &Kind) -> Option<String> {
    match kind {
        Kind::ShortText(blank) => {
            let full = blank.answers.iter().find(|answer| answer.credit.is_full());
            full.map(|answer| answer.text.clone())
        }
        Kind::Number { answers, unit, .. } => {
            let full = answers.iter().find(|answer| answer.credit.is_full())?;
            let lang = context().links.lang;
            Some(match unit {
                Some(unit) => format!("{} {unit}", number_in_words(full.value, &lang)),
                None => number_in_words(full.value, &lang),
            })
        }
        _ => None,
    }
}
