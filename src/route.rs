//! Every address of the site: the only place where one is read or written.

mod base;
mod discussion;
mod endpoint;

pub use base::Base;
pub use endpoint::{
    Endpoint, catalogue_json, course_json, glossary_json, lesson_json, page_json, search_json,
    search_part_json, site_json,
};

use leerkring_core::contract::PageName;
use leerkring_core::progress::LessonRef;
use leerkring_core::{Id, Lang};

/// A page of the site, in whatever language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// All courses.
    Catalogue,
    /// A course and its outline.
    Course(Id),
    /// A lesson.
    Lesson(LessonRef),
    /// A page of plain text.
    Page(PageName),
    /// All terms.
    Glossary,
    /// Looking for words. What is looked for stands in the query of the address, not in the route.
    Search,
    /// What the learner did.
    Learning,
    /// The certificate of a course.
    Certificate(Id),
    /// Questions that come back.
    Review,
    /// The reader's choices.
    Settings,
    /// The learner's progress: the passport, starting again, leaving the device.
    Passport,
    /// What the learner wrote and marked.
    Notes,
    /// Threads of a course, one thread, or one's own. Which, stands in the query of the address, not in the route.
    Discussion,
    /// What waits for a moderator.
    Moderation,
    /// An address that names nothing.
    NotFound,
}

/// The entries of the app, each a WebAssembly of its own: a page loads what it needs, and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Finding what to read: catalogue, courses, search, and what explains them.
    Reading,
    /// Lessons and their activities.
    Lesson,
    /// Questions that come back.
    Review,
    /// What the learner did, and where it is kept.
    Desk,
    /// Threads: pages of their own, and below lessons, where they are loaded when somebody gets there.
    Discussion,
    /// Moderation.
    Staff,
}

impl Entry {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Reading,
        Self::Lesson,
        Self::Review,
        Self::Desk,
        Self::Discussion,
        Self::Staff,
    ];

    /// Its name in the names of files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Lesson => "lesson",
            Self::Review => "review",
            Self::Desk => "desk",
            Self::Discussion => "discussion",
            Self::Staff => "staff",
        }
    }
}

impl Route {
    /// The entry that shows it. A link to a page of another one loads that page anew.
    pub fn entry(&self) -> Entry {
        match self {
            Self::Catalogue
            | Self::Course(_)
            | Self::Page(_)
            | Self::Glossary
            | Self::Search
            | Self::Settings
            | Self::NotFound => Entry::Reading,
            Self::Lesson(_) => Entry::Lesson,
            Self::Review => Entry::Review,
            Self::Learning | Self::Certificate(_) | Self::Passport | Self::Notes => Entry::Desk,
            Self::Discussion => Entry::Discussion,
            Self::Moderation => Entry::Staff,
        }
    }

    /// The path below the language: `courses/beyond-the-hype/`.
    pub fn path(&self) -> String {
        match self {
            Self::Catalogue | Self::NotFound => String::new(),
            Self::Course(course) => format!("courses/{course}/"),
            Self::Lesson(lesson) => format!("courses/{}/{}/", lesson.course, lesson.lesson),
            Self::Page(page) => format!("{}/", page.as_str()),
            Self::Glossary => "glossary/".to_owned(),
            Self::Search => "search/".to_owned(),
            Self::Learning => "learning/".to_owned(),
            Self::Certificate(course) => format!("certificate/{course}/"),
            Self::Review => "review/".to_owned(),
            Self::Settings => "settings/".to_owned(),
            Self::Passport => "passport/".to_owned(),
            Self::Notes => "notes/".to_owned(),
            Self::Discussion => "discussion/".to_owned(),
            Self::Moderation => "moderation/".to_owned(),
        }
    }

    /// Whether it shows nothing but what is the reader's own, so that there is nothing for others to find.
    pub fn is_private(&self) -> bool {
        matches!(
            self.entry(),
            Entry::Review | Entry::Desk | Entry::Discussion | Entry::Staff
        ) || matches!(self, Self::Settings | Self::Search)
    }

