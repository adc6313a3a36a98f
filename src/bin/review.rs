//! The entry of the app for questions that come back.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::review();
}
