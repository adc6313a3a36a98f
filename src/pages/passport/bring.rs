//! Bringing a copy back: choose a file, see what it brings, add it.

use super::preview::Preview;
use crate::browser::{ask_to_persist, chosen_file, read_file};
use crate::context::{t, t_with};
use crate::state::Learner;
use leerkring_core::passport::{Arriving, MAX_BYTES, Refusal};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, HtmlInputElement};

/// How far it has come.
#[derive(Clone)]
enum Stage {
    Idle,
    Reading(usize),
    Seen(leerkring_core::passport::Preview),
    Adding(usize),
    Added(usize),
    NotAdded,
    Refused(Refusal),
}

#[derive(Clone, Copy)]
struct Import {
    learner: Learner,
    stage: RwSignal<Stage>,
    arriving: StoredValue<Option<Arriving>>,
}

/// The section of the page.
pub(super) fn bring() -> impl IntoView {
    let import = Import {
        learner: expect_context(),
        stage: RwSignal::new(Stage::Idle),
        arriving: StoredValue::new(None),
    };
    let stage = import.stage;
    let choose = move |event| {
        let field: HtmlInputElement = event_target(&event);
        if let Some(file) = chosen_file(&field) {
            spawn_local(import.look_at(file));
        }
    };
    let busy =
        move || !import.learner.is_open() || matches!(stage.get(), Stage::Reading(_) | Stage::Adding(_));
    let seen = move || match stage.get() {
        Stage::Seen(preview) => {
            let add = Callback::new(move |()| spawn_local(import.add()));
            let cancel = Callback::new(move |()| import.cancel());
            Some(view! { <Preview preview add cancel/> })
        }
        _ => None,
    };
    view! {
        <section>
            <h2>{t(Text::BringCopy)}</h2>
            <p id="bring-lead">{t(Text::BringCopyLead)}</p>
            <p class="act">
                <label class="file-field" class:busy=busy>
                    <input type="file" accept=".json,application/json" aria-describedby="bring-lead" on:change=choose disabled=busy/>
                    <span>{t(Text::ChooseFile)}</span>
                </label>
                <span class="status bring-status" role="status" class:failed=move || matches!(stage.get(), Stage::NotAdded | Stage::Refused(_))>
                    {move || words(&stage.get())}
                </span>
            </p>
            {seen}
        </section>
    }
}

impl Import {
    /// The page may be left meanwhile, so its signals are set with care.
    async fn look_at(self, file: File) {
        self.stage.set(Stage::Reading(0));
        let came = self.arriving_in(&file).await;
        let next = match &came {
            Ok(arriving) => Stage::Seen(arriving.preview.clone()),
            Err(refusal) => Stage::Refused(refusal.clone()),
        };
        self.arriving.try_set_value(came.ok());
        self.stage.try_set(next);
    }

    async fn arriving_in(self, file: &File) -> Result<Arriving, Refusal> {
        // Asked before it is read: a film would fill the memory.
        if file.size() > MAX_BYTES as f64 {
            return Err(Refusal::TooLarge);
        }
        let bytes = read_file(file).await.ok_or(Refusal::Unread)?;
        let read = move |entry, all| {
            self.stage.try_set(Stage::Reading(percent(entry, all)));
        };
        self.learner.look_at(bytes, read).await
    }

    async fn add(self) {
        let Some(arriving) = self.arriving.try_update_value(Option::take).flatten() else {
            return;
        };
        let all = arriving.preview.new_facts();
        self.stage.set(Stage::Adding(0));
        let under_way = move |entry| {
            self.stage.try_set(Stage::Adding(percent(entry, all)));
        };
        let added = self.learner.bring(arriving, under_way).await;
        if added.is_ok() {
            ask_to_persist();
        }
        self.stage
            .try_set(added.map_or(Stage::NotAdded, |()| Stage::Added(all)));
    }

    fn cancel(self) {
        self.arriving.set_value(None);
        self.stage.set(Stage::Idle);
    }
}

fn percent(some: usize, all: usize) -> usize {
    some * 100 / all.max(1)
}

fn words(stage: &Stage) -> Option<String> {
    let count = |text, name, number: &usize| t_with(text, &[(name, &number.to_string())]);
    Some(match stage {
        Stage::Idle | Stage::Seen(_) => return None,
        Stage::Reading(percent) => count(Text::ReadingFile, "percent", percent),
        Stage::Adding(percent) => count(Text::Bringing, "percent", percent),
        Stage::Added(facts) => count(Text::Brought, "count", facts),
        Stage::NotAdded => t(Text::NotBrought),
        Stage::Refused(refusal) => format!("{} {}", why(refusal), t(Text::RefusedUnchanged)),
    })
}

fn why(refusal: &Refusal) -> String {
    t(match refusal {
        Refusal::TooLarge => Text::RefusedTooLarge,
        Refusal::Empty => Text::RefusedEmpty,
        Refusal::Sealed => Text::RefusedSealed,
        Refusal::Cut => Text::RefusedCut,
        Refusal::Garbled => Text::RefusedGarbled,
        Refusal::NotAPassport => Text::RefusedNotAPassport,
        Refusal::Newer => Text::RefusedNewer,
        Refusal::OtherSite(site) => return t_with(Text::RefusedOtherSite, &[("site", site)]),
        Refusal::Unread => Text::RefusedUnread,
    })
}
