//! Every file of a site by its path: the same for `serve` and `build`.

use super::api_path::api_path;
use super::app::App;
use super::output::{Freshness, Output, digest, html, output};
use super::page::write_page;
use crate::content::Content;
use crate::search::Search;
use leerkring_app::route::{self, Base, Links, Location, Route};
use leerkring_core::Lang;
use leerkring_core::contract::PageName;
use leerkring_core::progress::LessonRef;
use leerkring_core::texts::Texts;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The texts of a language, and the file that the app fetches them from.
struct TextsFile {
    texts: Arc<Texts>,
    /// Its name changes with its content.
    path: String,
    body: String,
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
    texts: BTreeMap<Lang, TextsFile>,
    /// Written when first asked for, so that a folder that is watched compiles as fast without it.
    searches: BTreeMap<Lang, OnceLock<Search>>,
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
            let body = serde_json::to_string(of.as_list())?;
            let digest = digest(body.as_bytes());
            let path = format!(
                "locales/{}-{}.json",
                language.id,
                digest.get(..16).unwrap_or_default()
            );
            texts.insert(
                language.id.clone(),
                TextsFile {
                    texts: of,
                    path,
                    body,
                },
            );
        }
        let searches = content.catalogues.keys().cloned();
        Ok(Self {
            searches: searches.map(|lang| (lang, OnceLock::new())).collect(),
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
        self.texts.get(lang).map(|file| Arc::clone(&file.texts))
    }

    /// Path of the file of texts.
    pub fn texts_path(&self, lang: &Lang) -> &str {
        self.texts.get(lang).map_or("", |file| &file.path)
    }

    /// The search index of a language.
    fn search(&self, lang: &Lang) -> Option<&Search> {
        let search = self.searches.get(lang)?;
        Some(search.get_or_init(|| Search::new(&self.content, lang)))
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
            add(Route::Review);
            add(Route::Settings);
            add(Route::Search);
            add(Route::Learning);
            add(Route::Passport);
            add(Route::Notes);
            if self.content.site.features.threads {
                add(Route::Discussion);
                add(Route::Moderation);
            }
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
            all.push(Location {
                lang: lang.clone(),
                route: Route::Certificate(course.clone()),
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
        // All indexes are written here, before anything asks for their files from several threads.
        for lang in self.searches.keys() {
            let Some(search) = self.search(lang) else { continue };
            let parts = 0..search.parts.len();
            paths.extend(parts.map(|part| {
                route::search_part_json(lang, &search.version, part)
                    .path()
                    .to_owned()
            }));
        }
        paths.extend(
            self.content
                .redirects
                .keys()
                .map(|from| format!("{}index.html", from.path())),
        );
        paths.extend(self.texts.values().map(|file| file.path.clone()));
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
            let freshness = if api.contains("/search/") {
                Freshness::Forever
            } else {
                Freshness::AskAgain
            };
            return self.api(api).map(|body| output(body, path, freshness));
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
            let file = self.texts.values().find(|file| file.path == path)?;
            return Some(output(file.body.clone().into_bytes(), path, Freshness::Forever));
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
            ["search"] => Some(self.search(&lang)?.index.clone()),
            ["search", version, part] => {
                let search = self.search(&lang).filter(|search| search.version == *version)?;
                search.parts.get(part.parse::<usize>().ok()?).cloned()
            }
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

fn json(document: &impl Serialize) -> Option<Vec<u8>> {
    serde_json::to_vec(document).ok()
}
