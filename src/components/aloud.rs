//! The buttons that read a lesson aloud.

use crate::browser::{Reading, Speech};
use crate::context::t;
use leerkring_core::Lang;
use leerkring_core::aloud::Step;
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// "Read aloud", where the browser has a voice for the language; while it reads, more buttons stand at
/// the bottom of the screen.
#[component]
pub fn ReadAloud(
    /// The language of the lesson.
    lang: Lang,
) -> impl IntoView {
    let speech = Speech::new(lang);
    Effect::new(move |_| speech.follow());
    // The style sheet shows what can be used now; nothing is taken out of the page, so focus stays.
    let state = move || match speech.reading.get() {
        Reading::Unavailable => "unavailable",
        Reading::Silent => "silent",
        Reading::Aloud => "aloud",
        Reading::Paused(_) => "paused",
    };
    let trouble = move || match speech.reading.get() {
        Reading::Paused(Some(why)) => t(why),
        _ => String::new(),
    };
    let buttons = [
        Button(
            "aloud-previous",
            |_| t(Text::AloudPrevious),
            none,
            |speech| speech.step(Step::Previous),
        ),
        Button("aloud-toggle", toggle_words, toggle_words, Speech::toggle),
        Button(
            "aloud-next",
            |_| t(Text::AloudNext),
            none,
            |speech| speech.step(Step::Next),
        ),
        Button("aloud-speed", speed_name, speed_words, Speech::change_speed),
        Button("aloud-stop", |_| t(Text::AloudStop), none, Speech::stop),
    ];
    let buttons = buttons.map(|it| button(speech, it)).collect_view();
    view! {
        <div class="aloud needs-script" data-reading=state>
            {button(speech, Button("aloud-button", toggle_words, toggle_words, Speech::toggle))}
            <div class="aloud-bar" role="group" aria-label=t(Text::ReadAloud)>
                {buttons}
                <p role="status">{trouble}</p>
            </div>
        </div>
    }
    .into_any()
}

type Words = fn(Speech) -> String;

/// A button: its class, its name, the words it shows, and what it does.
struct Button(&'static str, Words, Words, fn(Speech));

fn button(speech: Speech, Button(class, name, words, press): Button) -> AnyView {
    view! {
        <button type="button" class=class aria-label=move || name(speech) on:click=move |_| press(speech)>
            {move || words(speech)}
        </button>
    }
    .into_any()
}

fn none(_: Speech) -> String {
    String::new()
}

fn toggle_words(speech: Speech) -> String {
    t(match speech.reading.get() {
        Reading::Unavailable | Reading::Silent => Text::ReadAloud,
        Reading::Aloud => Text::AloudPause,
        Reading::Paused(_) => Text::AloudResume,
    })
}

fn speed_words(speech: Speech) -> String {
    t(speech.settings.get().speed.rate().1)
}

fn speed_name(speech: Speech) -> String {
    t(Text::AloudSpeed) + " " + &speed_words(speech)
}
