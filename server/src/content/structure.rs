//! What must be equal in all languages, and what makes a translation stale.

use super::course::CourseSource;
use super::lesson::Text;
use super::world::World;
use crate::diagnostic::{Diagnostic, Source};
use leerkring_core::markdown::Problem;
use leerkring_core::{Id, Lang};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Compares all courses, lessons and pages between their languages.
pub fn check_structure(world: &World, diagnostics: &mut Vec<Diagnostic>) {
    for (id, course) in &world.courses {
        check_course(world, id, course, diagnostics);
        for versions in course.lessons.values() {
            check_versions(world, versions, diagnostics);
        }
    }
    for versions in world.pages.values() {
        check_versions(world, versions, diagnostics);
    }
}

fn differs(source: &Arc<Source>, message: String, hint: &str) -> Diagnostic {
    Diagnostic::at(source, Problem::new("structure-differs", 0..3, message, hint))
}

fn check_course(world: &World, id: &Id, course: &CourseSource, diagnostics: &mut Vec<Diagnostic>) {
    let Some((_, first)) = in_order(world, &course.texts).next() else {
        let file = format!("courses/{id}");
        let languages = world.site.languages.first().map_or("nl", Lang::as_str);
        diagnostics.push(Diagnostic::of_file(
            "missing-file",
            &file,
            format!("the course `{id}` has no course file"),
            format!("add `course.{languages}.md` to its folder"),
        ));
        return;
    };
    for (_, other) in in_order(world, &course.texts).skip(1) {
        if other.structure() != first.structure() {
            diagnostics.push(differs(
                &other.source,
                format!("modules and lessons differ from `{}`", first.source.path),
                "list the same module ids and lessons in the same order",
            ));
        }
    }
    let listed: Vec<&Id> = first
        .modules
        .iter()
        .flat_map(|module| &module.lessons)
        .map(|(lesson, _)| lesson)
        .collect();
    for (lesson, at) in first.modules.iter().flat_map(|module| &module.lessons) {
        if !course.lessons.contains_key(lesson) {
            let problem = Problem::new(
                "missing-file",
                at.clone(),
                format!("the lesson `{lesson}` has no file"),
                "write it, or take it out of the list",
            );
            diagnostics.push(Diagnostic::at(&first.source, problem));
        }
    }
    for (lesson, versions) in &course.lessons {
        if let Some(text) = versions.values().next()
            && !listed.contains(&lesson)
        {
            let problem = Problem::new(
                "unlisted-lesson",
                0..3,
                format!("no module lists the lesson `{lesson}`"),
                format!("list it in `{}`", first.source.path),
            );
            diagnostics.push(Diagnostic::at(&text.source, problem).into_warning());
        }
    }
}

/// Versions in the order of the site's languages, the others after them.
fn in_order<'t, T>(
    world: &World,
    versions: &'t BTreeMap<Lang, T>,
) -> impl Iterator<Item = (&'t Lang, &'t T)> {
    let mut list: Vec<_> = versions.iter().collect();
    list.sort_by_key(|(lang, _)| {
        world
            .site
            .languages
            .iter()
            .position(|known| known == *lang)
            .unwrap_or(usize::MAX)
    });
    list.into_iter()
}

fn check_versions(world: &World, versions: &BTreeMap<Lang, Text>, diagnostics: &mut Vec<Diagnostic>) {
    let mut ordered = in_order(world, versions);
    let Some((_, first)) = ordered.next() else { return };
    let ids = |text: &Text| {
        text.headings
            .iter()
            .map(|heading| heading.id.clone())
            .collect::<Vec<_>>()
    };
    for (lang, other) in ordered {
        if ids(other) != ids(first) {
            let only = |a: &Text, b: &Text| {
                let missing: Vec<_> = ids(a)
                    .into_iter()
                    .filter(|id| !b.has_heading(id.as_str()))
                    .map(|id| format!("`{id}`"))
                    .collect();
                if missing.is_empty() {
                    "none".to_owned()
                } else {
                    missing.join(", ")
                }
            };
            let message = format!(
                "heading ids differ from `{}`: only there {}; only here {}",
                first.source.path,
                only(first, other),
                only(other, first)
            );
            diagnostics.push(differs(
                &other.source,
                message,
                "translations keep the ids of their headings, in the same order",
            ));
        }
        check_activities(first, other, diagnostics);
        if let (Some(original), Some(translation)) = (&first.meta.updated, &other.meta.updated)
            && translation < original
        {
            let problem = Problem::new(
                "stale-translation",
                0..3,
                format!(
                    "this translation ({lang}) is of {translation}; `{}` is of {original}",
                    first.source.path
                ),
                "bring it up to date and set `updated`",
            );
            diagnostics.push(Diagnostic::at(&other.source, problem).into_warning());
        }
    }
}

/// Answers are kept under ids and scored by keys, so a learner who changes language must find the same ones.
fn check_activities(first: &Text, other: &Text, diagnostics: &mut Vec<Diagnostic>) {
    let of = |text: &Text| -> BTreeMap<Id, Vec<String>> {
        let activities = text.activities.values();
        activities
            .map(|activity| (activity.id().clone(), activity.structure()))
            .collect()
    };
    let (there, here) = (of(first), of(other));
    for (at, activity) in &other.activities {
        let message = match there.get(activity.id()) {
            None => format!("`{}` has no activity `{}`", first.source.path, activity.id()),
            Some(lines) => {
                let own = activity.structure();
                let differing = own
                    .iter()
                    .find(|line| !lines.contains(line))
                    .or_else(|| lines.iter().find(|line| !own.contains(line)));
                let Some(line) = differing else { continue };
                let id = line.split_once(' ').map_or(line.as_str(), |(id, _)| id);
                format!(
                    "`{id}` in the activity `{}` has other ids or other right answers than in `{}`",
                    activity.id(),
                    first.source.path
                )
            }
        };
        let at = at + other.body_at;
        let hint = "translations keep ids, right answers, credits and tolerances";
        diagnostics.push(Diagnostic::at(
            &other.source,
            Problem::new("structure-differs", at..at + 3, message, hint),
        ));
    }
    for id in there.keys().filter(|id| !here.contains_key(*id)) {
        let message = format!("the activity `{id}` of `{}` is missing here", first.source.path);
        diagnostics.push(differs(&other.source, message, "translate it, with the same ids"));
    }
}
