//! The entry of the app for lessons.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::start(leerkring_app::lesson, leerkring_app::route::Entry::Lesson);
}
