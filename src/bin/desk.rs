//! The entry of the app for what the learner did.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::desk();
}
