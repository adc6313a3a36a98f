//! Compiles the program anew when what it carries inside has changed.

fn main() {
    for folder in ["../dist", "../content", "../locales"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
