//! All terms.

use crate::api::load;
use crate::browser::arrive;
use crate::components::{OtherLanguage, Prose, Safe, Waiting};
use crate::context::{context, t};
use crate::route::glossary_json;
use leerkring_core::contract::Glossary;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// The glossary.
pub fn glossary() -> impl IntoView {
    let loading = load(glossary_json(&context().links.lang));
    view! { <Waiting loading show/> }
}

fn show(glossary: Arc<Glossary>) -> impl IntoView {
    arrive(t(Text::Glossary));
    let terms = glossary.terms.iter().map(|term| {
        view! {
            <div class="term-entry" id=term.id.to_string()>
                <dt>{term.title.clone()}</dt>
                <dd><Safe prose=Prose::Written(term.definition.clone()) class="prose"/></dd>
            </div>
        }
    });
    let terms = terms.collect_view();
    let (lang, dir) = (glossary.lang.to_string(), glossary.lang.direction().as_str());
    view! {
        <div class="page glossary" lang=lang dir=dir>
            <OtherLanguage lang=glossary.lang.clone()/>
            <header class="page-head"><h1 tabindex="-1">{t(Text::Glossary)}</h1></header>
            <dl class="terms">{terms}</dl>
        </div>
    }
}
