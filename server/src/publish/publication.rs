//! Every file of a site by its path: the same for `serve` and `build`.

use super::app::App;
use super::mime::mime;
use super::page::write_page;
use crate::content::Content;
use leerkring_app::route::{self, Base, Links, Location, Route};
use leerkring_core::Lang;
use leerkring_core::contract::PageName;
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Texts;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How long a file may be used without asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Its name changes whenever its content does.
    Forever,
    /// Ask each time whether it is still the same.
    AskAgain,
}

/// A file of the site.
pub struct Output {
    /// What it holds.
    pub body: Vec<u8>,
    /// Its media type.
    pub mime: &'static str,
    /// How long it may be used.
    pub freshness: Freshness,
}

/// A site ready to be served or written.
pub struct Publication {
    /// What it publishes.
    pub content: Content,
    /// Where it lives.
    pub base: Base,
    /// Script elements that only the watching server adds.
    pub more_scripts: String,
    pub(super) app: App,
    texts: BTreeMap<Lang, (Arc<Texts>, String)>,
}

impl Publication {
    /// Brings content, app and texts together.
    ///
    /// # Errors
    /// Where the program was built without the app.
    pub fn new(content: Content, base: Base) -> anyhow::Result<Self> {
        let mut texts = BTreeMap::new();
        for language in &content.site.languages {
            let of = crate::texts::texts(&language.id)?;
            let list = serde_json::to_string(of.as_list())?;
            texts.insert(language.id.clone(), (of, list));
        }
        Ok(Self {
            content,
            app: App::new(&base)?,
            base,
            more_scripts: String::new(),
            texts,
        })
    }

    /// Writes addresses for readers of a language.
    pub fn links(&self, lang: &Lang) -> Links {
        Links {
            base: self.base.clone(),
            lang: lang.clone(),
        }
    }

    /// The texts of a language of the site.
    pub fn texts(&self, lang: &Lang) -> Option<Arc<Texts>> {
        self.texts.get(lang).map(|(texts, _)| Arc::clone(texts))
    }

    /// Path of the file of texts; its name changes with its content.
    pub fn texts_path(&self, lang: &Lang) -> String {
        let list = self
            .texts
            .get(lang)
            .map(|(_, list)| list.as_str())
            .unwrap_or_default();
        format!(
            "locales/{lang}-{}.json",
            digest(list.as_bytes()).get(..16).unwrap_or_default()
        )
    }

    /// Every page, in every language.
    pub fn locations(&self) -> Vec<Location> {
        let mut all = Vec::new();
        for lang in self.content.catalogues.keys() {
            let mut add = |route| {
                all.push(Location {
                    lang: lang.clone(),
                    route,
                })
            };
            add(Route::Catalogue);
            add(Route::Settings);
            if self.content.glossaries.contains_key(lang) {
                add(Route::Glossary);
            }
        }
        all.extend(self.content.pages.keys().map(|(lang, page)| Location {
            lang: lang.clone(),
            route: Route::Page(*page),
        }));
        for ((lang, course), found) in &self.content.courses {
            all.push(Location {
                lang: lang.clone(),
                route: Route::Course(course.clone()),
            });
            all.extend(found.lessons.keys().map(|lesson| {
                let about = LessonRef {
                    course: course.clone(),
                    lesson: lesson.clone(),
                };
                Location {
                    lang: lang.clone(),
                    route: Route::Lesson(about),
                }
            }));
        }
        all
    }

