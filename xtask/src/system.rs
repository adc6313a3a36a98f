//! Packages of the system: browsers and their drivers.

use crate::process::{command, is_there, run};
use anyhow::bail;

/// A program that tests need, and the Debian package it comes in.
const NEEDED: [(&str, &str); 7] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("firefox-esr", "firefox-esr"),
    ("Xvfb", "xvfb"),
    ("xauth", "xauth"),
    ("dbus-run-session", "dbus"),
];

/// Makes sure that every program is there. Packages are installed only where that was asked for.
pub(crate) fn ensure(may_install: bool) -> anyhow::Result<()> {
    let missing: Vec<_> = NEEDED.iter().filter(|(program, _)| !is_there(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    if !may_install || !is_there("apt-get") {
        let programs: Vec<&str> = missing.iter().map(|(program, _)| *program).collect();
        bail!(
            "tests need {}. On Debian or Ubuntu: apt-get install {} (or `cargo xtask test --install-system` as root)",
            programs.join(", "),
            packages.join(" ")
        );
    }
    run(command("apt-get").args(["update", "--quiet"]))?;
    let mut install = command("apt-get");
    install
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages)
        .arg("fonts-dejavu-core");
    run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}
