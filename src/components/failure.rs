//! The faces of waiting and of failing.

use crate::api::{Failure, Load, Loading};
use crate::browser::arrive;
use crate::context::{context, t};
use crate::route::Route;
use leerkring_core::json::FromJson;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows a document when it is there; until then that it is awaited, or why it does not come.
#[component]
pub fn Waiting<T, V>(
    /// The document on its way.
    loading: Loading<T>,
    /// Draws it.
    show: fn(Arc<T>) -> V,
) -> impl IntoView
where
    T: FromJson + Send + Sync + 'static,
    V: IntoView + 'static,
{
    move || match loading.state.get() {
        Load::Loading => view! { <p class="waiting" role="status">{t(Text::Loading)}</p> }.into_any(),
        Load::LoadingSlowly => {
            view! { <p class="waiting slow" role="status">{t(Text::LoadingSlowly)}</p> }.into_any()
        }
        Load::Loaded(document) => show(document).into_any(),
        Load::Failed(failure) => {
            view! { <Failed failure retry=Callback::new(move |()| loading.retry())/> }.into_any()
        }
    }
}

/// Says what went wrong and offers a way on.
#[component]
pub fn Failed(
    /// What went wrong.
    failure: Failure,
    /// Tries again, where that can help.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let (title, lead) = match failure {
        Failure::NotFound => (Text::NotFound, Text::NotFoundLead),
        Failure::Offline => (Text::Offline, Text::OfflineLead),
        Failure::Fault => (Text::Fault, Text::FaultLead),
    };
    arrive(t(title));
    let retry = retry.filter(|_| failure != Failure::NotFound);
    view! {
        <section class="failure">
            <h1 tabindex="-1">{t(title)}</h1>
            <p>{t(lead)}</p>
            <p class="actions">
                {retry.map(|retry| view! { <button type="button" on:click=move |_| retry.run(())>{t(Text::TryAgain)}</button> })}
                <a class="button" href=context().links.to(&Route::Catalogue)>{t(Text::ToCatalogue)}</a>
            </p>
        </section>
    }
}
