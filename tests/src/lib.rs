//! What the tests stand on: the program with app and content inside, real browsers, axe-core; people who talk, and what the system saw.

pub mod axe;
pub mod browser;
pub mod connection;
pub mod figures;
pub mod folder;
pub mod journey;
pub mod noting;
pub mod page;
pub mod program;
pub mod static_host;
pub mod stored;
pub mod talking;
pub mod threads;

/// A path that `cargo xtask test` gives.
pub fn given(variable: &str) -> std::path::PathBuf {
    std::env::var_os(variable)
        .unwrap_or_else(|| panic!("{variable} is not set: run these tests by `cargo xtask test`"))
        .into()
}
