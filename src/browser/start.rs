//! Starts the app on the page that was served, and takes its place without a visible change.

use super::adopt::Kept;
use super::arrival::Navigator;
use super::learner::Follow;
use super::page_data::Keep;
use super::{navigate, page_data, settings, shortcuts};
use crate::app::{App, AppProps, Pages, provide};
use crate::context::Context;
use crate::route::{Entry, Links};
use leptos::prelude::*;
use leptos::task::tick;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// The element of the page that holds everything the app draws.
const ROOT: &str = "app";

/// What an entry of the app brings along.
#[derive(Clone, Copy)]
pub struct Start {
    /// Which one it is.
    pub entry: Entry,
    /// Its pages.
    pub pages: Pages,
    /// Keeps the documents that came with a page.
    pub keep: Keep,
    /// How it follows what the learner does.
    pub follow: Follow,
    /// Gives its views what only they ask for.
    pub provide_own: fn(),
}

/// Starts the app. Where the page was not written by this version, it stays as it is: readable.
pub fn start(
    Start {
        entry,
        pages,
        keep,
        follow,
        provide_own,
    }: Start,
) {
    // Not the framework's own `spawn_local`: its executor runs only once something is mounted.
    spawn_local(async move {
        let Some(page) = page_data::read(keep) else { return };
        // Threads below a lesson are started on the lesson's page, and draw only what they are asked for.
        if page.location.route.entry() != entry {
            return;
        }
        let Some(texts) = crate::api::fetch_texts(&page.texts).await else {
            return;
        };
        let links = Links {
            base: page.base,
            lang: page.location.lang.clone(),
        };
        let context = Context {
            texts: Arc::new(texts),
            links,
            site: Arc::new(page.site),
        };
        let Some((served, fresh)) = roots() else { return };
        let owner = Owner::new();
        owner.with(|| {
            let navigator = Navigator::new(page.location.clone());
            provide(context.clone(), page.cache.clone(), navigator);
            (follow.begin)();
            provide_own();
            let article = super::document().and_then(|document| document.get_element_by_id("prose"));
            provide_context(Kept::new(article));
            navigate::follow_links(navigator, context.clone(), entry);
            settings::follow();
            shortcuts::listen();
        });
        let notices = follow.notices;
        let handle = owner.with(|| mount_to(fresh.clone(), move || App(AppProps { pages, notices })));
        handle.forget();
        // Effects have run by now, the article stands in its new place, and nothing was painted yet.
        tick().await;
        served.remove();
        page_data::forget_without_prose(&page.cache, &page.location);
        fresh.set_id(ROOT);
        let _ = fresh.remove_attribute("hidden");
        if let Some(root) = super::document().and_then(|document| document.document_element()) {
            let _ = root.set_attribute("data-app", "running");
        }
        owner.with(|| (follow.open)());
        std::mem::forget(owner);
    });
}

/// The element that was served, and a new one after it that is not shown yet.
fn roots() -> Option<(HtmlElement, HtmlElement)> {
    let document = super::document()?;
    let served: HtmlElement = document.get_element_by_id(ROOT)?.dyn_into().ok()?;
    let fresh: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
    fresh.set_hidden(true);
    served.after_with_node_1(&fresh).ok()?;
    Some((served, fresh))
}
