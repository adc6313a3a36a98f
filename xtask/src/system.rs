//! Packages of the system: browsers and their drivers, PostgreSQL, Python.

use crate::postgres;
use crate::process::{command, is_there, run};
use anyhow::bail;

/// What tests need, and the Debian package it comes in.
const NEEDED: [(Need, &str); 11] = [
    (Need::Program("chromium"), "chromium"),
    (Need::Program("chromedriver"), "chromium-driver"),
    (Need::Program("WebKitWebDriver"), "webkit2gtk-driver"),
    (Need::Program("firefox-esr"), "firefox-esr"),
    (Need::Program("Xvfb"), "xvfb"),
    (Need::Program("xauth"), "xauth"),
    (Need::Program("dbus-run-session"), "dbus"),
    (Need::Program("strace"), "strace"),
    (Need::Program("python3"), "python3"),
    (Need::Virtualenvs, "python3-venv"),
    (Need::Postgres, "postgresql"),
];

/// How to see whether something is there.
enum Need {
    /// A program on PATH.
    Program(&'static str),
    /// Python's way to keep packages apart.
    Virtualenvs,
    /// PostgreSQL, whose programs Debian keeps off PATH.
    Postgres,
}

impl Need {
    fn is_there(&self) -> bool {
        match self {
            Self::Program(name) => is_there(name),
            Self::Virtualenvs => command("python3")
                .args(["-c", "import ensurepip, venv"])
                .output()
                .is_ok_and(|output| output.status.success()),
            Self::Postgres => postgres::programs().is_some(),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Program(name) => name,
            Self::Virtualenvs => "Python's venv",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// Makes sure that everything is there. Packages are installed only where that was asked for.
pub(crate) fn ensure(may_install: bool) -> anyhow::Result<()> {
    let missing: Vec<_> = NEEDED.iter().filter(|(need, _)| !need.is_there()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    if !may_install || !is_there("apt-get") {
        let programs: Vec<&str> = missing.iter().map(|(need, _)| need.name()).collect();
        bail!(
            "tests and figures need {}. On Debian or Ubuntu: apt-get install {} (or `cargo xtask test --install-system` as root)",
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
