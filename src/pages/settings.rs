//! The reader's choices.

use crate::browser::{arrive, chosen};
use crate::components::Choices;
use crate::context::{context, t};
use crate::route::Route;
use crate::state::{FIELDS, Settings};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The settings page.
pub fn settings() -> impl IntoView {
    arrive(t(Text::Settings));
    let settings = RwSignal::new(Settings::default());
    Effect::new(move |_| settings.set(chosen()));
    let fields = FIELDS
        .map(|field| view! { <Choices field settings/> })
        .collect_view();
    view! {
        <div class="page settings">
            <header class="page-head">
                <h1 tabindex="-1">{t(Text::Settings)}</h1>
                <p class="lead">{t(Text::SettingsLead)}</p>
            </header>
            <p class="notice without-script">{t(Text::SettingsNeedScript)}</p>
            <form class="needs-script" on:submit=|event| event.prevent_default()>
                {fields}
            </form>
            {languages()}
        </div>
    }
}

fn languages() -> impl IntoView {
    let context = context();
    let items = context.site.languages.iter().map(|language| {
        let href = context.links.in_language(&language.id, &Route::Settings);
        let current = (language.id == context.links.lang).then_some("true");
        let tag = language.id.to_string();
        view! { <li><a href=href lang=tag.clone() hreflang=tag aria-current=current>{language.name.clone()}</a></li> }
    });
    let items = items.collect_view();
    view! {
        <section class="choices">
            <h2>{t(Text::LanguageChoice)}</h2>
            <ul>{items}</ul>
        </section>
    }
}
