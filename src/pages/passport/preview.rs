//! What a passport brings, before anything is kept.

use crate::context::{t, t_with};
use leerkring_core::passport::{self, Kind};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// The facts by kind, what cannot be read, and the choice to add them.
#[component]
pub(super) fn Preview(
    /// The numbers.
    preview: passport::Preview,
    /// Adds it.
    add: Callback<()>,
    /// Leaves everything as it is.
    cancel: Callback<()>,
) -> impl IntoView {
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
        |(kind, new, known)| view! { <tr><th scope="row">{t(kind)}</th><td>{new}</td><td>{known}</td></tr> },
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
    let is_new = preview.new_facts() + preview.drafts > 0 || unread;
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
            {(!is_new).then(|| view! { <p class="preview-nothing">{t(Text::PreviewNothing)}</p> })}
            <p class="actions">
                {is_new.then(|| view! { <button type="button" class="button bring" on:click=move |_| add.run(())>{t(Text::Bring)}</button> })}
                <button type="button" on:click=move |_| cancel.run(())>{t(Text::Cancel)}</button>
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
