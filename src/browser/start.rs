//! Starts the app on the page that was served, and takes its place without a visible change.

use super::adopt::Kept;
use super::arrival::Navigator;
use super::{navigate, page_data, settings, shortcuts};
use crate::app::{App, provide};
use crate::context::Context;
use crate::route::Links;
use crate::state::{Chosen, Learner};
use leptos::prelude::*;
use leptos::task::tick;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// The element of the page that holds everything the app draws.
const ROOT: &str = "app";

/// Starts the app. Where the page was not written by this version, it stays as it is: readable.
pub fn start() {
    // Not the framework's own `spawn_local`: its executor runs only once something is mounted.
    spawn_local(async {
        let Some(page) = page_data::read() else { return };
        let Some(texts) = crate::api::fetch_texts(&page.texts).await else {
            return;
        };
        let links = Links {
            base: page.base,
            lang: page.location.lang.clone(),
        };
        let Some((served, fresh)) = roots() else { return };
        let owner = Owner::new();
        let context = Context {
            texts: Arc::new(texts),
            links,
            site: Arc::new(page.site),
            chosen: owner.with(Chosen::new),
        };
        let learner = owner.with(|| {
            let learner = Learner::new();
            let navigator = Navigator::new(page.location);
            provide(context.clone(), page.cache, navigator, learner);
            let article = super::document().and_then(|document| document.get_element_by_id("prose"));
            provide_context(Kept::new(article));
            navigate::follow_links(navigator, context.clone());
            settings::follow(context.chosen);
            shortcuts::listen(context.chosen);
            learner
        });
        let handle = owner.with(|| mount_to(fresh.clone(), App));
        handle.forget();
        // Effects have run by now, the article stands in its new place, and nothing was painted yet.
        tick().await;
        served.remove();
        fresh.set_id(ROOT);
        let _ = fresh.remove_attribute("hidden");
        if let Some(root) = super::document().and_then(|document| document.document_element()) {
            let _ = root.set_attribute("data-app", "running");
        }
        owner.with(|| learner.open(&context.site.id)).await;
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
