//! One item of a quiz, in nine types.

use crate::quiz::Score;
use crate::{Id, SafeHtml};
use serde::Serialize;

/// The most attempts an author can allow.
pub const MAX_ATTEMPTS: u8 = 10;

/// One item of a quiz.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question<T = SafeHtml> {
    /// Its id, unique in the lesson.
    pub id: Id,
    /// What is asked.
    pub question: T,
    /// What kind of answer it wants.
    #[serde(rename = "type")]
    pub kind: Kind<T>,
    /// Hints, shown one by one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<T>,
    /// How often one may try; until it is right where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u8>,
    /// Whether options stand in an order of the learner's own.
    pub shuffle: bool,
    /// Why the right answer is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<T>,
    /// Digest of the answer key: everything the score depends on, without any words.
    pub key: String,
}

/// What kind of answer a question wants, and which ones are right.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind<T = SafeHtml> {
    /// One option out of several.
    Single {
        /// What can be chosen.
        options: Vec<Choice<T>>,
    },
    /// Any number of options.
    Multiple {
        /// What can be chosen.
        options: Vec<Choice<T>>,
    },
    /// Whether a statement holds.
    TrueFalse {
        /// Whether it does.
        right: bool,
        /// Feedback on "true".
        #[serde(skip_serializing_if = "Option::is_none")]
        when_true: Option<T>,
        /// Feedback on "false".
        #[serde(skip_serializing_if = "Option::is_none")]
        when_false: Option<T>,
    },
    /// A word or a few.
    ShortText(Blank<T>),
    /// A number, with a unit where there is one.
    Number {
        /// The answers that score, and known mistakes.
        answers: Vec<AcceptedNumber<T>>,
        /// The unit, as shown.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        /// Other spellings of the unit.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        units: Vec<String>,
        /// Feedback on any other answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        otherwise: Option<T>,
    },
    /// What belongs to what.
    Matching {
        /// What is to be matched.
        pairs: Vec<Pair<T>>,
        /// What it can be matched with, each once.
        matches: Vec<Item<T>>,
    },
    /// What comes before what.
    Ordering {
        /// The items in the right order.
        items: Vec<Item<T>>,
        /// Feedback on a wrong order.
        #[serde(skip_serializing_if = "Option::is_none")]
        otherwise: Option<T>,
    },
    /// A text with gaps.
    Cloze {
        /// The text, cut at the gaps.
        text: Vec<Part<T>>,
        /// What belongs into them.
        gaps: Vec<Gap<T>>,
    },
    /// The learner's own words; not graded.
    Reflection,
}

/// An option that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choice<T = SafeHtml> {
    /// Its id, unique in the question.
    pub id: Id,
    /// What it says.
    pub text: T,
    /// Whether it is right.
    pub right: bool,
    /// What a wrong option is worth.
    pub credit: Score,
    /// Feedback when it was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<T>,
    /// Feedback when it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_chosen: Option<T>,
}

/// A place for words: what fits, and what is said of the rest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Blank<T = SafeHtml> {
    /// The answers that score, and known mistakes.
    pub answers: Vec<Accepted<T>>,
    /// How many slips of the hand are forgiven.
    pub spelling: u8,
    /// Feedback on any other answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<T>,
}

/// A text that a learner may type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Accepted<T = SafeHtml> {
    /// Its id, equal in all languages.
    pub id: Id,
    /// The text.
    pub text: String,
    /// What it is worth.
    pub credit: Score,
    /// Feedback on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<T>,
}

/// A number that a learner may type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AcceptedNumber<T = SafeHtml> {
    /// Its id, equal in all languages.
    pub id: Id,
    /// The number.
    pub value: f64,
    /// How far off still counts; the bounds themselves do.
    pub tolerance: f64,
    /// What it is worth.
    pub credit: Score,
    /// Feedback on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<T>,
}

/// Something to be matched.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair<T = SafeHtml> {
    /// Its id, unique in the question.
    pub id: Id,
    /// What it says.
    pub text: T,
    /// The match that belongs to it.
    #[serde(rename = "match")]
    pub answer: Id,
    /// Feedback when another was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when_wrong: Option<T>,
}

/// A text with an id: a match, or something to put in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item<T = SafeHtml> {
    /// Its id, unique in the question.
    pub id: Id,
    /// What it says.
    pub text: T,
}

/// A piece of a text with gaps.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part<T = SafeHtml> {
    /// Words.
    Text(T),
    /// The place of a gap.
    Gap(Id),
}

/// A gap in a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap<T = SafeHtml> {
    /// Words are typed.
    Typed {
        /// Its id, unique in the question.
        id: Id,
        /// What fits.
        blank: Blank<T>,
    },
    /// One of a list is chosen.
    Chosen {
        /// Its id, unique in the question.
        id: Id,
        /// The list.
        options: Vec<Choice<T>>,
    },
}

impl<T> Gap<T> {
    /// Its id.
    pub fn id(&self) -> &Id {
        match self {
            Self::Typed { id, .. } | Self::Chosen { id, .. } => id,
        }
    }
}

impl<T> Kind<T> {
    /// The name of the type, as authors write it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Multiple { .. } => "multiple",
            Self::TrueFalse { .. } => "true-false",
            Self::ShortText(_) => "short-text",
            Self::Number { .. } => "number",
            Self::Matching { .. } => "matching",
            Self::Ordering { .. } => "ordering",
            Self::Cloze { .. } => "cloze",
            Self::Reflection => "reflection",
        }
    }

    /// Whether answers get a score.
    pub fn is_graded(&self) -> bool {
        !matches!(self, Self::Reflection)
    }
}
