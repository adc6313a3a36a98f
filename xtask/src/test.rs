//! Every test: form, lints, native tests, then real browsers on the program that ships.

use crate::process::{command, run};
use crate::{build, system, timed, tools};

/// Runs every test.
pub(crate) fn test(may_install: bool) -> anyhow::Result<()> {
    timed("packages", || system::ensure(may_install))?;
    let (axe, spec) = timed("test tools", || {
        Ok((tools::axe_core()?, tools::commonmark_spec()?))
    })?;
    timed("format", || {
        run(command("cargo").args(["fmt", "--all", "--check"]))
    })?;
    let program = build()?;
    timed("lints", || {
        run(command("cargo").args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ]))
    })?;
    let mut tests = command("cargo");
    tests.args(["test", "--workspace", "--no-fail-fast"]);
    tests
        .env("LEERKRING_PROGRAM", program)
        .env("LEERKRING_AXE", axe)
        .env("LEERKRING_COMMONMARK", spec);
    timed("tests", || run(&mut tests))
}
