//! What a GIFT file says, before anything is made of it.
//!
//! The rules are those of Moodle's own reader, so that a file means here what it means there.

mod answers;
pub(super) mod escape;
mod question;
mod source;
mod weight;

pub use question::read;
pub use weight::{MOODLE_WEIGHTS, percent};

/// How a text is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// HTML in which line ends count; what is not said otherwise.
    #[default]
    Moodle,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Words alone.
    Plain,
}

/// A text, its markup, and its line in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formatted {
    /// How it is marked up.
    pub format: Format,
    /// What it says, escapes resolved.
    pub text: String,
    /// Where it stands.
    pub line: usize,
}

/// One block of the file.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its first line that is no comment.
    pub line: usize,
    /// Its comments, but those that Moodle writes itself.
    pub comments: Vec<String>,
    /// The id given in a comment.
    pub id: Option<String>,
    /// The tags given in comments.
    pub tags: Vec<String>,
    /// The block as it was written.
    pub written: String,
    /// What it says.
    pub says: Says,
}

/// What a block says.
#[derive(Clone, Debug)]
pub enum Says {
    /// Comments alone.
    Nothing,
    /// The questions that follow belong to this category.
    Category(Vec<String>),
    /// A question, or a text between questions.
    Question(Asked),
    /// Something that Moodle would refuse, and why.
    Broken(Mistake),
}

/// Why a block cannot be read, and the line of it.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// Where it is.
    pub line: usize,
    /// What it is.
    pub what: String,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its name between double colons.
    pub title: Option<String>,
    /// What is asked.
    pub text: Formatted,
    /// The character that stands in the text where the answers stood, where text follows them.
    pub gap: Option<char>,
    /// What is right.
    pub answers: Answers,
    /// What is said afterwards.
    pub general: Option<Formatted>,
    /// Whether braces follow the answers; Moodle shows them as text.
    pub more_braces: bool,
}

/// What stands between the braces.
#[derive(Clone, Debug)]
pub enum Answers {
    /// No braces: a text between questions.
    Description,
    /// Nothing: an essay.
    Essay,
    /// Options; any number of them where none has an equals sign.
    Choice {
        /// Whether several may be chosen.
        several: bool,
        /// What can be chosen.
        options: Vec<Answer>,
    },
    /// Whether a statement holds.
    TrueFalse {
        /// Whether it does.
        right: bool,
        /// Said of the wrong answer.
        when_wrong: Option<Formatted>,
        /// Said of the right one.
        when_right: Option<Formatted>,
    },
    /// Words to be typed.
    Short(Vec<Answer>),
    /// Numbers to be typed.
    Number {
        /// Those that count; no number stands for any.
        answers: Vec<(Answer, Option<Around>)>,
        /// Said of any other.
        otherwise: Option<Formatted>,
    },
    /// What belongs to what.
    Matching(Vec<(Formatted, Formatted)>),
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Whether an equals sign stands before it.
    pub equals: bool,
    /// What it is worth, in hundredths.
    pub weight: f64,
    /// What it says.
    pub text: Formatted,
    /// What is said of it.
    pub feedback: Option<Formatted>,
}

/// A number and how far off still counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Around {
    /// The number.
    pub value: f64,
    /// How far off.
    pub tolerance: f64,
}
