//! A value that somebody gave, and where.

/// A value of a file or the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Number(String),
    /// True or false.
    Truth(bool),
    /// A list of texts.
    List(Vec<String>),
    /// A text of the environment, which stands for any of them.
    Loose(String),
    /// Anything else.
    Other,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Where it stands, for people.
    pub place: String,
    /// The section.
    pub section: String,
    /// The key within it.
    pub name: String,
    /// The value.
    pub value: Value,
}

impl Given {
    /// Whether it is this key.
    pub fn is(&self, section: &str, name: &str) -> bool {
        self.section == section && self.name == name
    }
}

impl Value {
    /// As a text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Loose(text) => Some(text),
            _ => None,
        }
    }

    /// As a number that counts.
    pub fn count(&self) -> Option<u32> {
        match self {
            Self::Number(text) | Self::Loose(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// As true or false.
    pub fn truth(&self) -> Option<bool> {
        match self {
            Self::Truth(truth) => Some(*truth),
            Self::Loose(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// As a list, each part read; commas stand between those of the environment.
    pub fn list<T>(&self, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        match self {
            Self::List(list) => list.iter().map(|one| read(one)).collect(),
            Self::Loose(text) => {
                let parts = text.split(',').map(str::trim);
                parts.filter(|part| !part.is_empty()).map(read).collect()
            }
            _ => None,
        }
    }
}
