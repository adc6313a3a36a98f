//! The state of something that is being fetched.

use super::Cache;
use crate::context::context;
use crate::route::Endpoint;
use leerkring_core::json::FromJson;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::AbortController;

/// Why something could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The site has nothing there.
    NotFound,
    /// The site could not be reached.
    Offline,
    /// The site answered with a fault, or with something that is not what was asked for.
    Fault,
}

/// The state of something that is being fetched.
#[derive(Debug)]
pub enum Load<T> {
    /// Asked for.
    Loading,
    /// Asked for, and it takes longer than people expect.
    LoadingSlowly,
    /// Here it is.
    Loaded(Arc<T>),
    /// It did not come.
    Failed(Failure),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::LoadingSlowly => Self::LoadingSlowly,
            Self::Loaded(document) => Self::Loaded(Arc::clone(document)),
            Self::Failed(failure) => Self::Failed(*failure),
        }
    }
}

impl<T> Clone for Request<T> {
    fn clone(&self) -> Self {
        Self {
            endpoint: self.endpoint.clone(),
            address: self.address.clone(),
            cache: self.cache.clone(),
            abort: self.abort,
        }
    }
}

/// A document on its way: its state, and a way to ask once more.
pub struct Loading<T: 'static> {
    /// Where it stands.
    pub state: RwSignal<Load<T>>,
    request: StoredValue<Request<T>>,
}

/// What asking takes; kept because a retry happens outside the view's own scope.
pub(super) struct Request<T> {
    pub(super) endpoint: Endpoint<T>,
    pub(super) address: String,
    pub(super) cache: Cache,
    /// Gives the running request up.
    pub(super) abort: StoredValue<Option<AbortController>, LocalStorage>,
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loading<T> {}

impl<T: FromJson + Send + Sync + 'static> Loading<T> {
    /// Asks once more.
    pub fn retry(self) {
        self.state.set(Load::Loading);
        self.start();
    }

    fn start(self) {
        super::fetch::fetch_into(self.request.get_value(), self.state);
    }
}

/// Starts to fetch a document, unless it is there already. The request ends with the view that asked.
pub fn load<T: FromJson + Send + Sync + 'static>(endpoint: Endpoint<T>) -> Loading<T> {
    let cache: Cache = expect_context();
    let known = cache.get(&endpoint);
    let is_known = known.is_some();
    let state = RwSignal::new(known.map_or(Load::Loading, Load::Loaded));
    let address = context().links.endpoint(&endpoint);
    let abort = StoredValue::new_local(None);
    // Here, in the view's own scope: what asks once more may be gone before the answer comes.
    on_cleanup(move || {
        abort.try_with_value(|running: &Option<AbortController>| {
            running.iter().for_each(AbortController::abort)
        });
    });
    let request = StoredValue::new(Request {
        endpoint,
        address,
        cache,
        abort,
    });
    let loading = Loading { state, request };
    if !is_known {
        Effect::new(move |_| loading.start());
    }
    loading
}
