//! Search: a field, and what is found while one types.

use crate::api::{Failure, Load, load};
use crate::browser::{FIELD, arrive, asked_for, focus_field, focus_result, keep_query};
use crate::components::SearchResult;
use crate::context::{context, t, t_count, t_with};
use crate::route::{Endpoint, Route, search_json, search_part_json};
use crate::state::{STEP, Search};
use leerkring_core::contract::{SearchIndex, SearchPart};
use leerkring_core::search::{Found, Query, find};
use leerkring_core::texts::Text;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long typing must rest before the address is changed; browsers allow that a few times a second.
const REST: Duration = Duration::from_millis(300);

/// How a search stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Standing {
    /// Nothing is looked for.
    #[default]
    Idle,
    /// The index, or a part of it, is on its way.
    Waiting,
    /// It did not come.
    Failed(Failure),
    /// Everything that fits is found.
    Found,
}

/// What the page shows. While a part is awaited, what was found before stays.
#[derive(Clone, Default, PartialEq)]
struct Outcome {
    standing: Standing,
    found: Arc<Found>,
}

/// The search page.
pub fn search() -> impl IntoView {
    arrive(t(Text::Search));
    let search: Search = expect_context();
    let (text, was_typing) = asked_for();
    search.ask(text);
    let index = load(search_json(&context().links.lang));
    let query = Memo::new(move |_| {
        let Load::Loaded(index) = index.state.get() else {
            return None;
        };
        let query = search.text.with(|text| Query::parse(text, &index.langs));
        Some((query, index))
    });
    let outcome = Memo::new(move |before: Option<&Outcome>| {
        let found = before.map(|before| Arc::clone(&before.found)).unwrap_or_default();
        let standing = match (query.get(), index.state.get()) {
            (Some((query, _)), _) if query.is_empty() => return Outcome::default(),
            (Some((query, index)), _) => match search.parts.all(&parts_of(&query, &index)) {
                Ok(Some(parts)) => {
                    return Outcome {
                        standing: Standing::Found,
                        found: Arc::new(find(&query, &index, &parts)),
                    };
                }
                Ok(None) => Standing::Waiting,
                Err(failure) => Standing::Failed(failure),
            },
            (None, Load::Failed(failure)) => Standing::Failed(failure),
            (None, _) if search.text.with(|text| text.trim().is_empty()) => Standing::Idle,
            (None, _) => Standing::Waiting,
        };
        Outcome { standing, found }
    });
    // The parts that are asked for; when they are there, the others one by one, so that typing on
    // needs no network, nor being offline.
    Effect::new(move |_| {
        let Some((query, index)) = query.get() else { return };
        if query.is_empty() {
            return;
        }
        let wanted = parts_of(&query, &index);
        wanted.iter().for_each(|part| search.parts.want(part));
        if let Ok(Some(_)) = search.parts.all(&wanted) {
            let mut rest = (0..index.parts.len()).map(|part| part_at(&index, part));
            if let Some(next) = rest.find(|part| !search.parts.has(part)) {
                search.parts.want(&next);
                // Asked so that this runs again when it has come.
                let _ = search.parts.all(&[next]);
            }
        }
    });
    let retry = Callback::new(move |()| {
        search.parts.forget_failures();
        // The site may have been published anew, with other parts.
        index.retry();
    });
    Effect::new(move |_| {
        if was_typing {
            // The page that was served goes first; it has a field of the same name.
            request_animation_frame(|| _ = focus_field());
        }
    });
    view! {
        <div class="page search">
            <header class="page-head"><h1 tabindex="-1">{t(Text::Search)}</h1></header>
            <p class="notice without-script">
                {t(Text::SearchNeedScript)} " " <a href=context().links.to(&Route::Catalogue)>{t(Text::ToCatalogue)}</a>
            </p>
            <div class="needs-script">
                {field(search)}
                {status(search, outcome, retry)}
                {results(search, query, outcome)}
            </div>
        </div>
    }
}

fn part_at(index: &SearchIndex, part: usize) -> Endpoint<SearchPart> {
    search_part_json(&context().links.lang, &index.version, part)
}

