//! What a reader looks for in the catalogue.

use crate::contract::{CourseCard, CourseKind};
use crate::{Id, Lang};

/// How long a course takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duration {
    /// Under an hour.
    Short,
    /// One to four hours.
    Medium,
    /// Over four hours.
    Long,
}

impl Duration {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Short, Self::Medium, Self::Long];

    /// The duration of that many minutes.
    pub fn of(minutes: u32) -> Self {
        match minutes {
            0..60 => Self::Short,
            60..=240 => Self::Medium,
            _ => Self::Long,
        }
    }

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Medium => "medium",
            Self::Long => "long",
        }
    }

    /// The duration of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duration| duration.as_str() == word)
    }
}

/// What a reader looks for; `None` is anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kind of course.
    pub kind: Option<CourseKind>,
    /// A language the course exists in.
    pub lang: Option<Lang>,
    /// What it is about.
    pub theme: Option<Id>,
    /// How long it takes.
    pub duration: Option<Duration>,
}

impl Filter {
    /// Whether a course fits.
    pub fn fits(&self, card: &CourseCard) -> bool {
        self.kind.is_none_or(|kind| card.kind == kind)
            && self
                .lang
                .as_ref()
                .is_none_or(|lang| card.languages.contains(lang))
            && self
                .theme
                .as_ref()
                .is_none_or(|id| card.themes.iter().any(|theme| theme.id == *id))
            && self
                .duration
                .is_none_or(|duration| Duration::of(card.minutes) == duration)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::FromJson;

    #[test]
    fn every_part_of_a_filter_must_fit() {
        let card = CourseCard::from_json(&serde_json::json!({
            "id": "c", "kind": "guide", "title": "C", "summary": "", "lang": "en", "languages": ["en", "nl"],
            "themes": [{"id": "basics", "title": "Basics"}], "minutes": 61, "lessons": 3
        }))
        .unwrap();
        let any = Filter::default();
        assert!(any.fits(&card));
        let fitting = Filter {
            kind: Some(CourseKind::Guide),
            lang: "nl".parse().ok(),
            theme: "basics".parse().ok(),
            duration: Some(Duration::Medium),
        };
        assert!(fitting.fits(&card));
        assert!(
            !Filter {
                kind: Some(CourseKind::Mooc),
                ..fitting.clone()
            }
            .fits(&card)
        );
        assert!(
            !Filter {
                lang: "fr".parse().ok(),
                ..fitting.clone()
            }
            .fits(&card)
        );
        assert!(
            !Filter {
                theme: "other".parse().ok(),
                ..fitting.clone()
            }
            .fits(&card)
        );
        assert!(
            !Filter {
                duration: Some(Duration::Short),
                ..fitting
            }
            .fits(&card)
        );
    }
}
