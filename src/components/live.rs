//! Words and views that follow signals. Each closure in a view would weigh kilobytes as a type of its own; these all
//! have the same one.

use crate::context::{t, t_with};
use leerkring_core::texts::Text;
use leptos::prelude::*;
use std::sync::Arc;

/// Words that follow signals.
pub fn live_words(write: impl Fn() -> Option<String> + Send + Sync + 'static) -> impl IntoView {
    let write: Arc<dyn Fn() -> Option<String> + Send + Sync> = Arc::new(write);
    move || write()
}

/// A view that follows signals.
pub fn live(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> impl IntoView {
    let draw: Arc<dyn Fn() -> AnyView + Send + Sync> = Arc::new(draw);
    move || draw()
}

/// What came of something the reader asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The sentence.
    pub text: Text,
    /// What is filled into it, and under which name.
    pub value: Option<(&'static str, String)>,
    /// A second sentence.
    pub then: Option<Text>,
    /// Whether it went wrong.
    pub failed: bool,
}

impl Said {
    /// It went well, or is under way.
    pub fn well(text: Text) -> Option<Self> {
        Some(Self {
            text,
            value: None,
            then: None,
            failed: false,
        })
    }

    /// It went well, or is under way, with a value to name.
    pub fn with(text: Text, name: &'static str, value: String) -> Option<Self> {
        Some(Self {
            text,
            value: Some((name, value)),
            then: None,
            failed: false,
        })
    }

    /// It went wrong.
    pub fn failed(text: Text) -> Option<Self> {
        Some(Self {
            text,
            value: None,
            then: None,
            failed: true,
        })
    }

    fn words(&self) -> String {
        let mut words = match &self.value {
            Some((name, value)) => t_with(self.text, &[(name, value)]),
            None => t(self.text),
        };
        if let Some(then) = self.then {
            words.push(' ');
            words.push_str(&t(then));
        }
        words
    }
}

/// Says what came of it, also to those who do not see the page.
#[component]
pub fn Status(
    /// What there is to say.
    #[prop(into)]
    said: Signal<Option<Said>>,
) -> impl IntoView {
    let failed = move || said.with(|said| said.as_ref().is_some_and(|said| said.failed));
    let words = live_words(move || said.with(|said| said.as_ref().map(Said::words)));
    view! { <span class="status" role="status" class:failed=failed>{words}</span> }
}
