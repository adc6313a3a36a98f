//! Turns the texts of an activity into texts of another type.

use super::{
    Accepted, AcceptedNumber, Activity, Blank, Choice, Forecast, Gap, Happened, Item, Kind, Pair, Part, Poll,
    Question, Quiz, Reflection,
};

impl<T> Activity<T> {
    /// The same activity with each of its texts passed through `write`.
    pub fn map<U>(self, write: &mut dyn FnMut(T) -> U) -> Activity<U> {
        match self {
            Self::Quiz(quiz) => Activity::Quiz(Quiz {
                id: quiz.id,
                title: quiz.title,
                draw: quiz.draw,
                shuffle: quiz.shuffle,
                confidence: quiz.confidence,
                attribution: quiz.attribution,
                questions: each(quiz.questions, |question| question.map(write)),
            }),
            Self::Forecast(forecast) => Activity::Forecast(Forecast {
                id: forecast.id,
                question: write(forecast.question),
                happened: match forecast.happened {
                    Happened::Choice(options) => Happened::Choice(choices(options, write)),
                    Happened::Number { answer, unit } => Happened::Number {
                        answer: number(answer, write),
                        unit,
                    },
                },
                outcome: write(forecast.outcome),
                key: forecast.key,
            }),
            Self::Reflection(sheet) => Activity::Reflection(Reflection {
                id: sheet.id,
                title: sheet.title,
                intro: write(sheet.intro),
                fields: sheet.fields,
            }),
            Self::Poll(poll) => Activity::Poll(Poll {
                id: poll.id,
                question: write(poll.question),
                options: poll.options,
            }),
        }
    }
}

impl<T> Question<T> {
    /// The same question with each of its texts passed through `write`.
    pub fn map<U>(self, write: &mut dyn FnMut(T) -> U) -> Question<U> {
        Question {
            id: self.id,
            question: write(self.question),
            kind: self.kind.map(write),
            hints: each(self.hints, &mut *write),
            attempts: self.attempts,
            shuffle: self.shuffle,
            explanation: self.explanation.map(write),
            key: self.key,
        }
    }
}

impl<T> Kind<T> {
    fn map<U>(self, write: &mut dyn FnMut(T) -> U) -> Kind<U> {
        match self {
            Self::Single { options } => Kind::Single {
                options: choices(options, write),
            },
            Self::Multiple { options } => Kind::Multiple {
                options: choices(options, write),
            },
            Self::TrueFalse {
                right,
                when_true,
                when_false,
            } => Kind::TrueFalse {
                right,
                when_true: when_true.map(&mut *write),
                when_false: when_false.map(write),
            },
            Self::ShortText(fits) => Kind::ShortText(blank(fits, write)),
            Self::Number {
                answers,
                unit,
                units,
                otherwise,
            } => Kind::Number {
                answers: each(answers, |answer| number(answer, write)),
                unit,
                units,
                otherwise: otherwise.map(write),
            },
            Self::Matching { pairs, matches } => Kind::Matching {
                pairs: each(pairs, |pair| Pair {
                    id: pair.id,
                    text: write(pair.text),
                    answer: pair.answer,
                    when_wrong: pair.when_wrong.map(&mut *write),
                }),
                matches: items(matches, write),
            },
            Self::Ordering {
                items: all,
                otherwise,
            } => Kind::Ordering {
                items: items(all, write),
                otherwise: otherwise.map(write),
            },
            Self::Cloze { text, gaps } => Kind::Cloze {
                text: each(text, |part| match part {
                    Part::Text(words) => Part::Text(write(words)),
                    Part::Gap(id) => Part::Gap(id),
                }),
                gaps: each(gaps, |gap| match gap {
                    Gap::Typed { id, blank: fits } => Gap::Typed {
                        id,
                        blank: blank(fits, write),
                    },
                    Gap::Chosen { id, options } => Gap::Chosen {
                        id,
                        options: choices(options, write),
                    },
                }),
            },
            Self::Reflection => Kind::Reflection,
        }
    }
}

fn each<A, B>(all: Vec<A>, turn: impl FnMut(A) -> B) -> Vec<B> {
    all.into_iter().map(turn).collect()
}

fn choices<T, U>(options: Vec<Choice<T>>, write: &mut dyn FnMut(T) -> U) -> Vec<Choice<U>> {
    each(options, |option| Choice {
        id: option.id,
        text: write(option.text),
        right: option.right,
        credit: option.credit,
        chosen: option.chosen.map(&mut *write),
        not_chosen: option.not_chosen.map(&mut *write),
    })
}

fn blank<T, U>(fits: Blank<T>, write: &mut dyn FnMut(T) -> U) -> Blank<U> {
    Blank {
        answers: each(fits.answers, |answer| Accepted {
            id: answer.id,
            text: answer.text,
            credit: answer.credit,
            chosen: answer.chosen.map(&mut *write),
        }),
        spelling: fits.spelling,
        otherwise: fits.otherwise.map(write),
    }
}

fn number<T, U>(answer: AcceptedNumber<T>, write: &mut dyn FnMut(T) -> U) -> AcceptedNumber<U> {
    AcceptedNumber {
        id: answer.id,
        value: answer.value,
        tolerance: answer.tolerance,
        credit: answer.credit,
        chosen: answer.chosen.map(write),
    }
}

fn items<T, U>(all: Vec<Item<T>>, write: &mut dyn FnMut(T) -> U) -> Vec<Item<U>> {
    each(all, |item| Item {
        id: item.id,
        text: write(item.text),
    })
}
