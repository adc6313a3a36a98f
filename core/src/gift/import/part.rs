//! The parts that a file falls into: a quiz for each category, and texts between them.

use super::comment::lines;
use super::{NotExpressed, Settings, listed};
use crate::Id;
use crate::activity::{Question, Quiz};
use crate::gift::words::Ids;
use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

/// A part of what was imported.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Words between quizzes, in Markdown.
    Text(String),
    /// A quiz.
    Quiz(Box<ImportedQuiz>),
    /// What no quiz could be made of, and why, line by line.
    Unread(Vec<String>),
}

/// A quiz, and the comments on it.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedQuiz {
    /// The quiz.
    pub quiz: Quiz<String>,
    /// Comments on all of it.
    pub comments: Vec<String>,
    /// Comments before each of its questions.
    pub before: Vec<Vec<String>>,
    /// Comments after the last one.
    pub after: Vec<String>,
}

/// The parts so far.
pub(super) struct Parts<'s> {
    settings: Settings<'s>,
    /// Ids of quizzes and questions, all in one: they may end up in one lesson.
    ids: Ids,
    parts: Vec<Part>,
    /// Comments that wait for the next question.
    pub comments: Vec<String>,
    /// Whether a question that could not be read is among them.
    waits: bool,
    path: Vec<String>,
    given: Option<String>,
    /// The quiz of each category, which a text in between ends.
    quizzes: BTreeMap<Vec<String>, usize>,
    /// Categories by path: their line, and whether anything was in them.
    categories: BTreeMap<Vec<String>, (usize, bool)>,
}

impl<'s> Parts<'s> {
    pub fn of(settings: Settings<'s>) -> Self {
        Self {
            settings,
            ids: Ids::default(),
            parts: Vec::new(),
            comments: Vec::new(),
            waits: false,
            path: Vec::new(),
            given: None,
            quizzes: BTreeMap::new(),
            categories: BTreeMap::new(),
        }
    }

    /// What follows belongs to this category.
    pub fn category(&mut self, path: Vec<String>, id: Option<String>, line: usize) {
        self.settle();
        self.categories.entry(path.clone()).or_insert((line, false));
        (self.path, self.given) = (path, id);
    }

    /// A text, which ends the quiz before it.
    pub fn text(&mut self, text: String) {
        self.settle();
        self.used();
        self.quizzes.remove(&self.path);
        self.parts.push(Part::Text(text));
    }

    /// A comment instead of a question.
    pub fn broken(&mut self, comment: Vec<String>) {
        self.used();
        self.waits = true;
        self.comments.extend(comment);
    }

    /// An id that was given, made of a name, or the other word.
    pub fn id(&mut self, given: Option<&str>, name: &str, otherwise: &str) -> Option<Id> {
        match given.map(str::parse::<Id>) {
            Some(Ok(id)) => self.ids.take(id.into()),
            Some(Err(_)) | None => {
                let name = given.unwrap_or(name);
                self.ids.give(name, otherwise, self.settings.decompose)
            }
        }
    }

    /// A question, in the quiz that is open.
    pub fn add(&mut self, comments: Vec<String>, question: Question<String>) {
        self.used();
        self.waits = false;
        let mut before = std::mem::take(&mut self.comments);
        before.extend(comments);
        if let Some(quiz) = self.quiz() {
            quiz.before.push(before);
            quiz.quiz.questions.push(question);
        }
    }

    /// Opens the quiz of the category, unless it is open. Nothing where no id can be made for it.
    pub fn open(&mut self) -> Option<()> {
        if self.quizzes.contains_key(&self.path) {
            return Some(());
        }
        let (given, name) = (self.given.take(), self.path.last().cloned());
        let wanted = name.as_deref().unwrap_or(self.settings.name).to_owned();
        let id = self.id(given.as_deref(), &wanted, "quiz")?;
        // A name that only says the id again is none.
        let is_id = |name: &String| match &given {
            Some(given) => name == given,
            None => name.parse::<Id>().is_ok(),
        };
        let comments = if self.path.len() > 1 {
            vec![format!("category: {}", self.path.join(" / "))]
        } else {
            Vec::new()
        };
        self.quizzes.insert(self.path.clone(), self.parts.len());
        self.parts.push(Part::Quiz(Box::new(ImportedQuiz {
            quiz: Quiz {
                id,
                title: name.filter(|name| !is_id(name)),
                draw: None,
                shuffle: true,
                confidence: false,
                attribution: None,
                questions: Vec::new(),
            },
            comments,
            before: Vec::new(),
            after: Vec::new(),
        })));
        Some(())
    }

    fn quiz(&mut self) -> Option<&mut ImportedQuiz> {
        let index = self.quizzes.get(&self.path)?;
        match self.parts.get_mut(*index) {
            Some(Part::Quiz(quiz)) => Some(quiz),
            _ => None,
        }
    }

    fn used(&mut self) {
        if let Some((_, used)) = self.categories.get_mut(&self.path) {
            *used = true;
        }
    }

    /// Puts what could not be read where its category ends. Other comments wait for what follows them.
    fn settle(&mut self) {
        if !std::mem::take(&mut self.waits) {
            return;
        }
        let comments = std::mem::take(&mut self.comments);
        match self.quiz() {
            Some(quiz) => quiz.after.extend(comments),
            None => self.parts.push(Part::Unread(comments)),
        }
    }

    /// All parts, and the categories with nothing in them or below them.
    pub fn finish(mut self) -> (Vec<Part>, Vec<NotExpressed>) {
        self.waits |= !self.comments.is_empty();
        self.settle();
        let all = &self.categories;
        let empty = all.iter().filter(|(path, (_, used))| {
            let mut after = all.range::<Vec<String>, _>((Excluded(*path), Unbounded));
            !used && !after.next().is_some_and(|(below, _)| below.starts_with(path))
        });
        let listed =
            empty.map(|(path, (line, _))| listed(*line, "a category without questions", &path.join("/")));
        let listed: Vec<_> = listed.collect();
        let comments: Vec<String> = listed.iter().flat_map(lines).collect();
        let last = self.parts.iter_mut().rev().find_map(|part| match part {
            Part::Quiz(quiz) => Some(&mut quiz.after),
            Part::Unread(lines) => Some(lines),
            Part::Text(_) => None,
        });
        match last {
            Some(last) => last.extend(comments),
            None if comments.is_empty() => {}
            None => self.parts.push(Part::Unread(comments)),
        }
        (self.parts, listed)
    }
}
