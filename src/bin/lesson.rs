//! The entry of the app for lessons.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::lesson();
}
