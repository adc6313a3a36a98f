//! Makes quizzes of a GIFT file: a quiz for each category, and whatever cannot be expressed beside it.

mod choice;
mod cloze;
mod comment;
mod part;
mod question;
mod typed;

use super::grammar::{self, Answers, Asked, Formatted, Mistake, Says, Statement};
use super::words::markdown;
use super::{GIFT_BYTES, NotExpressed, Place, TooLarge};
use crate::activity::{Question, question_key};
use crate::quiz::Decompose;
use comment::{about, lines};
use part::Parts;

pub use part::{ImportedQuiz, Part};

/// What the file itself does not say.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'s> {
    /// The name of the quiz with the questions that stand before the first category.
    pub name: &'s str,
    /// What is asked where there is only a sentence with a gap.
    pub instruction: &'s str,
    /// Takes letters and their marks apart.
    pub decompose: Decompose,
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Quizzes and the texts between them, in order.
    pub parts: Vec<Part>,
    /// How many questions are in the quizzes.
    pub questions: usize,
    /// What cannot be expressed, by line.
    pub not_expressed: Vec<NotExpressed>,
}

/// Reads a GIFT file into quizzes.
///
/// # Errors
/// Where the file is larger than [`GIFT_BYTES`].
pub fn import(gift: &str, settings: Settings<'_>) -> Result<Imported, TooLarge> {
    if gift.len() > GIFT_BYTES {
        return Err(TooLarge);
    }
    let mut import = Import {
        settings,
        parts: Parts::of(settings),
        questions: 0,
        listed: Vec::new(),
    };
    for statement in grammar::read(gift) {
        import.statement(statement);
    }
    let (parts, empty) = import.parts.finish();
    let mut not_expressed = import.listed;
    not_expressed.extend(empty);
    not_expressed.sort_by_key(|listed| match listed.place {
        Place::Line(line) => line,
        _ => 0,
    });
    Ok(Imported {
        parts,
        questions: import.questions,
        not_expressed,
    })
}

/// A file that is being imported.
struct Import<'s> {
    settings: Settings<'s>,
    parts: Parts<'s>,
    questions: usize,
    listed: Vec<NotExpressed>,
}

impl Import<'_> {
    fn statement(&mut self, mut statement: Statement) {
        let says = std::mem::replace(&mut statement.says, Says::Nothing);
        self.parts.comments.append(&mut statement.comments);
        let tags = statement.tags.iter();
        let mut listed: Vec<_> = tags
            .map(|tag| listed(statement.line, format!("the tag `{tag}`"), ""))
            .collect();
        match says {
            Says::Nothing => {}
            Says::Category(path) => self.parts.category(path, statement.id, statement.line),
            Says::Question(asked) if matches!(asked.answers, Answers::Description) => {
                self.text(&asked, statement.line, &mut listed);
            }
            Says::Question(asked) => {
                if let Err(mistake) = self.question(&asked, &statement, &mut listed) {
                    self.broken(&statement, mistake, &mut listed);
                }
            }
            Says::Broken(mistake) => self.broken(&statement, mistake, &mut listed),
        }
        self.listed.append(&mut listed);
    }

    /// Keeps what cannot be used as a comment.
    fn broken(&mut self, statement: &Statement, mistake: Mistake, listed: &mut Vec<NotExpressed>) {
        let lost = self::listed(mistake.line, mistake.what, &statement.written);
        self.parts.broken(lines(&lost));
        // What its texts would lose besides is of no importance: all of it stands in the comment.
        *listed = vec![lost];
    }

    /// A text between questions is a text between quizzes.
    fn text(&mut self, asked: &Asked, line: usize, listed: &mut Vec<NotExpressed>) {
        if let Some(title) = &asked.title {
            let what = "the name of a text between questions";
            listed.push(self::listed(line, what, title));
        }
        let text = markdown(&asked.text, listed);
        self.parts.text(text);
        // Markdown has no comments, so they wait for the next quiz.
        self.parts.comments.extend(listed.iter().flat_map(lines));
    }

    fn question(
        &mut self,
        asked: &Asked,
        statement: &Statement,
        listed: &mut Vec<NotExpressed>,
    ) -> Result<(), Mistake> {
        let made = question::read(asked, statement.line, &self.settings, listed)?;
        let explanation = asked.general.as_ref().map(|general| markdown(general, listed));
        let name = asked.title.as_deref().unwrap_or(&made.words);
        let opened = self.parts.open();
        let id = opened.and_then(|()| self.parts.id(statement.id.as_deref(), name, "question"));
        let id = id.ok_or_else(|| Mistake {
            line: statement.line,
            what: "no id can be made for this question".to_owned(),
        })?;
        let mut comments = about(asked, statement, &id);
        comments.extend(listed.iter().flat_map(lines));
        self.parts.add(
            comments,
            Question {
                id,
                question: made.question,
                key: question_key(&made.kind),
                kind: made.kind,
                hints: Vec::new(),
                attempts: None,
                shuffle: true,
                explanation: explanation.filter(|text| !text.is_empty()),
            },
        );
        self.questions += 1;
        Ok(())
    }
}

/// What cannot be expressed of a line.
fn listed(line: usize, what: impl Into<String>, written: &str) -> NotExpressed {
    NotExpressed {
        place: Place::Line(line),
        what: what.into(),
        written: written.to_owned(),
    }
}

/// What is said of an answer, unless nothing is left of it.
fn feedback(feedback: Option<&Formatted>, listed: &mut Vec<NotExpressed>) -> Option<String> {
    let text = markdown(feedback?, listed);
    (!text.is_empty()).then_some(text)
}
