//! Bringing a copy back: choose a file, see what it brings, add it.

use super::preview::preview;
use crate::browser::{ask_to_persist, chosen_file, read_file};
use crate::components::{Said, Status, live};
use crate::context::t;
use crate::state::Learner;
use leerkring_core::passport::{Arriving, MAX_BYTES, Refusal};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, HtmlInputElement};

/// A file on its way in. The page may be left meanwhile, so its signals are set with care.
#[derive(Clone, Copy)]
pub(super) struct Import {
    learner: Learner,
    said: RwSignal<Option<Said>>,
    busy: RwSignal<bool>,
    arriving: RwSignal<Option<Arriving>>,
}

/// The section of the page.
pub(super) fn bring() -> impl IntoView {
    let import = Import {
        learner: expect_context(),
        said: RwSignal::new(None),
        busy: RwSignal::new(false),
        arriving: RwSignal::new(None),
    };
    let choose = move |event| {
        let field: HtmlInputElement = event_target(&event);
        if let Some(file) = chosen_file(&field) {
            spawn_local(import.look_at(file));
        }
    };
    let busy = move || import.busy.get() || !import.learner.is_open();
    let seen = live(move || {
        import.arriving.with(|arriving| {
            let preview = arriving
                .as_ref()
                .map(|arriving| preview(&arriving.preview, import));
            preview.into_any()
        })
    });
    view! {
        <section class="bring-copy">
            <h2>{t(Text::BringCopy)}</h2>
            <p id="bring-lead">{t(Text::BringCopyLead)}</p>
            <div class="act">
                <label class="file-field" class:busy=busy>
                    <input type="file" accept=".json,application/json" aria-describedby="bring-lead" on:change=choose disabled=busy/>
                    <span>{t(Text::ChooseFile)}</span>
                </label>
                <Status said=import.said/>
            </div>
            {seen}
        </section>
    }
}

impl Import {
    async fn look_at(self, file: File) {
        self.busy.set(true);
        self.arriving.set(None);
        self.under_way(Text::ReadingFile, 0, 1);
        let (said, arriving) = match self.arriving_in(&file).await {
            Ok(arriving) => (None, Some(arriving)),
            Err(refusal) => (refused(refusal), None),
        };
        self.said.try_set(said);
        self.arriving.try_set(arriving);
        self.busy.try_set(false);
    }

    async fn arriving_in(self, file: &File) -> Result<Arriving, Refusal> {
        // Asked before it is read: a film would fill the memory.
        if file.size() > MAX_BYTES as f64 {
            return Err(Refusal::TooLarge);
        }
        let bytes = read_file(file).await.ok_or(Refusal::Unread)?;
        let read = move |entry, all| self.under_way(Text::ReadingFile, entry, all);
        self.learner.look_at(bytes, read).await
    }

    /// Adds what was seen.
    pub(super) fn add(self) {
        let Some(Some(arriving)) = self.arriving.try_update(Option::take) else {
            return;
        };
        self.busy.set(true);
        spawn_local(async move {
            let all = arriving.preview.new_facts();
            self.under_way(Text::Bringing, 0, 1);
            let under_way = move |entry| self.under_way(Text::Bringing, entry, all);
            let came = if self.learner.bring(arriving, under_way).await.is_ok() {
                ask_to_persist();
                Said::with(Text::Brought, "count", all.to_string())
            } else {
                Said::failed(Text::NotBrought)
            };
            self.said.try_set(came);
            self.busy.try_set(false);
        });
    }

    /// Leaves everything as it is.
    pub(super) fn cancel(self) {
        self.arriving.set(None);
    }

    fn under_way(self, text: Text, some: usize, all: usize) {
        let percent = some * 100 / all.max(1);
        self.said
            .try_set(Said::with(text, "percent", percent.to_string()));
    }
}

fn refused(refusal: Refusal) -> Option<Said> {
    let (text, value) = match refusal {
        Refusal::TooLarge => (Text::RefusedTooLarge, None),
        Refusal::Empty => (Text::RefusedEmpty, None),
        Refusal::Sealed => (Text::RefusedSealed, None),
        Refusal::Cut => (Text::RefusedCut, None),
        Refusal::Garbled => (Text::RefusedGarbled, None),
        Refusal::NotAPassport => (Text::RefusedNotAPassport, None),
        Refusal::Newer => (Text::RefusedNewer, None),
        Refusal::OtherSite(site) => (Text::RefusedOtherSite, Some(("site", site))),
        Refusal::Unread => (Text::RefusedUnread, None),
    };
    Some(Said {
        text,
        value,
        then: Some(Text::RefusedUnchanged),
        failed: true,
    })
}
