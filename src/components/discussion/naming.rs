//! Choosing a display name: all it takes to write.

use super::words::FIELD_NAME;
use crate::components::live;
use crate::context::{context, t, t_with};
use crate::route::Route;
use crate::state::Participant;
use leerkring_core::contract::PageName;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The field for a name where there is none yet; else the name one writes under.
#[component]
pub(super) fn NameField(
    /// Where the words stand, for the field's id.
    place: String,
    /// What is typed.
    name: RwSignal<String>,
) -> impl IntoView {
    let participant: Participant = expect_context();
    let context = context();
    let has_rules = context.site.pages.contains(&PageName::Rules);
    let rules = context.links.to(&Route::Page(PageName::Rules));
    let id = format!("name_{}", place.replace('/', "_"));
    live(move || match participant.me.get() {
        Some(me) => {
            let words = t_with(Text::WritesAs, &[("name", &me.person.name)]);
            view! { <p class="hint-line">{words}</p> }.into_any()
        }
        None => {
            let (rules, hint) = (rules.clone(), format!("{id}_hint"));
            view! {
                <label for=id.clone()>{t(Text::DisplayName)}</label>
                <input type="text" id=id.clone() maxlength=FIELD_NAME.to_string() autocomplete="nickname"
                    aria-describedby=hint.clone()
                    prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event))/>
                <p class="hint-line" id=hint>{t(Text::DisplayNameHint)}
                    {has_rules.then(|| view! { " " <a href=rules>{t(Text::CommunityRules)}</a> })}
                </p>
            }
            .into_any()
        }
    })
}
