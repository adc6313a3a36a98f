//! The button that saves the passport, and whether that worked.

use super::{Said, Status, live};
use crate::browser::{save_file, today};
use crate::context::t;
use crate::state::{Along, Learner};
use leerkring_core::passport::file_name;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Writes everything that is known of the learner to a file. Works without storage too.
#[component]
pub fn SavePassport() -> impl IntoView {
    let learner: Learner = expect_context();
    let (said, busy) = (RwSignal::new(None), RwSignal::new(false));
    // Only a browser in which a name was chosen has one to take along.
    let (named, along) = (RwSignal::new(false), RwSignal::new(Along::Records));
    Effect::new(move |_| {
        if learner.is_open() {
            spawn_local(async move {
                named.try_set(learner.person().await.is_some());
            });
        }
    });
    let tick = live(move || match named.get() {
        false => ().into_any(),
        true => {
            let choose = move |event| {
                along.set(match event_target_checked(&event) {
                    true => Along::Person,
                    false => Along::Records,
                });
            };
            view! {
                <label class="take-person">
                    <input type="checkbox" prop:checked=move || along.get() == Along::Person on:change=choose/>
                    <span>{t(Text::PassportTakePerson)}</span>
                </label>
            }
            .into_any()
        }
    });
    let save = move |_| {
        busy.set(true);
        said.set(Said::well(Text::PassportUnderWay));
        spawn_local(async move {
            let name = file_name(&learner.site(), &today());
            let came = if save_file(&name, &learner.passport(along.get_untracked()).await) {
                learner.be_nudged();
                Said::with(Text::PassportSaved, "name", name)
            } else {
                Said::failed(Text::PassportNotSaved)
            };
            said.try_set(came);
            busy.try_set(false);
        });
    };
    view! {
        {tick}
        <div class="act">
            <button type="button" class="button save-passport" on:click=save disabled=move || busy.get() || !learner.is_open()>
                {t(Text::SavePassport)}
            </button>
            <Status said/>
        </div>
    }
}
