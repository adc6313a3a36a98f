//! Writes a quiz as GIFT, and tells what GIFT has no words for.

mod answers;
mod unsaid;
mod words;

use super::grammar::escape::escaped;
use super::{NotExpressed, Place};
use crate::activity::{Gap, Kind, Part, Question, Quiz};

/// A quiz as GIFT.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The category and its questions.
    pub gift: String,
    /// How many questions are in it.
    pub questions: usize,
    /// What is not in it, question by question; comments in it say the same.
    pub not_expressed: Vec<NotExpressed>,
}

/// Writes a quiz. The category is that of its lesson; the quiz becomes one of its own below it.
pub fn export(category: &str, quiz: &Quiz<String>) -> Exported {
    let mut out = Exported::default();
    out.line(&format!("// quiz: {0} [id:{0}]", quiz.id));
    for what in unsaid::of_quiz(quiz) {
        out.note(Place::Quiz, what);
    }
    let title = quiz.title.as_deref().unwrap_or(quiz.id.as_str());
    out.line(&format!("$CATEGORY: {category}/{}", name(title)));
    out.line("");
    for question in &quiz.questions {
        out.question(question);
        out.line("");
    }
    out
}

impl Exported {
    fn line(&mut self, line: &str) {
        self.gift.push_str(line);
        self.gift.push('\n');
    }

    fn note(&mut self, place: Place, what: String) {
        self.line(&format!("// not expressed: {}", one_line(&what)));
        self.not_expressed.push(NotExpressed {
            place,
            what,
            written: String::new(),
        });
    }

    fn question(&mut self, question: &Question<String>) {
        let id = &question.id;
        self.line(&format!("// question: {id} [id:{id}]"));
        for what in unsaid::of_question(question) {
            self.note(Place::Question(id.clone()), what);
        }
        match answers::of(question) {
            Ok(answers) => {
                self.questions += 1;
                let (before, after) = around(question);
                // A space at the gap is one that readers see.
                let left = space(before.ends_with(' '));
                let right = space(after.starts_with(' '));
                let (text, after) = (words::question(&before), escaped(&after));
                let text = if before.ends_with("\n\n") {
                    format!("{text}\\n\\n")
                } else {
                    text
                };
                self.line(&format!("::{id}::{text}{left}{{{answers}}}{right}{after}"));
            }
            Err(why) => {
                let text = one_line(&question.question);
                self.note(
                    Place::Question(id.clone()),
                    format!("the question “{text}”: {why}"),
                );
            }
        }
    }
}

/// What stands before and after the answers.
fn around(question: &Question<String>) -> (String, String) {
    let Kind::Cloze { text, .. } = &question.kind else {
        return (question.question.clone(), String::new());
    };
    let (mut before, mut after) = (format!("{}\n\n", question.question.trim()), String::new());
    let mut is_after = false;
    for part in text {
        match part {
            Part::Gap(_) => is_after = true,
            Part::Text(words) if is_after => after.push_str(words),
            Part::Text(words) => before.push_str(words),
        }
    }
    (before, after)
}

fn space(there: bool) -> &'static str {
    if there { " " } else { "" }
}

/// The only gap of a text.
fn only_gap(gaps: &[Gap<String>]) -> Option<&Gap<String>> {
    match gaps {
        [gap] => Some(gap),
        _ => None,
    }
}

/// The name of a category, in which a stroke would part names.
fn name(title: &str) -> String {
    let name = one_line(title).replace('/', "//");
    let before = space(name.starts_with('/'));
    let after = space(name.ends_with('/'));
    format!("{before}{name}{after}")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
