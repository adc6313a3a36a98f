//! Where a learner last worked, and where "continue" leads.

use super::{LessonRef, Progress};
use crate::contract::{Course, LessonCard};
use crate::json::from_json;
use serde::Serialize;

/// The last place worked at in a course. Mutable; the last writer wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The lesson.
    pub lesson: LessonRef,
    /// The block that stood at the top of the screen.
    pub block: Option<String>,
    /// Milliseconds since 1970 UTC.
    pub time: u64,
}

/// Where "continue" leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Resume {
    /// The lesson to open.
    pub lesson: LessonCard,
    /// The block to open it at.
    pub block: Option<String>,
}

/// The place itself while its lesson is not done; else the next lesson that is not; `None` when
/// the course is finished, was started again since, or no longer holds the lesson.
pub fn resume(place: &Place, course: &Course, progress: &Progress) -> Option<Resume> {
    if progress.is_reset_since(place) {
        return None;
    }
    let done = |card: &LessonCard| {
        progress.is_done(&LessonRef {
            course: course.id.clone(),
            lesson: card.id.clone(),
        })
    };
    let mut from_here = course.lessons().skip_while(|card| card.id != place.lesson.lesson);
    let here = from_here.next()?;
    if !done(here) {
        return Some(Resume {
            lesson: here.clone(),
            block: place.block.clone(),
        });
    }
    let next = from_here
        .find(|card| !done(card))
        .or_else(|| course.lessons().find(|card| !done(card)))?;
    Some(Resume {
        lesson: next.clone(),
        block: None,
    })
}

from_json!(Place { lesson, block, time });

#[cfg(test)]
mod tests {
    use super::super::{How, Outcome, Record};
    use super::*;
    use crate::json::FromJson;

    fn course() -> Course {
        let card = |id: &str| serde_json::json!({"id": id, "title": id, "minutes": 5, "lang": "en"});
        Course::from_json(&serde_json::json!({
            "id": "c", "lang": "en", "languages": ["en"], "kind": "mooc", "title": "C", "summary": "", "themes": [],
            "minutes": 15, "intro": "", "attribution": {"title": "C", "authors": [], "source": "",
            "licence": {"id": "CC0-1.0", "name": "CC0", "url": ""}},
            "modules": [{"id": "m", "title": "M", "lessons": [card("a"), card("b")]}, {"id": "n", "title": "N", "lessons": [card("d")]}]
        }))
        .unwrap()
    }

    fn after(done: &[&str], at: &str) -> Option<(String, Option<String>)> {
        let records = done.iter().map(|id| {
            Record::new(
                "s".parse().unwrap(),
                1,
                [1; 10],
                format!("c/{id}").parse::<LessonRef>().unwrap(),
                Outcome::Done(How::Marked),
            )
        });
        // Records of one time and id would clash, so each gets its own time.
        let records = records
            .enumerate()
            .map(|(time, record)| Record {
                time: time as u64,
                ..record
            })
            .collect();
        let place = Place {
            lesson: format!("c/{at}").parse().unwrap(),
            block: Some("x.2".into()),
            time: 1,
        };
        resume(&place, &course(), &Progress::of(&records)).map(|r| (r.lesson.id.to_string(), r.block))
    }

    #[test]
    fn resume_goes_to_the_place_then_on() {
        assert_eq!(after(&[], "b"), Some(("b".into(), Some("x.2".into()))));
        assert_eq!(after(&["a"], "a"), Some(("b".into(), None)));
        assert_eq!(after(&["d"], "d"), Some(("a".into(), None)));
        assert_eq!(after(&["a", "b", "d"], "d"), None);
        assert_eq!(after(&[], "gone"), None);
    }
}
