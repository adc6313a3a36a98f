//! One post of an open thread.

use leerkring_core::discussion::Post;
use leptos::prelude::*;
use uuid::Uuid;

/// A post that is shown. What changes in it changes in place, and in no other: somebody may be writing below it.
#[derive(Clone)]
pub(in super::super) struct ShownPost {
    pub(in super::super) id: Uuid,
    pub(in super::super) number: u32,
    pub(in super::super) post: ArcRwSignal<Post>,
}

impl ShownPost {
    pub(super) fn new(post: Post) -> Self {
        Self {
            id: post.id,
            number: post.number,
            post: ArcRwSignal::new(post),
        }
    }

    pub(super) fn put(&self, post: Post) {
        if self.post.with_untracked(|known| *known != post) {
            self.post.set(post);
        }
    }
}
