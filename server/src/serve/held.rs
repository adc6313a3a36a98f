//! What the published site holds, for the dynamic API: lessons, questions, polls and titles, as they are now.

use super::reload::Current;
use crate::publish::Publication;
use leerkring_api::Site;
use leerkring_core::Id;
use leerkring_core::activity::Activity;
use leerkring_core::contract::Lesson;
use leerkring_core::progress::{LessonRef, What};
use std::sync::Arc;

/// The site as it is published now.
pub struct Held(pub Current);

impl Held {
    fn now<T>(&self, ask: impl FnOnce(&Publication) -> Option<T>) -> Option<T> {
        let current = self.0.read().ok().map(|current| Arc::clone(&current))?;
        ask(&current)
    }
}

/// A lesson in the first language that it exists in; ids are equal in all of them.
fn lesson<'site>(site: &'site Publication, wanted: &LessonRef) -> Option<&'site Lesson> {
    let all = site.content.courses.iter();
    all.filter(|((_, course), _)| *course == wanted.course)
        .find_map(|(_, found)| found.lessons.get(&wanted.lesson))
        .map(|lesson| &**lesson)
}

impl Site for Held {
    fn has(&self, about: &What) -> bool {
        let has = self.now(|site| {
            let lesson = lesson(site, about.lesson()?)?;
            Some(match about {
                What::Item(item) => lesson
                    .activities()
                    .any(|activity| activity.ids().contains(&&item.item)),
                _ => true,
            })
        });
        has.unwrap_or_default()
    }

    fn poll_options(&self, poll: &What) -> Option<Vec<String>> {
        let What::Item(wanted) = poll else { return None };
        self.now(|site| {
            lesson(site, &wanted.lesson)?
                .activities()
                .find_map(|activity| match activity {
                    Activity::Poll(poll) if poll.id == wanted.item => {
                        Some(poll.options.iter().map(|option| option.id.to_string()).collect())
                    }
                    _ => None,
                })
        })
    }

    fn name(&self) -> String {
        self.now(|site| Some(site.content.site.name.clone()))
            .unwrap_or_default()
    }

    fn course_title(&self, course: &str) -> Option<String> {
        let course: Id = course.parse().ok()?;
        self.now(|site| {
            let mut languages = site.content.site.languages.iter();
            languages
                .find_map(|language| site.content.courses.get(&(language.id.clone(), course.clone())))
                .map(|found| found.course.title.clone())
        })
    }

    fn thread_address(&self, thread: &str) -> String {
        let address = self.now(|site| {
            let site = &site.content.site;
            let first = site.languages.first()?;
            // The address of the site holds its base.
            Some(format!(
                "{}{}/discussion/?thread={thread}",
                site.address, first.id
            ))
        });
        address.unwrap_or_default()
    }
}
