//! The entry of the app for the learner's own pages.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::start(leerkring_app::desk, leerkring_app::route::Entry::Desk);
}
