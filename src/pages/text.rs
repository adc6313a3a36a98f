//! A page of plain text: about, licence, privacy, accessibility.

use crate::api::load;
use crate::browser::arrive;
use crate::components::{DateInWords, OtherLanguage, Safe, Waiting, prose_of};
use crate::context::{context, t};
use crate::route::page_json;
use leerkring_core::contract::{Page, PageName};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// The page of that name.
pub fn text(name: PageName) -> impl IntoView {
    let loading = load(page_json(&context().links.lang, name));
    view! { <Waiting loading show/> }
}

fn show(page: Arc<Page>) -> impl IntoView {
    arrive(page.title.clone());
    let (lang, dir) = (page.lang.to_string(), page.lang.direction().as_str());
    view! {
        <article class="page text" lang=lang dir=dir>
            <OtherLanguage lang=page.lang.clone()/>
            <header class="page-head">
                <h1 tabindex="-1">{page.title.clone()}</h1>
                <p class="lead">{page.summary.clone()}</p>
            </header>
            <Safe prose=prose_of(&page.blocks) class="prose" id="prose"/>
            <p class="meta">
                {page.updated.clone().map(|iso| view! { {t(Text::Updated)} " " <DateInWords iso/> })}
                {page.edit.clone().map(|href| view! { " · " <a class="edit" href=href>{t(Text::EditPage)}</a> })}
            </p>
        </article>
    }
}
