//! What the API is told by the program around it: the time, and what the site holds.

use leerkring_core::progress::What;
use std::fmt::{self, Debug};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time in milliseconds since 1970 UTC.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> u64 + Send + Sync>);

impl Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

impl Clock {
    /// The time of the system.
    pub fn system() -> Self {
        Self::new(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
        })
    }

    /// A time of one's own, for tests.
    pub fn new(tell: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// The time now.
    pub fn now(&self) -> u64 {
        (self.0)()
    }
}

/// What the site holds now: authors may change it while the program runs.
pub trait Site: Send + Sync {
    /// Whether there is such a lesson or question.
    fn has(&self, about: &What) -> bool;

    /// The ids of what can be chosen in a poll; `None` where there is no such poll.
    fn poll_options(&self, poll: &What) -> Option<Vec<String>>;

    /// The name of the site, for feeds.
    fn name(&self) -> String;

    /// The title of a course, for feeds; `None` where there is none.
    fn course_title(&self, course: &str) -> Option<String>;

    /// The absolute address of the page of a thread, for feeds.
    fn thread_address(&self, thread: &str) -> String;
}