    fn parse(segments: &[&str]) -> Self {
        let id = |text: &str| text.parse::<Id>().ok();
        let route = match segments {
            [] => Some(Self::Catalogue),
            ["glossary"] => Some(Self::Glossary),
            ["search"] => Some(Self::Search),
            ["learning"] => Some(Self::Learning),
            ["certificate", course] => id(course).map(Self::Certificate),
            ["review"] => Some(Self::Review),
            ["settings"] => Some(Self::Settings),
            ["passport"] => Some(Self::Passport),
            ["notes"] => Some(Self::Notes),
            ["discussion"] => Some(Self::Discussion),
            ["moderation"] => Some(Self::Moderation),
            ["courses", course] => id(course).map(Self::Course),
            ["courses", course, lesson] => id(course)
                .zip(id(lesson))
                .map(|(course, lesson)| Self::Lesson(LessonRef { course, lesson })),
            [page] => PageName::parse(page).map(Self::Page),
            _ => None,
        };
        route.unwrap_or(Self::NotFound)
    }
}

/// A page in a language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The language.
    pub lang: Lang,
    /// The page.
    pub route: Route,
}

impl Location {
    /// Reads a path below the base; `None` where it does not start with a language.
    pub fn parse(path: &str) -> Option<Self> {
        let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let (lang, rest) = segments.split_first()?;
        Some(Self {
            lang: lang.parse().ok()?,
            route: Route::parse(rest),
        })
    }

    /// The path below the base: `en/courses/beyond-the-hype/`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.lang, self.route.path())
    }
}

/// Writes addresses for views: the base and language of the page.
#[derive(Clone, Debug)]
pub struct Links {
    /// Where the site lives.
    pub base: Base,
    /// The language of the page.
    pub lang: Lang,
}

impl Links {
    /// The address of a page in the language of this one.
    pub fn to(&self, route: &Route) -> String {
        self.in_language(&self.lang, route)
    }

    /// The address of a page in another language.
    pub fn in_language(&self, lang: &Lang, route: &Route) -> String {
        self.base.at(&Location {
            lang: lang.clone(),
            route: route.clone(),
        }
        .path())
    }

    /// The address of a course.
    pub fn course(&self, course: &Id) -> String {
        self.to(&Route::Course(course.clone()))
    }

    /// The address of a lesson.
    pub fn lesson(&self, course: &Id, lesson: &Id) -> String {
        self.to(&Route::Lesson(LessonRef {
            course: course.clone(),
            lesson: lesson.clone(),
        }))
    }

    /// The address of a place within a lesson.
    pub fn block(&self, course: &Id, lesson: &Id, block: Option<&str>) -> String {
        let lesson = self.lesson(course, lesson);
        block.map_or_else(|| lesson.clone(), |block| format!("{lesson}#{block}"))
    }

    /// The address of a term of the glossary.
    pub fn term(&self, term: &Id) -> String {
        format!("{}#{term}", self.to(&Route::Glossary))
    }

    /// The address of a file of the reading API.
    pub fn endpoint<T>(&self, endpoint: &Endpoint<T>) -> String {
        self.base.at(endpoint.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_location_reads_back() {
        let id = |text: &str| text.parse::<Id>().unwrap();
        let mut routes = vec![Route::Catalogue, Route::Glossary, Route::Course(id("c"))];
        routes.extend([
            Route::Settings,
            Route::Passport,
            Route::Notes,
            Route::Discussion,
            Route::Moderation,
            Route::Search,
            Route::Review,
            Route::Learning,
        ]);
        routes.push(Route::Certificate(id("c")));
        routes.push(Route::Lesson(LessonRef {
            course: id("c"),
            lesson: id("l"),
        }));
        routes.extend(PageName::ALL.map(Route::Page));
        for route in routes {
            let location = Location {
                lang: "en".parse().unwrap(),
                route,
            };
            assert_eq!(Location::parse(&location.path()), Some(location));
        }
    }

    #[test]
    fn hostile_paths_name_nothing() {
        for path in ["en/courses/../x/", "en/nonsense/", "en/courses/A/", "en/a/b/c/d/"] {
            assert_eq!(Location::parse(path).unwrap().route, Route::NotFound, "{path}");
        }
        assert_eq!(Location::parse("api/v1/"), Location::parse("api/v1/"));
        assert_eq!(Location::parse(""), None);
        assert_eq!(Location::parse("%2e%2e/"), None);
    }
}
