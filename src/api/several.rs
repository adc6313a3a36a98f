//! Documents of one kind that are fetched as they are wanted, each once.

use super::fetch::{fetch_text, parse};
use super::{Failure, Load};
use crate::context::context;
use crate::route::Endpoint;
use leerkring_core::json::FromJson;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Documents by their path. Cheap to copy; it lives as long as the scope that made it.
pub struct Several<T: Send + Sync + 'static>(StoredValue<HashMap<String, Document<T>>>);

/// A signal each, so that who waits for one does not hear of the others.
struct Document<T: Send + Sync + 'static> {
    state: ArcRwSignal<Load<T>>,
    asked: bool,
}

impl<T: Send + Sync> Clone for Several<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Several<T> {}

impl<T: Send + Sync> Default for Several<T> {
    fn default() -> Self {
        Self(StoredValue::default())
    }
}

impl<T: FromJson + Send + Sync> Several<T> {
    /// Whether a document was asked for, whatever came of it.
    pub fn has(self, endpoint: &Endpoint<T>) -> bool {
        self.0
            .with_value(|all| all.get(endpoint.path()).is_some_and(|known| known.asked))
    }

    /// Asks for a document, unless that was done before.
    pub fn want(self, endpoint: &Endpoint<T>) {
        if self.has(endpoint) {
            return;
        }
        let state = self.state(endpoint);
        self.0.update_value(|all| {
            if let Some(known) = all.get_mut(endpoint.path()) {
                known.asked = true;
            }
        });
        state.set(Load::Loading);
        let arrived = move |text| {
            state.set(match parse::<T>(text) {
                Ok(document) => Load::Loaded(Arc::new(document)),
                Err(failure) => Load::Failed(failure),
            });
        };
        let address = context().links.endpoint(endpoint);
        fetch_text(address, None, Box::new(arrived));
    }

    /// The documents in the order asked for; `None` as long as one is awaited.
    ///
    /// # Errors
    /// Why one of them does not come.
    pub fn all(self, endpoints: &[Endpoint<T>]) -> Result<Option<Vec<Arc<T>>>, Failure> {
        let mut documents = Vec::with_capacity(endpoints.len());
        for endpoint in endpoints {
            match self.state(endpoint).get() {
                Load::Loaded(document) => documents.push(document),
                Load::Failed(failure) => return Err(failure),
                Load::Loading | Load::LoadingSlowly => return Ok(None),
            }
        }
        Ok(Some(documents))
    }

    /// Lets what did not come be asked for once more.
    pub fn forget_failures(self) {
        self.0.update_value(|all| {
            for known in all.values_mut() {
                if known
                    .state
                    .with_untracked(|state| matches!(state, Load::Failed(_)))
                {
                    known.asked = false;
                }
            }
        });
    }

    fn state(self, endpoint: &Endpoint<T>) -> ArcRwSignal<Load<T>> {
        let mut state = ArcRwSignal::new(Load::Loading);
        self.0.update_value(|all| {
            let new = || Document {
                state: state.clone(),
                asked: false,
            };
            let known = all.entry(endpoint.path().to_owned()).or_insert_with(new);
            state = known.state.clone();
        });
        state
    }
}
