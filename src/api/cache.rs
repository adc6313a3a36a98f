//! What has been fetched, or came with the page.

use crate::route::Endpoint;
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Documents by their path. Cheap to clone; all clones are one cache.
#[derive(Clone, Default)]
pub struct Cache(Arc<Mutex<HashMap<String, Arc<dyn Any + Send + Sync>>>>);

impl Cache {
    /// A document, if it is there.
    pub fn get<T: Send + Sync + 'static>(&self, endpoint: &Endpoint<T>) -> Option<Arc<T>> {
        let documents = self.0.lock().ok()?;
        documents.get(endpoint.path()).cloned()?.downcast().ok()
    }

    /// Keeps a document.
    pub fn put<T: Send + Sync + 'static>(&self, endpoint: &Endpoint<T>, document: Arc<T>) {
        if let Ok(mut documents) = self.0.lock() {
            documents.insert(endpoint.path().to_owned(), document);
        }
    }

    /// Gives a document up, so that it is fetched when it is needed again.
    pub fn forget<T>(&self, endpoint: &Endpoint<T>) {
        if let Ok(mut documents) = self.0.lock() {
            documents.remove(endpoint.path());
        }
    }
}
