//! The reader's choices.

use crate::browser::{apply, arrive};
use crate::context::{context, t};
use crate::route::Route;
use crate::state::{Choice, Settings};
use crate::storage;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The settings page.
pub fn settings() -> impl IntoView {
    arrive(t(Text::Settings));
    let settings = RwSignal::new(Settings::default());
    Effect::new(move |_| settings.set(storage::settings()));
    let change = move |act: &dyn Fn(&mut Settings)| {
        settings.update(act);
        let chosen = settings.get_untracked();
        apply(&chosen);
        // Where the browser refuses, the choice holds until the page is closed; the page says so elsewhere.
        storage::keep_settings(&chosen);
    };
    view! {
        <div class="page settings">
            <header class="page-head">
                <h1 tabindex="-1">{t(Text::Settings)}</h1>
                <p class="lead">{t(Text::SettingsLead)}</p>
            </header>
            <p class="notice without-script">{t(Text::SettingsNeedScript)}</p>
            <form class="needs-script" on:submit=|event| event.prevent_default()>
                {choices(Text::Theme, "theme", move || settings.get().theme, move |theme| change(&|s| s.theme = theme))}
                {choices(Text::TextSize, "text", move || settings.get().text, move |text| change(&|s| s.text = text))}
                {choices(Text::Motion, "motion", move || settings.get().motion, move |motion| change(&|s| s.motion = motion))}
            </form>
            {languages()}
        </div>
    }
}

fn choices<C: Choice>(
    title: Text,
    name: &'static str,
    chosen: impl Fn() -> C + Copy + Send + Sync + 'static,
    choose: impl Fn(C) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let radios = C::ALL.iter().map(|(choice, words, value)| {
        let choice = *choice;
        view! {
            <label>
                <input type="radio" name=name value=*value prop:checked=move || chosen() == choice on:change=move |_| choose(choice)/>
                <span>{t(*words)}</span>
            </label>
        }
    });
    let radios = radios.collect_view();
    view! { <fieldset class="choices"><legend>{t(title)}</legend><div>{radios}</div></fieldset> }
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
