//! Reads a forecast.

use super::question_parts::{choice, one_right};
use crate::content::fields::Fields;
use crate::content::front_matter::yaml_node;
use leerkring_core::activity::{AcceptedNumber, Forecast, Happened, forecast_key};
use leerkring_core::markdown::{ActivityFence, Problem, Sourced};
use leerkring_core::quiz::Score;

pub(super) fn read(fence: &ActivityFence, problems: &mut Vec<Problem>) -> Option<Forecast<Sourced>> {
    let node = match yaml_node(&fence.body, fence.body_at) {
        Ok(node) => node,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let mut fields = Fields::of(node);
    let forecast = forecast(&mut fields);
    problems.extend(fields.finish());
    forecast
}

fn forecast(fields: &mut Fields) -> Option<Forecast<Sourced>> {
    let (id, question, outcome) = (
        fields.id(),
        fields.required_words("question"),
        fields.required_words("outcome"),
    );
    let happened = if fields.has("options") {
        let options = fields.each_with_id(
            "options",
            |option| choice(option, "happened"),
            |option| &option.id,
        );
        one_right(fields, &options);
        Happened::Choice(options)
    } else {
        let value = fields.number("happened");
        if value.is_none() && fields.problems.is_empty() {
            fields.wrong(
                "missing-key",
                "the forecast says neither `options` nor what `happened`",
                "add `options`, one of them with `happened: yes`, or `happened:` and a number",
            );
        }
        let answer = AcceptedNumber {
            id: id.clone()?,
            value: value?,
            tolerance: fields.number("tolerance").unwrap_or(0.0).max(0.0),
            credit: Score::FULL,
            chosen: None,
        };
        Happened::Number {
            answer,
            unit: fields.text("unit").map(|(unit, _)| unit),
        }
    };
    let key = forecast_key(&happened);
    Some(Forecast {
        id: id?,
        question: question?,
        happened,
        outcome: outcome?,
        key,
    })
}
