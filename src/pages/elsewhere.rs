//! A page of another entry, which could not be loaded, or no page at all.

use crate::api::Failure;
use crate::browser::load_anew;
use crate::components::Failed;
use crate::route::Route;
use leptos::prelude::*;

/// Says that there is no connection, or no such page.
pub fn elsewhere(route: &Route) -> impl IntoView + use<> {
    match route {
        Route::NotFound => view! { <Failed failure=Failure::NotFound/> },
        _ => view! { <Failed failure=Failure::Offline retry=Callback::new(|()| load_anew())/> },
    }
}
