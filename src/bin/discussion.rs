//! The entry of the app for threads.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::discussion();
}
