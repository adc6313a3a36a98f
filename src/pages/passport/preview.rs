//! What a passport brings, before anything is kept.

use super::bring::Import;
use crate::context::{t, t_with};
use leerkring_core::passport::{Kind, Preview};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The facts by kind, what cannot be read, and the choice to add them.
pub(super) fn preview(preview: &Preview, import: Import) -> impl IntoView + use<> {
    let mut rows: Vec<(Text, usize, usize)> = Kind::ALL
        .iter()
        .filter_map(|kind| {
            let count = preview.kinds.get(kind)?;
            Some((kind_text(*kind), count.new, count.known))
        })
        .collect();
    if preview.drafts > 0 {
        rows.push((Text::FactsDrafts, preview.drafts, 0));
    }
    let rows = rows.into_iter().map(
        |(kind, new, known)| view! { <tr><th scope="row">{t(kind)}</th><td>{new.to_string()}</td><td>{known.to_string()}</td></tr> },
    );
    let rows = rows.collect_view();
    let kept = [
        (Text::PreviewDamaged, preview.damaged),
        (Text::PreviewNewer, preview.newer),
        (Text::PreviewOtherSite, preview.other_site),
    ];
    let unread = kept.iter().any(|(_, count)| *count > 0);
    let kept = kept.into_iter().filter(|(_, count)| *count > 0);
    let kept = kept.map(
        |(text, count)| view! { <p class="notice">{t_with(text, &[("count", &count.to_string())])}</p> },
    );
    let kept = kept.collect_view();
    let is_new = preview.new_facts() + preview.drafts > 0 || unread || preview.person;
    let person = preview
        .person
        .then(|| view! { <p class="notice">{t(Text::PreviewPerson)}</p> });
    view! {
        <div class="preview" role="group" aria-labelledby="preview-heading">
            <h3 id="preview-heading">{t(Text::Preview)}</h3>
            <table>
                <thead><tr>
                    <th scope="col">{t(Text::PreviewKind)}</th>
                    <th scope="col">{t(Text::PreviewNew)}</th>
                    <th scope="col">{t(Text::PreviewKnown)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {kept}
            {person}
            <p class="preview-nothing" hidden=is_new>{t(Text::PreviewNothing)}</p>
            <p class="actions">
                <button type="button" class="button bring" on:click=move |_| import.add() hidden=!is_new>{t(Text::Bring)}</button>
                <button type="button" on:click=move |_| import.cancel()>{t(Text::Cancel)}</button>
            </p>
        </div>
    }
}

fn kind_text(kind: Kind) -> Text {
    match kind {
        Kind::Lessons => Text::FactsLessons,
        Kind::Answers => Text::FactsAnswers,
        Kind::Words => Text::FactsWords,
        Kind::Starts => Text::FactsStarts,
    }
}
