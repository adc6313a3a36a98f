//! The entry of the app for finding what to read.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::start(leerkring_app::reading, leerkring_app::route::Entry::Reading);
}
