//! The entry of the app for moderation.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::staff();
}
