//! The entry of the app for finding what to read.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::reading();
}
