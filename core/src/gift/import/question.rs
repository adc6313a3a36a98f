//! Which type of question is made of which answers.

use super::super::grammar::{Answers, Asked, Formatted, Mistake};
use super::super::words::{Ids, markdown};
use super::{NotExpressed, Settings, choice, cloze, feedback, listed, typed};
use crate::Id;
use crate::activity::{Item, Kind, Pair};
use std::collections::BTreeMap;

/// How a gap is shown where the question has another type; lessons without the app show gaps like this.
const GAP: &str = "……";

/// A question without its id.
pub(super) struct Made {
    pub question: String,
    /// All its words, which its id is made of where it has no name.
    pub words: String,
    pub kind: Kind<String>,
}

pub(super) fn read(
    asked: &Asked,
    line: usize,
    settings: &Settings<'_>,
    listed: &mut Vec<NotExpressed>,
) -> Result<Made, Mistake> {
    let mut text = markdown(&asked.text, listed);
    if text.is_empty()
        && let Some(title) = &asked.title
    {
        let title = Formatted {
            text: title.clone(),
            ..asked.text.clone()
        };
        text = markdown(&title, listed);
    }
    if text.is_empty() {
        let what = "there are answers, and no question before them".to_owned();
        return Err(Mistake { line, what });
    }
    if asked.more_braces {
        let what = "one place for answers is all that a question has; the braces behind it are shown as text";
        listed.push(self::listed(asked.text.line, what, ""));
    }
    let kind = kind(&asked.answers, line, settings, listed)?;
    let Some(mark) = asked.gap else {
        let words = text.clone();
        return Ok(Made {
            question: text,
            words,
            kind,
        });
    };
    let gap = cloze::gap(&text, mark, settings, kind);
    Ok(gap.unwrap_or_else(|kind| Made {
        question: text.replace(mark, GAP),
        words: text.replace(mark, " "),
        kind,
    }))
}

fn kind(
    answers: &Answers,
    line: usize,
    settings: &Settings<'_>,
    listed: &mut Vec<NotExpressed>,
) -> Result<Kind<String>, Mistake> {
    let decompose = settings.decompose;
    Ok(match answers {
        Answers::Description | Answers::Essay => Kind::Reflection,
        Answers::Choice {
            several: true,
            options,
        } => Kind::Multiple {
            options: choice::multiple(options, line, decompose, listed)?,
        },
        Answers::Choice { options, .. } => Kind::Single {
            options: choice::single(options, line, decompose, listed)?,
        },
        Answers::TrueFalse {
            right,
            when_wrong,
            when_right,
        } => {
            let when_wrong = feedback(when_wrong.as_ref(), listed);
            let when_right = feedback(when_right.as_ref(), listed);
            let (when_true, when_false) = if *right {
                (when_right, when_wrong)
            } else {
                (when_wrong, when_right)
            };
            Kind::TrueFalse {
                right: *right,
                when_true,
                when_false,
            }
        }
        Answers::Short(answers) => Kind::ShortText(typed::blank(answers, line, decompose, listed)?),
        Answers::Number { answers, otherwise } => {
            let (answers, any) = typed::numbers(answers, line, decompose, listed)?;
            let otherwise = feedback(otherwise.as_ref(), listed);
            Kind::Number {
                answers,
                unit: None,
                units: Vec::new(),
                otherwise: any.or(otherwise),
            }
        }
        Answers::Matching(all) => matching(all, line, settings, listed)?,
    })
}

/// Matches with nothing before the arrow belong to nothing. Equal ones are one.
fn matching(
    all: &[(Formatted, Formatted)],
    line: usize,
    settings: &Settings<'_>,
    listed: &mut Vec<NotExpressed>,
) -> Result<Kind<String>, Mistake> {
    let no_id = || Mistake {
        line,
        what: "no id can be made for a pair".to_owned(),
    };
    let mut ids = Ids::default();
    let (mut pairs, mut matches, mut extra) = (Vec::new(), Vec::new(), Vec::new());
    let mut known: BTreeMap<String, Id> = BTreeMap::new();
    for (text, belongs) in all {
        let (text, belongs) = (markdown(text, listed), markdown(belongs, listed));
        if text.is_empty() {
            extra.push(belongs);
            continue;
        }
        let id = ids.give(&text, "pair", settings.decompose).ok_or_else(no_id)?;
        let answer = known.entry(belongs.clone()).or_insert(id.clone()).clone();
        if answer == id {
            matches.push(Item {
                id: id.clone(),
                text: belongs,
            });
        }
        pairs.push(Pair {
            id,
            text,
            answer,
            when_wrong: None,
        });
    }
    for text in extra {
        if !known.contains_key(&text) {
            let id = ids.give(&text, "extra", settings.decompose).ok_or_else(no_id)?;
            known.insert(text.clone(), id.clone());
            matches.push(Item { id, text });
        }
    }
    if pairs.is_empty() {
        let what = "there is nothing to match".to_owned();
        return Err(Mistake { line, what });
    }
    Ok(Kind::Matching { pairs, matches })
}
