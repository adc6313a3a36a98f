//! What a record is about: a place in the site, in words that never change.

use crate::Id;
use crate::id::NotAnId;
use crate::json::from_text;
use serde::Serialize;
use std::fmt::{self, Display};
use std::str::FromStr;

/// Writes a type as its text.
macro_rules! as_text {
    ($name:ident) => {
        impl From<$name> for String {
            fn from(what: $name) -> Self {
                what.to_string()
            }
        }
    };
}

/// A lesson of the site, written `course/lesson`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct LessonRef {
    /// The course.
    pub course: Id,
    /// The lesson within it.
    pub lesson: Id,
}

as_text!(LessonRef);

impl Display for LessonRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.course, self.lesson)
    }
}

impl FromStr for LessonRef {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (course, lesson) = text.split_once('/').ok_or(NotAnId)?;
        Ok(Self {
            course: course.parse()?,
            lesson: lesson.parse()?,
        })
    }
}

/// An activity or question of a lesson, written `course/lesson#item`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct ItemRef {
    /// The lesson.
    pub lesson: LessonRef,
    /// The activity or question within it.
    pub item: Id,
}

as_text!(ItemRef);

impl Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.lesson, self.item)
    }
}

impl FromStr for ItemRef {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (lesson, item) = text.split_once('#').ok_or(NotAnId)?;
        Ok(Self {
            lesson: lesson.parse()?,
            item: item.parse()?,
        })
    }
}

/// What a record is about. The items of a lesson sort together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub enum What {
    /// Everything, written `*`.
    Site,
    /// A course, written by its id.
    Course(Id),
    /// A lesson, written `course/lesson`.
    Lesson(LessonRef),
    /// An activity or question, written `course/lesson#item`.
    Item(ItemRef),
}

as_text!(What);

impl What {
    /// The course it belongs to.
    pub fn course(&self) -> Option<&Id> {
        match self {
            Self::Site => None,
            Self::Course(course) => Some(course),
            Self::Lesson(lesson) => Some(&lesson.course),
            Self::Item(item) => Some(&item.lesson.course),
        }
    }

    /// The lesson it belongs to.
    pub fn lesson(&self) -> Option<&LessonRef> {
        match self {
            Self::Site | Self::Course(_) => None,
            Self::Lesson(lesson) => Some(lesson),
            Self::Item(item) => Some(&item.lesson),
        }
    }

    /// Whether another place lies within this one, or is the same.
    pub fn holds(&self, other: &Self) -> bool {
        match self {
            Self::Site => true,
            Self::Course(course) => other.course() == Some(course),
            Self::Lesson(lesson) => other.lesson() == Some(lesson),
            Self::Item(_) => self == other,
        }
    }
}

impl Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site => f.write_str("*"),
            Self::Course(course) => course.fmt(f),
            Self::Lesson(lesson) => lesson.fmt(f),
            Self::Item(item) => item.fmt(f),
        }
    }
}

impl FromStr for What {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Ok(match (text, text.contains('#'), text.contains('/')) {
            ("*", ..) => Self::Site,
            (_, true, _) => Self::Item(text.parse()?),
            (_, _, true) => Self::Lesson(text.parse()?),
            _ => Self::Course(text.parse()?),
        })
    }
}

impl From<LessonRef> for What {
    fn from(lesson: LessonRef) -> Self {
        Self::Lesson(lesson)
    }
}

impl From<ItemRef> for What {
    fn from(item: ItemRef) -> Self {
        Self::Item(item)
    }
}

from_text!(LessonRef, ItemRef, What);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_and_read_alike() {
        for text in ["*", "course", "course/lesson", "course/lesson#item"] {
            assert_eq!(text.parse::<What>().unwrap().to_string(), text);
        }
        for bad in ["", "/", "a/", "a/b#", "a#b", "a/b/c", "A", "a/b#c#d", "..", "**"] {
            assert!(bad.parse::<What>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_place_holds_what_lies_within() {
        let what = |text: &str| text.parse::<What>().unwrap();
        for (outer, inner) in [
            ("*", "c"),
            ("c", "c/l"),
            ("c", "c/l#i"),
            ("c/l", "c/l#i"),
            ("c/l#i", "c/l#i"),
        ] {
            assert!(what(outer).holds(&what(inner)), "{outer} {inner}");
            assert_eq!(what(inner).holds(&what(outer)), inner == outer);
        }
        assert!(!what("c").holds(&what("d/l")));
    }
}
