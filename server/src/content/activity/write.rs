//! Writes a quiz as authors do: a fence with YAML, and comments where something is to be told.

use super::scalar::scalar;
use super::write_kind;
use leerkring_core::activity::{Question, Quiz};

/// Comments on a quiz.
#[derive(Clone, Copy, Debug, Default)]
pub struct Comments<'c> {
    /// On all of it.
    pub quiz: &'c [String],
    /// Before each of its questions.
    pub before: &'c [Vec<String>],
    /// After the last one.
    pub after: &'c [String],
}

/// The fence of a quiz.
pub fn quiz_fence(quiz: &Quiz<String>, comments: Comments<'_>) -> String {
    let mut yaml = Yaml::default();
    yaml.comments(comments.quiz);
    yaml.raw("id", &quiz.id);
    yaml.optional("title", quiz.title.as_deref());
    if quiz.confidence {
        yaml.raw("confidence", &"yes");
    }
    if let Some(draw) = quiz.draw {
        yaml.raw("draw", &draw);
    }
    if !quiz.shuffle {
        yaml.raw("shuffle", &"no");
    }
    if let Some(by) = &quiz.attribution {
        yaml.texts("authors", &by.authors);
        yaml.raw("licence", &by.licence.id);
        yaml.optional(
            "source",
            Some(by.source.as_str()).filter(|source| !source.is_empty()),
        );
    }
    yaml.key("questions");
    for (index, question) in quiz.questions.iter().enumerate() {
        yaml.inner(|yaml| yaml.comments(comments.before.get(index).map_or(&[], Vec::as_slice)));
        yaml.item(|yaml| self::question(yaml, question));
    }
    yaml.inner(|yaml| yaml.comments(comments.after));
    fence("quiz", &yaml.out)
}

/// A fence whose end cannot be taken for a line of what it holds.
pub fn fence(name: &str, body: &str) -> String {
    let runs = body.split(|letter| letter != '`').map(str::len);
    let ticks = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
    format!("{ticks}{name}\n{body}{ticks}\n")
}

fn question(yaml: &mut Yaml, question: &Question<String>) {
    yaml.raw("id", &question.id);
    yaml.raw("type", &question.kind.name());
    yaml.text("question", &question.question);
    write_kind::kind(yaml, &question.kind);
    yaml.texts("hints", &question.hints);
    if let Some(attempts) = question.attempts {
        yaml.raw("attempts", &attempts);
    }
    if !question.shuffle {
        yaml.raw("shuffle", &"no");
    }
    yaml.optional("explanation", question.explanation.as_deref());
}

/// Lines of YAML.
#[derive(Default)]
pub(super) struct Yaml {
    out: String,
    indent: usize,
    /// Whether the next line starts an item of a list.
    starts_item: bool,
}

impl Yaml {
    fn line(&mut self, text: &str) {
        if std::mem::take(&mut self.starts_item) {
            self.out.push_str(&" ".repeat(self.indent.saturating_sub(2)));
            self.out.push_str("- ");
        } else {
            self.out.push_str(&" ".repeat(self.indent));
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A key whose value follows on lines of its own.
    pub fn key(&mut self, key: &str) {
        self.line(&format!("{key}:"));
    }

    /// A key and a value that needs no quotes: an id, a number, a word of the format.
    pub fn raw(&mut self, key: &str, value: &dyn std::fmt::Display) {
        self.line(&format!("{key}: {value}"));
    }

    /// A key and a text.
    pub fn text(&mut self, key: &str, text: &str) {
        let value = scalar(text, self.indent);
        self.line(&format!("{key}: {value}"));
    }

    /// The same, where there is one.
    pub fn optional(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// A key and a list of texts, where there are any.
    pub fn texts(&mut self, key: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        self.key(key);
        self.inner(|yaml| {
            for text in texts {
                let value = scalar(text, yaml.indent);
                yaml.line(&format!("- {value}"));
            }
        });
    }

    /// An item of the list whose key was written last.
    pub fn item(&mut self, write: impl FnOnce(&mut Self)) {
        self.indent += 4;
        self.starts_item = true;
        write(self);
        self.indent -= 4;
    }

    fn inner(&mut self, write: impl FnOnce(&mut Self)) {
        self.indent += 2;
        write(self);
        self.indent -= 2;
    }

    fn comments(&mut self, comments: &[String]) {
        for comment in comments {
            let plain = comment.replace(|letter: char| letter.is_control() || letter == '\u{feff}', " ");
            self.line(format!("# {plain}").trim_end());
        }
    }
}

#[cfg(test)]
mod tests;
