//! Documents of one kind that are fetched as they are wanted, each once.

use super::fetch::fetch;
use super::{Failure, Load};
use crate::context::context;
use crate::route::Endpoint;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::Arc;

/// Documents by their path. Cheap to copy; it lives as long as the scope that made it.
pub struct Several<T: Send + Sync + 'static>(RwSignal<HashMap<String, Load<T>>>);

impl<T: Send + Sync> Clone for Several<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Several<T> {}

impl<T: Send + Sync> Default for Several<T> {
    fn default() -> Self {
        Self(RwSignal::default())
    }
}

impl<T: DeserializeOwned + Send + Sync> Several<T> {
    /// Whether a document was asked for, whatever came of it.
    pub fn has(self, endpoint: &Endpoint<T>) -> bool {
        self.0.with(|all| all.contains_key(endpoint.path()))
    }

    /// Asks for a document, unless that was done before.
    pub fn want(self, endpoint: &Endpoint<T>) {
        if self.0.with_untracked(|all| all.contains_key(endpoint.path())) {
            return;
        }
        let (path, address) = (endpoint.path().to_owned(), context().links.endpoint(endpoint));
        self.0.update(|all| {
            all.insert(path.clone(), Load::Loading);
        });
        spawn_local(async move {
            let state = match fetch::<T>(&address).await {
                Ok(document) => Load::Loaded(Arc::new(document)),
                Err(failure) => Load::Failed(failure),
            };
            self.0.try_update(|all| all.insert(path, state));
        });
    }

    /// The documents in the order asked for; `None` as long as one is awaited.
    ///
    /// # Errors
    /// Why one of them does not come.
    pub fn all(self, endpoints: &[Endpoint<T>]) -> Result<Option<Vec<Arc<T>>>, Failure> {
        self.0.with(|all| {
            let mut documents = Vec::with_capacity(endpoints.len());
            for endpoint in endpoints {
                match all.get(endpoint.path()) {
                    Some(Load::Loaded(document)) => documents.push(Arc::clone(document)),
                    Some(Load::Failed(failure)) => return Err(*failure),
                    Some(Load::Loading | Load::LoadingSlowly) | None => return Ok(None),
                }
            }
            Ok(Some(documents))
        })
    }

    /// Forgets what did not come, so that it can be asked for once more.
    pub fn forget_failures(self) {
        self.0
            .update(|all| all.retain(|_, state| !matches!(state, Load::Failed(_))));
    }
}
