//! The head of every page: skip link, name of the site, navigation, languages.

use crate::context::{Here, context, t};
use crate::route::Route;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The head of every page.
#[component]
pub fn Header() -> impl IntoView {
    let context = context();
    let links = context.links.clone();
    let item = {
        let links = links.clone();
        move |route: Route, text: Text| {
            let Here(here) = expect_context();
            let href = links.to(&route);
            let current = move || (here.get().route == route).then_some("page");
            view! { <li><a href=href aria-current=current>{t(text)}</a></li> }
        }
    };
    view! {
        <a class="skip" href="#content">{t(Text::SkipToContent)}</a>
        <header class="site-header">
            <a class="site-name" href=links.to(&Route::Catalogue)>
                <span class="site-mark" aria-hidden="true"></span>
                {context.site.name.clone()}
            </a>
            <nav class="site-nav" aria-label=t(Text::MainNavigation)>
                <ul>
                    {item(Route::Catalogue, Text::Catalogue)}
                    {context.site.glossary.then(|| item(Route::Glossary, Text::Glossary))}
                    {item(Route::Learning, Text::MyLearning)}
                    {item(Route::Settings, Text::Settings)}
                </ul>
            </nav>
            <SearchLink/>
            <LanguageChoice/>
        </header>
    }
}

/// The way to search from every page. On narrow screens the word is for the ear alone.
#[component]
fn SearchLink() -> impl IntoView {
    let Here(here) = expect_context();
    let current = move || (here.get().route == Route::Search).then_some("page");
    view! {
        <a class="search-link" href=context().links.to(&Route::Search) aria-current=current aria-keyshortcuts="/">
            <span class="search-mark" aria-hidden="true"></span>
            <span class="search-word">{t(Text::Search)}</span>
        </a>
    }
}

/// The same page in the other languages of the site. These links load a new document, because the
/// texts and the direction of the whole page change.
#[component]
fn LanguageChoice() -> impl IntoView {
    let context = context();
    let Here(here) = expect_context();
    let links = StoredValue::new(context.links.clone());
    let languages = context.site.languages.clone();
    let several = languages.len() > 1;
    let items = languages.into_iter().map(|language| {
        let current = language.id == context.links.lang;
        let id = language.id.clone();
        let href = move || links.with_value(|links| links.in_language(&id, &here.get().route));
        let tag = language.id.to_string();
        let name = language.name.clone();
        view! {
            <li>
                <a href=href lang=tag.clone() hreflang=tag.clone() aria-current=current.then_some("true") title=name>
                    {tag.to_ascii_uppercase()} <span class="visually-hidden">{language.name}</span>
                </a>
            </li>
        }
    });
    several.then(|| {
        view! {
            <nav class="languages" aria-label=t(Text::LanguageChoice)><ul>{items.collect_view()}</ul></nav>
        }
    })
}
