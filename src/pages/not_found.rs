//! An address that names nothing.

use crate::api::Failure;
use crate::components::Failed;
use leptos::prelude::*;

/// The page for an address that names nothing.
pub fn not_found() -> impl IntoView {
    view! { <div class="page"><Failed failure=Failure::NotFound/></div> }
}
