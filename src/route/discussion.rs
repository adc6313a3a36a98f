//! The addresses of threads.

use super::{Links, Route};
use leerkring_core::Id;
use uuid::Uuid;

impl Links {
    /// The address of a thread, or of a post in it.
    pub fn thread(&self, thread: Uuid, post: Option<Uuid>) -> String {
        let thread = format!("{}?thread={thread}", self.to(&Route::Discussion));
        post.map_or_else(|| thread.clone(), |post| format!("{thread}#post-{post}"))
    }

    /// The address of a post in its thread, as moderators see it.
    pub fn moderated(&self, thread: Uuid, post: Uuid) -> String {
        format!("{}?thread={thread}#post-{post}", self.to(&Route::Moderation))
    }

    /// The address of all threads of a course.
    pub fn course_discussion(&self, course: &Id) -> String {
        format!("{}?course={course}", self.to(&Route::Discussion))
    }
}
