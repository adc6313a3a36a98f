//! Files that the reader takes along or brings.

use js_sys::{Array, Uint8Array};
use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

/// How long a file can still be fetched by the browser once it was offered.
const OFFERED: Duration = Duration::from_secs(60);

/// Offers a text as a file; `false` where the browser does not.
pub fn save_file(name: &str, pieces: &[String]) -> bool {
    offer(name, pieces).is_some()
}

fn offer(name: &str, pieces: &[String]) -> Option<()> {
    let parts: Array = pieces.iter().map(|piece| JsValue::from_str(piece)).collect();
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = super::document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    // Not every browser follows a link that stands in no document.
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        OFFERED,
    );
    Some(())
}

/// The file chosen in a field. The field is emptied, so that the same file can be chosen again.
pub fn chosen_file(field: &HtmlInputElement) -> Option<File> {
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// The bytes of a file; `None` where it cannot be read.
pub async fn read_file(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Today where the reader is, as `2026-11-22`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
