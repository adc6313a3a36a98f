//! The entry point of the WebAssembly that `boot.js` starts.

fn main() {
    #[cfg(feature = "csr")]
    leerkring_app::start();
}
