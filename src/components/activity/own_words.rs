//! Reflections and sheets: the learner's own words, kept as they are typed.

use super::saved::SavedLine;
use crate::components::Words;
use crate::context::t;
use crate::state::{Learner, Saving};
use leerkring_core::Id;
use leerkring_core::activity::Reflection;
use leerkring_core::json::FromJson;
use leerkring_core::progress::{ItemRef, LessonRef, Outcome, What};
use leerkring_core::quiz::{Given, MAX_ANSWER_BYTES};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A reflection in one field, or a sheet of several.
#[component]
pub fn ReflectionView(
    /// The reflection.
    sheet: Reflection,
    /// The lesson it stands in.
    lesson: LessonRef,
) -> impl IntoView {
    let learner: Learner = expect_context();
    let item = ItemRef {
        lesson,
        item: sheet.id.clone(),
    };
    let saving = RwSignal::new(Saving::Idle);
    let what = What::Item(item.clone());
    let kept = learner.progress.with_untracked(|progress| {
        progress.latest(&what, |outcome| match outcome {
            Outcome::Reflected(given) => Some(given.clone()),
            _ => None,
        })
    });
    // What was typed last and not yet kept wins over what was kept.
    let draft = learner
        .drafts
        .with_untracked(|drafts| drafts.get(&item.to_string()).cloned());
    let draft = draft.and_then(|draft| BTreeMap::<Id, String>::parse_json(&draft));
    let whole: Option<Id> = "text".parse().ok();
    let kept = match kept {
        Some(Given::Filled(words)) => words,
        Some(Given::Text(text)) => whole.iter().map(|id| (id.clone(), text.clone())).collect(),
        _ => BTreeMap::new(),
    };
    let words = RwSignal::new(draft.unwrap_or_else(|| kept.clone()));
    let last_kept = StoredValue::new(kept);
    let about = item.to_string();
    let type_in = move |id: Id, text: String| {
        words.update(|words| {
            words.insert(id, text);
        });
        let draft = words.with_untracked(|words| serde_json::to_string(words).unwrap_or_default());
        learner.draft(about.clone(), draft);
    };
    let keep = {
        let (item, single) = (item.clone(), sheet.fields.is_empty());
        move || {
            let now = words.get_untracked();
            if last_kept.with_value(|kept| *kept == now) {
                return;
            }
            let given = match (single, now.values().next()) {
                (true, text) => Given::Text(text.cloned().unwrap_or_default()),
                (false, _) => Given::Filled(now.clone()),
            };
            learner.record_words(item.clone(), Outcome::Reflected(given), item.to_string(), saving);
            last_kept.set_value(now);
        }
    };
    let heading = format!("{}-title", sheet.id);
    let title = sheet.title.clone().unwrap_or_else(|| t(Text::Reflection));
    let area = |id: Id, name: String, labelled: String, rows: &'static str| {
        let (own, type_in, keep) = (id.clone(), type_in.clone(), keep.clone());
        view! {
            <textarea id=name aria-labelledby=labelled rows=rows maxlength=(MAX_ANSWER_BYTES / 4).to_string()
                prop:value=move || words.with(|words| words.get(&own).cloned().unwrap_or_default())
                on:input=move |event| type_in(id.clone(), event_target_value(&event))
                on:change=move |_| keep()></textarea>
        }
    };
    let intro = format!("{}-intro", sheet.id);
    let fields: Vec<AnyView> = match whole.filter(|_| sheet.fields.is_empty()) {
        Some(whole) => vec![area(whole, format!("{}-text", sheet.id), intro.clone(), "5").into_any()],
        None => sheet
            .fields
            .iter()
            .map(|field| {
                let name = format!("{}-{}", sheet.id, field.id);
                let label = format!("{name}-label");
                let area = area(field.id.clone(), name.clone(), label.clone(), "3");
                view! { <div class="field"><label id=label for=name>{field.label.clone()}</label>{area}</div> }.into_any()
            })
            .collect(),
    };
    view! {
        <section class="reflection" aria-labelledby=heading>
            <header class="activity-head"><h3 id=heading.clone()>{title}</h3></header>
            <div>
                <Words html=sheet.intro class="asks" id=intro/>
                {fields}
                <p class="hint-line">{t(Text::OwnWordsStay)}</p>
                <div class="actions"><button type="button" class="quiet" on:click=move |_| keep()>{t(Text::SaveWords)}</button> <SavedLine saving/></div>
            </div>
        </section>
    }
}
