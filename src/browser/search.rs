//! The search field and the query in the address.

use leerkring_core::search::MAX_QUERY;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, UrlSearchParams};

/// Id of the search field, in the served page and in the app.
pub const FIELD: &str = "search-field";
/// What the query is called in the address.
const NAME: &str = "q";

/// What a page begins with: what was typed before the app came, else the query of the address; and
/// whether the reader stands in the field already.
pub fn asked_for() -> (String, bool) {
    // Written natively, the page begins empty.
    if !cfg!(target_arch = "wasm32") {
        return Default::default();
    }
    // A field of the app's own is one that the reader is about to leave.
    let is_running = super::document()
        .and_then(|document| document.document_element())
        .is_some_and(|root| root.has_attribute("data-app"));
    let served = field().filter(|_| !is_running);
    let typed = served.as_ref().map(HtmlInputElement::value);
    let typed = typed.filter(|text| !text.is_empty());
    let in_address = || {
        let query = super::window()?.location().search().ok()?;
        UrlSearchParams::new_with_str(&query).ok()?.get(NAME)
    };
    let text = typed.or_else(in_address).unwrap_or_default();
    let active = super::document().and_then(|document| document.active_element());
    let focused = !is_running && active.is_some_and(|active| active.id() == FIELD);
    // Anybody can have written the address.
    let plain = text.chars().filter(|c| !c.is_control()).take(MAX_QUERY);
    (plain.collect(), focused)
}

/// Puts the query into the address, so that Back, reload and a link find it.
pub fn keep_query(text: &str) {
    let Some(window) = super::window() else { return };
    let (Ok(history), Ok(path), Ok(query)) = (
        window.history(),
        window.location().pathname(),
        UrlSearchParams::new(),
    ) else {
        return;
    };
    query.set(NAME, text);
    let address = if text.trim().is_empty() {
        path
    } else {
        format!("{path}?{}", String::from(query.to_string()))
    };
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(&address));
}

/// Puts the reader into the search field, behind what stands there; `false` where there is none.
pub fn focus_field() -> bool {
    let Some(field) = field() else { return false };
    let end = field.value().encode_utf16().count() as u32;
    let _ = field.set_selection_range(end, end);
    field.focus().is_ok()
}

/// Puts the reader on a result; 0 is the first.
pub fn focus_result(number: usize) {
    let all = super::document().and_then(|document| document.query_selector_all(".result-link").ok());
    let link = all.and_then(|all| all.item(u32::try_from(number).ok()?));
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.focus();
    }
}

/// Goes to the search field: at once where it is on the page, else by the link that every page has.
pub(super) fn open_search() {
    if focus_field() {
        return;
    }
    let link = super::document().and_then(|document| document.query_selector(".search-link").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
}

fn field() -> Option<HtmlInputElement> {
    super::document()?.get_element_by_id(FIELD)?.dyn_into().ok()
}
