//! What happened since the program began, in numbers, for those who watch over it.

use std::sync::atomic::{AtomicU64, Ordering};

static POSTS_MADE: AtomicU64 = AtomicU64::new(0);
static DATABASE_ERRORS: AtomicU64 = AtomicU64::new(0);

/// What happened since the program began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Posts that were written, first posts of threads among them.
    pub posts_made: u64,
    /// How often the database refused.
    pub database_errors: u64,
}

/// What happened so far.
pub fn counts() -> Counts {
    Counts {
        posts_made: POSTS_MADE.load(Ordering::Relaxed),
        database_errors: DATABASE_ERRORS.load(Ordering::Relaxed),
    }
}

pub(crate) fn post_made() {
    POSTS_MADE.fetch_add(1, Ordering::Relaxed);
}

pub(crate) fn database_error() {
    DATABASE_ERRORS.fetch_add(1, Ordering::Relaxed);
}
