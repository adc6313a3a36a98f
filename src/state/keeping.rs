//! Where progress is kept, and how the saving of one fact stands.

/// Where progress is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Not known yet.
    Opening,
    /// In this browser.
    Kept,
    /// In memory, because the browser offers no storage.
    Memory,
    /// A newer version of the app wrote it, so this one only reads.
    Newer,
}

/// How the saving of one record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing to save.
    Idle,
    /// The transaction has not completed yet.
    UnderWay,
    /// The transaction has completed.
    Saved,
    /// Kept until the page closes.
    InMemory,
    /// The browser refused.
    Failed,
}
