//! The button that saves the passport, and whether that worked.

use crate::browser::{save_file, today};
use crate::context::{t, t_with};
use crate::state::Learner;
use leerkring_core::passport::file_name;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone)]
enum File {
    NotWanted,
    UnderWay,
    Saved(String),
    Refused,
}

/// Writes everything that is known of the learner to a file. Works without storage too.
#[component]
pub fn SavePassport() -> impl IntoView {
    let learner: Learner = expect_context();
    let file = RwSignal::new(File::NotWanted);
    let save = move |_| {
        file.set(File::UnderWay);
        spawn_local(async move {
            let name = file_name(&learner.site(), &today());
            let saved = save_file(&name, &learner.passport().await);
            if saved {
                learner.be_nudged();
            }
            file.try_set(if saved { File::Saved(name) } else { File::Refused });
        });
    };
    let words = move || match file.get() {
        File::NotWanted => None,
        File::UnderWay => Some(t(Text::PassportUnderWay)),
        File::Saved(name) => Some(t_with(Text::PassportSaved, &[("name", &name)])),
        File::Refused => Some(t(Text::PassportNotSaved)),
    };
    let busy = move || !learner.is_open() || matches!(file.get(), File::UnderWay);
    view! {
        <p class="act">
            <button type="button" class="button save-passport" on:click=save disabled=busy>{t(Text::SavePassport)}</button>
            <span class="status" role="status" class:failed=move || matches!(file.get(), File::Refused)>{words}</span>
        </p>
    }
}