fn parts_of(query: &Query, index: &SearchIndex) -> Vec<Endpoint<SearchPart>> {
    let parts = query.parts(index).into_iter();
    parts.map(|part| part_at(index, part)).collect()
}

fn field(search: Search) -> impl IntoView {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let restart = move |next: Option<TimeoutHandle>| {
        if let Some(Some(running)) = timer.try_update_value(|timer| std::mem::replace(timer, next)) {
            running.clear();
        }
    };
    let keep = move || {
        restart(None);
        search.text.with_untracked(|text| keep_query(text));
    };
    let on_input = move |event| {
        search.ask(event_target_value(&event));
        restart(set_timeout_with_handle(keep, REST).ok());
    };
    on_cleanup(move || restart(None));
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        focus_result(0);
    };
    view! {
        <form class="search-form" role="search" on:submit=on_submit>
            <label for=FIELD>{t(Text::SearchLabel)}</label>
            <span class="search-field">
                <span class="search-mark" aria-hidden="true"></span>
                <input id=FIELD type="search" name="q" autofocus autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" maxlength="120"
                    prop:value=move || search.text.get() on:input=on_input on:change=move |_| keep()/>
            </span>
        </form>
    }
}

fn status(search: Search, outcome: Memo<Outcome>, retry: Callback<()>) -> impl IntoView {
    let words = move || {
        outcome.with(|outcome| match outcome.standing {
            Standing::Idle => t(Text::SearchHint),
            Standing::Waiting => t(Text::Loading),
            Standing::Failed(_) => t(Text::SearchFailed),
            Standing::Found if outcome.found.hits.is_empty() => {
                let query = search.text.get();
                t_with(Text::SearchNone, &[("query", query.trim())])
            }
            Standing::Found => t_count(Text::SearchFoundOne, Text::SearchFound, outcome.found.hits.len()),
        })
    };
    let failed = move || outcome.with(|outcome| matches!(outcome.standing, Standing::Failed(_)));
    let way_on = move || {
        let (standing, nothing) = outcome.with(|outcome| (outcome.standing, outcome.found.hits.is_empty()));
        match standing {
            Standing::Failed(_) => {
                let again = move |_| retry.run(());
                view! { <p class="actions"><button type="button" on:click=again>{t(Text::TryAgain)}</button></p> }
                    .into_any()
            }
            Standing::Found if nothing => view! {
                <p class="search-advice">{t(Text::SearchAdvice)}</p>
                <p class="actions"><a class="button" href=context().links.to(&Route::Catalogue)>{t(Text::ToCatalogue)}</a></p>
            }
            .into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <p class="search-status" role="status" class:failed=failed>{words}</p>
        {way_on}
    }
}

fn results(
    search: Search,
    query: Memo<Option<(Query, Arc<SearchIndex>)>>,
    outcome: Memo<Outcome>,
) -> impl IntoView {
    let forms = Memo::new(move |_| outcome.with(|outcome| outcome.found.forms.clone()));
    let shown = move || {
        let hits = outcome.with(|outcome| outcome.found.hits.clone());
        hits.into_iter().take(search.shown.get()).collect::<Vec<_>>()
    };
    let result = move |hit| {
        let index = query.with_untracked(|query| query.as_ref().map(|(_, index)| Arc::clone(index)));
        index.map(|index| view! { <SearchResult index hit forms/> })
    };
    let more = move || {
        let all = outcome.with(|outcome| outcome.found.hits.len());
        all.saturating_sub(search.shown.get()).min(STEP)
    };
    let show_more = move |_| {
        let before = search.shown.get_untracked();
        search.shown.set(before + STEP);
        // The reader goes on with the first of the new ones.
        request_animation_frame(move || focus_result(before));
    };
    let waiting = move || outcome.with(|outcome| outcome.standing == Standing::Waiting);
    view! {
        <ol class="search-results" class:waiting-for=waiting>
            <For each=shown key=|hit| (hit.page, hit.section) children=result/>
        </ol>
        {move || (more() > 0).then(|| view! {
            <p class="search-more"><button type="button" on:click=show_more>{t_with(Text::SearchMore, &[("count", &more().to_string())])}</button></p>
        })}
    }
}
