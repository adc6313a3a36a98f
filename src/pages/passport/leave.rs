//! Leaving a device that others use: a copy first, then nothing stays.

use crate::browser::fold;
use crate::components::{Said, SavePassport, Status};
use crate::context::t;
use crate::state::Learner;
use crate::storage::NotKept;
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section of the page.
pub(super) fn leave() -> impl IntoView {
    let learner: Learner = expect_context();
    let said = RwSignal::new(None);
    let remove = move |event| {
        fold(&event);
        spawn_local(async move {
            said.try_set(match learner.forget().await {
                Ok(()) => Said::well(Text::Left),
                Err(NotKept) => Said::failed(Text::NotLeft),
            });
        });
    };
    view! {
        <section class="leave">
            <h2>{t(Text::LeaveDevice)}</h2>
            <p>{t(Text::LeaveLead)}</p>
            <details class="sure">
                <summary>{t(Text::LeaveAsk)}</summary>
                <p>{t(Text::LeaveSure)}</p>
                <SavePassport/>
                <p class="status">{t(Text::LeaveDownloads)}</p>
                <p class="actions">
                    <button type="button" class="danger" on:click=remove disabled=move || !learner.is_open()>{t(Text::LeaveYes)}</button>
                    <button type="button" on:click=move |event| fold(&event)>{t(Text::Cancel)}</button>
                </p>
            </details>
            <p class="act left"><Status said/></p>
        </section>
    }
}
