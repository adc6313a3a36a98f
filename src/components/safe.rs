//! The components that put [`SafeHtml`] into the page; no others do.

use crate::browser::Kept;
use leerkring_core::SafeHtml;
use leptos::html::Div;
use leptos::prelude::*;

/// Where written text comes from.
pub enum Prose {
    /// From the reading API.
    Written(SafeHtml),
    /// From the page as it was served: moved, not written again.
    Served,
}

/// Written text. `id` is given to an article that the app can adopt.
#[component]
pub fn Safe(
    /// The text.
    prose: Prose,
    /// Class of the element.
    class: &'static str,
    /// Id of the element.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    match prose {
        Prose::Written(html) => {
            view! { <div class="host"><div class=class id=id inner_html=html.to_string()></div></div> }
                .into_any()
        }
        Prose::Served => {
            let host = NodeRef::<Div>::new();
            Effect::new(move |_| {
                if let (Some(host), Some(kept)) = (host.get(), use_context::<Kept>()) {
                    kept.move_into(&host);
                }
            });
            view! { <div class="host" node_ref=host></div> }.into_any()
        }
    }
}

/// Written words inside a view: a question, an option, a remark.
#[component]
pub fn Words(
    /// The words.
    html: SafeHtml,
    /// Class of the element.
    class: &'static str,
    /// Id of the element.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! { <div class=class id=id inner_html=html.to_string()></div> }
}

/// The blocks of a page: adopted where they came with it, else written.
pub fn prose_of(blocks: &[leerkring_core::contract::Block]) -> Prose {
    let without_prose = blocks.iter().all(|block| block.activity.is_some());
    if without_prose && use_context::<Kept>().is_some_and(Kept::is_some) {
        Prose::Served
    } else {
        Prose::Written(leerkring_core::contract::article(blocks))
    }
}
