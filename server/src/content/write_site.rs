//! Writes what is about the site as a whole: what it is, and its catalogue.

use super::published::CourseIn;
use super::world::World;
use super::write::Writer;
use leerkring_core::contract::{Catalogue, Course, CourseCard, Language, PageName, Site};
use leerkring_core::{Id, Lang};
use std::collections::BTreeMap;

/// What the site is.
pub(super) fn site(world: &World) -> Site {
    let site = &world.site;
    let language = |lang: &Lang| Language {
        id: lang.clone(),
        name: lang.own_name().to_owned(),
        dir: lang.direction(),
    };
    Site {
        id: site.id.clone(),
        name: site.name.clone(),
        address: site.address.clone(),
        languages: site.languages.iter().map(language).collect(),
        features: site.features,
        api: site.api.clone(),
        pages: PageName::ALL
            .into_iter()
            .filter(|page| world.pages.contains_key(page))
            .collect(),
        glossary: world.terms.values().any(|terms| !terms.is_empty()),
    }
}

impl Writer<'_> {
    pub(super) fn catalogue(&self, courses: &BTreeMap<(Lang, Id), CourseIn>) -> Catalogue {
        let first = self.world.site.courses.iter();
        let others = self
            .world
            .courses
            .keys()
            .filter(|id| !self.world.site.courses.contains(id));
        let found = first
            .chain(others)
            .filter_map(|id| courses.get(&(self.lang.clone(), id.clone())));
        Catalogue {
            lang: self.lang.clone(),
            courses: found.map(|found| course_card(&found.course)).collect(),
        }
    }
}

fn course_card(course: &Course) -> CourseCard {
    CourseCard {
        id: course.id.clone(),
        kind: course.kind,
        title: course.title.clone(),
        summary: course.summary.clone(),
        lang: course.lang.clone(),
        languages: course.languages.clone(),
        themes: course.themes.clone(),
        minutes: course.minutes,
        lessons: u32::try_from(course.lessons().count()).unwrap_or(u32::MAX),
    }
}
