//! `site.json`: what a site is and what is switched on.

use crate::json::{FromJson, from_json};
use crate::{Id, Lang, lang::Direction};
use serde::Serialize;

/// The site as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Site {
    /// Given once; records of progress carry it.
    pub id: Id,
    /// What the site calls itself.
    pub name: String,
    /// Absolute address, with a slash at the end.
    pub address: String,
    /// Languages of the interface and content, the default first.
    pub languages: Vec<Language>,
    /// What is switched on.
    pub features: Features,
    /// Origin of the dynamic API where it is not the site's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api: Option<String>,
    /// The pages of plain text that the site has.
    pub pages: Vec<PageName>,
    /// Whether there is a glossary.
    pub glossary: bool,
}

/// A language the site speaks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Language {
    /// Its tag.
    pub id: Lang,
    /// Its name in the language itself.
    pub name: String,
    /// Which way it is written.
    pub dir: Direction,
}

/// Switches of the dynamic API; all off on a static host, unless the site names the origin of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Features {
    /// Threads under lessons.
    pub threads: bool,
}

/// A page of plain text beside the courses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageName {
    /// Who is behind the site.
    About,
    /// On what terms it may be reused.
    Licence,
    /// What is kept about whom.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// How people talk with each other here.
    Rules,
}

impl PageName {
    /// All pages, in the order of the footer.
    pub const ALL: [Self; 5] = [
        Self::About,
        Self::Licence,
        Self::Privacy,
        Self::Accessibility,
        Self::Rules,
    ];

    /// The segment in addresses and the file stem in `content/pages`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Licence => "licence",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::Rules => "rules",
        }
    }

    /// The page of that segment.
    pub fn parse(segment: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.as_str() == segment)
    }
}

impl FromJson for PageName {
    fn from_json(value: &serde_json::Value) -> Option<Self> {
        Self::parse(value.as_str()?)
    }
}

from_json!(Site {
    id,
    name,
    address,
    languages,
    features,
    api,
    pages,
    glossary
});
from_json!(Language { id, name, dir });
from_json!(Features { ; threads });
