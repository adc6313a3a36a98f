//! `ids.lock`: every id that was ever given, so that a lost or changed one is noticed.

use super::world::World;
use crate::diagnostic::{Diagnostic, Source};
use leerkring_core::activity::Activity;
use leerkring_core::markdown::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The file's name.
pub const LOCK_FILE: &str = "ids.lock";
const HEAD: &str =
    "# Ids that learners' progress, notes and links rest on. Written by `leerkring check --update-ids`.\n";

/// The ids of a site: `course`, `course:module`, `course/lesson`, `course/lesson#heading`, `course/lesson#activity`, `glossary#term`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// Those in use.
    pub used: BTreeSet<String>,
    /// Earlier ids of courses and lessons, and what they are called now.
    pub aliases: BTreeMap<String, String>,
}

impl Ids {
    /// The ids in use.
    pub fn of(world: &World) -> Self {
        let mut ids = Self::default();
        for term in world.terms.values().flatten() {
            ids.used.insert(format!("glossary#{}", term.id));
        }
        for (course, source) in &world.courses {
            ids.used.insert(course.to_string());
            for text in source.texts.values() {
                ids.used.extend(
                    text.modules
                        .iter()
                        .map(|module| format!("{course}:{}", module.id)),
                );
                ids.aliases.extend(
                    text.meta
                        .aliases
                        .iter()
                        .map(|old| (old.to_string(), course.to_string())),
                );
            }
            for (lesson, versions) in &source.lessons {
                let now = format!("{course}/{lesson}");
                for text in versions.values() {
                    let activities = text.activities.values().flat_map(Activity::ids);
                    ids.used.extend(activities.map(|id| format!("{now}#{id}")));
                    ids.used.extend(
                        text.headings
                            .iter()
                            .map(|heading| format!("{now}#{}", heading.id)),
                    );
                    ids.aliases.extend(
                        text.meta
                            .aliases
                            .iter()
                            .map(|old| (format!("{course}/{old}"), now.clone())),
                    );
                }
                ids.used.insert(now);
            }
        }
        ids
    }

    /// The text of the lock file: everything that was ever locked or is used now.
    pub fn lock_text(&self, before: Option<&str>) -> String {
        let kept = before
            .into_iter()
            .flat_map(lines)
            .map(|(line, _)| line.to_owned());
        let kept = kept.filter(|id| self.current(id).is_some());
        let all: BTreeSet<String> = kept.chain(self.used.iter().cloned()).collect();
        let mut text = HEAD.to_owned();
        for id in all {
            text.push_str(&id);
            text.push('\n');
        }
        text
    }

    /// Ids of the lock that are gone, each a mistake at its line; and how many used ones it lacks.
    pub fn compare(&self, lock: Option<&Arc<Source>>) -> (Vec<Diagnostic>, usize) {
        let Some(lock) = lock else {
            return (Vec::new(), self.used.len());
        };
        let mut lost = Vec::new();
        let mut locked = BTreeSet::new();
        for (id, at) in lines(&lock.text) {
            locked.insert(id);
            if self.current(id).is_none() {
                lost.push(Diagnostic::at(
                    lock,
                    Problem::new(
                        "lost-id",
                        at..at + id.len(),
                        format!("`{id}` is gone; learners' progress and links may rest on it"),
                        "bring it back, or write `aliases: [the-old-id]` in what took its place; if it was given up on purpose, remove this line",
                    ),
                ));
            }
        }
        let new = self
            .used
            .iter()
            .filter(|id| !locked.contains(id.as_str()))
            .count();
        (lost, new)
    }

    /// What an id is called now: itself, or what it became through aliases of its course and lesson.
    fn current(&self, id: &str) -> Option<String> {
        if self.used.contains(id) {
            return Some(id.to_owned());
        }
        let (page, heading) = id
            .split_once('#')
            .map_or((id, None), |(page, heading)| (page, Some(heading)));
        let (course, rest) = page.split_at(page.find(['/', ':']).unwrap_or(page.len()));
        let course = self.aliases.get(course).map_or(course, String::as_str);
        let page = format!("{course}{rest}");
        let page = self.aliases.get(&page).unwrap_or(&page);
        let now = heading.map_or_else(|| page.clone(), |heading| format!("{page}#{heading}"));
        self.used.contains(&now).then_some(now)
    }
}

fn lines(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let id = line.trim();
        (!id.is_empty() && !id.starts_with('#')).then_some((id, start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(used: &[&str], aliases: &[(&str, &str)]) -> Ids {
        Ids {
            used: used.iter().map(|id| (*id).to_owned()).collect(),
            aliases: aliases
                .iter()
                .map(|(old, new)| ((*old).to_owned(), (*new).to_owned()))
                .collect(),
        }
    }

    fn lost(ids: &Ids, lock: &str) -> Vec<usize> {
        let lock = Arc::new(Source {
            path: LOCK_FILE.into(),
            text: lock.into(),
        });
        ids.compare(Some(&lock))
            .0
            .iter()
            .map(|d| d.line_and_column().0)
            .collect()
    }

    #[test]
    fn lost_ids_are_noticed_and_aliases_save_them() {
        let now = ids(&["c", "c/new", "c/new#part"], &[("c/old", "c/new"), ("b", "c")]);
        assert_eq!(
            lost(&now, "# head\nc\nc/old\nc/old#part\nb/old#part\n"),
            Vec::<usize>::new()
        );
        assert_eq!(lost(&now, "c\nc/gone\nc/new#gone\n"), [2, 3]);
    }

    #[test]
    fn the_lock_keeps_what_was_renamed_and_is_sorted() {
        let now = ids(&["c", "c/new"], &[("c/old", "c/new")]);
        let text = now.lock_text(Some("c/old\nc/gone\n"));
        assert_eq!(text.lines().skip(1).collect::<Vec<_>>(), ["c", "c/new", "c/old"]);
        assert_eq!(now.compare(None).1, 2);
    }
}