    /// Path of every file, as it is written to a folder.
    pub fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = [
            "index.html",
            "404.html",
            "sitemap.xml",
            "robots.txt",
            "api/v1/site.json",
        ]
        .map(str::to_owned)
        .to_vec();
        for location in self.locations() {
            let page = location.path();
            paths.push(format!("{page}index.html"));
            paths.extend(api_path(&location));
        }
        paths.extend(
            self.content
                .redirects
                .keys()
                .map(|from| format!("{}index.html", from.path())),
        );
        paths.extend(self.texts.keys().map(|lang| self.texts_path(lang)));
        paths.extend(self.content.media.iter().map(|path| format!("media/{path}")));
        paths.extend(App::paths());
        paths
    }

    /// The file at a path below the base; a path that ends in a slash is a page.
    pub fn file(&self, path: &str) -> Option<Output> {
        let page = path.strip_suffix("index.html").unwrap_or(path);
        if page.is_empty() {
            return Some(html(self.front_page()));
        }
        if page.ends_with('/') {
            let location = Location::parse(page).filter(|location| location.path() == page)?;
            if let Some(to) = self.content.redirects.get(&location) {
                return Some(html(self.redirect(to)));
            }
            return match location.route {
                Route::NotFound => None,
                _ => write_page(self, &location).map(html),
            };
        }
        if let Some(api) = path.strip_prefix("api/v1/") {
            return self.api(api).map(|body| output(body, path, Freshness::AskAgain));
        }
        if let Some(media) = path.strip_prefix("media/") {
            self.content.media.get(media)?;
            return Some(output(
                self.content.files.read(media).ok()?,
                path,
                Freshness::AskAgain,
            ));
        }
        if path.starts_with("locales/") {
            let (_, (_, list)) = self
                .texts
                .iter()
                .find(|(lang, _)| self.texts_path(lang) == path)?;
            return Some(output(list.clone().into_bytes(), path, Freshness::Forever));
        }
        match path {
            "404.html" => Some(html(
                self.missing(self.content.site.languages.first().map(|l| &l.id)?)?,
            )),
            "sitemap.xml" => Some(output(self.sitemap().into_bytes(), path, Freshness::AskAgain)),
            "robots.txt" => Some(output(
                format!(
                    "User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n",
                    self.content.site.address
                )
                .into_bytes(),
                path,
                Freshness::AskAgain,
            )),
            // Trunk puts a digest into the name of every file of the app.
            _ => App::file(path).map(|body| output(body, path, Freshness::Forever)),
        }
    }

    /// Where an earlier address leads now.
    pub fn moved(&self, path: &str) -> Option<String> {
        let to = self.content.redirects.get(&Location::parse(path)?)?;
        Some(self.base.at(&to.path()))
    }

    /// The page for an address that names nothing.
    pub fn missing(&self, lang: &Lang) -> Option<String> {
        write_page(
            self,
            &Location {
                lang: lang.clone(),
                route: Route::NotFound,
            },
        )
    }

    fn api(&self, path: &str) -> Option<Vec<u8>> {
        let content = &self.content;
        if path == "site.json" {
            return json(&*content.site);
        }
        let (lang, rest) = path.split_once('/')?;
        let lang: Lang = lang.parse().ok()?;
        let segments: Vec<&str> = rest.strip_suffix(".json")?.split('/').collect();
        match segments.as_slice() {
            ["catalogue"] => json(&**content.catalogues.get(&lang)?),
            ["glossary"] => json(&**content.glossaries.get(&lang)?),
            ["pages", page] => json(&**content.pages.get(&(lang, PageName::parse(page)?))?),
            ["courses", course] => json(&*content.courses.get(&(lang, course.parse().ok()?))?.course),
            ["courses", course, lesson] => json(
                &**content
                    .courses
                    .get(&(lang, course.parse().ok()?))?
                    .lessons
                    .get(&lesson.parse().ok()?)?,
            ),
            _ => None,
        }
    }
}

/// The file of the reading API behind a page.
fn api_path(location: &Location) -> Option<String> {
    let lang = &location.lang;
    Some(match &location.route {
        Route::Catalogue => route::catalogue_json(lang).path().to_owned(),
        Route::Course(course) => route::course_json(lang, course).path().to_owned(),
        Route::Lesson(lesson) => route::lesson_json(lang, lesson).path().to_owned(),
        Route::Page(page) => route::page_json(lang, *page).path().to_owned(),
        Route::Glossary => route::glossary_json(lang).path().to_owned(),
        Route::Settings | Route::NotFound => return None,
    })
}

fn json(document: &impl Serialize) -> Option<Vec<u8>> {
    serde_json::to_vec(document).ok()
}

fn html(page: String) -> Output {
    Output {
        body: page.into_bytes(),
        mime: "text/html; charset=utf-8",
        freshness: Freshness::AskAgain,
    }
}

fn output(body: Vec<u8>, path: &str, freshness: Freshness) -> Output {
    Output {
        body,
        mime: mime(path),
        freshness,
    }
}

/// A digest of a file's content, in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
