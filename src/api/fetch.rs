//! Requests of the browser.

use super::load::Request as Asked;
use super::{Cache, Failure, Load};
use crate::context::context;
use crate::route::{Endpoint, Links};
use gloo_net::http::Request;
use leerkring_core::json::FromJson;
use leerkring_core::texts::Texts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;
use web_sys::{AbortController, AbortSignal};

/// After this long, waiting is explained.
const SLOW: Duration = Duration::from_millis(1200);

/// Fetches a document into a signal; the request is given up when the view that asked goes away.
pub(super) fn fetch_into<T: FromJson + Send + Sync + 'static>(asked: Asked<T>, state: RwSignal<Load<T>>) {
    let Asked {
        endpoint,
        address,
        cache,
        abort,
    } = asked;
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    abort.set_value(controller);
    set_timeout(
        move || {
            if let Some(true) = state.try_with_untracked(|state| matches!(state, Load::Loading)) {
                state.set(Load::LoadingSlowly);
            }
        },
        SLOW,
    );
    let arrived = move |text| {
        let next = match parse::<T>(text) {
            Ok(document) => {
                let document = Arc::new(document);
                cache.put(&endpoint, Arc::clone(&document));
                Load::Loaded(document)
            }
            Err(failure) => Load::Failed(failure),
        };
        // The view may be gone by now; then nobody waits for the answer.
        state.try_set(next);
    };
    fetch_text(address, signal, Box::new(arrived));
}

/// Fetches a document that will likely be asked for, without haste and without complaint.
pub fn prefetch<T: FromJson + Send + Sync + 'static>(endpoint: Endpoint<T>) {
    let Some(cache) = use_context::<Cache>() else {
        return;
    };
    if cache.get(&endpoint).is_some() {
        return;
    }
    let address = context().links.endpoint(&endpoint);
    let arrived = move |text| {
        if let Ok(document) = parse::<T>(text) {
            cache.put(&endpoint, Arc::new(document));
        }
    };
    fetch_text(address, None, Box::new(arrived));
}

/// Fetches a document, unless it is there already.
///
/// # Errors
/// A [`Failure`] where it does not come.
pub async fn get<T: FromJson + Send + Sync + 'static>(
    endpoint: &Endpoint<T>,
    links: &Links,
    cache: &Cache,
) -> Result<Arc<T>, Failure> {
    if let Some(known) = cache.get(endpoint) {
        return Ok(known);
    }
    let text = get_text(&links.endpoint(endpoint), None).await;
    let document = Arc::new(parse::<T>(text)?);
    cache.put(endpoint, Arc::clone(&document));
    Ok(document)
}

/// The texts of a language, from the file that the page names.
pub async fn fetch_texts(address: &str) -> Option<Texts> {
    Texts::from_list(parse(get_text(address, None).await).ok()?)
}

/// Fetches a text and hands it on. One function for every kind of document: what is written anew for
/// each of them makes the app larger.
pub(super) fn fetch_text(
    address: String,
    signal: Option<AbortSignal>,
    arrived: Box<dyn FnOnce(Result<String, Failure>)>,
) {
    spawn_local(async move { arrived(get_text(&address, signal.as_ref()).await) });
}

/// The document that a text is.
pub(super) fn parse<T: FromJson>(text: Result<String, Failure>) -> Result<T, Failure> {
    T::parse_json(&text?).ok_or(Failure::Fault)
}

async fn get_text(address: &str, signal: Option<&AbortSignal>) -> Result<String, Failure> {
    let answer = Request::get(address)
        .abort_signal(signal)
        .send()
        .await
        .map_err(|_| Failure::Offline)?;
    match answer.status() {
        200 => {}
        404 | 410 => return Err(Failure::NotFound),
        _ => return Err(Failure::Fault),
    }
    answer.text().await.map_err(|_| Failure::Offline)
}
