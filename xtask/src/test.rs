//! Every test: form, lints, native tests, then real browsers on the program with app and content inside.

use crate::postgres::Cluster;
use crate::process::{command, run};
use crate::{build_app, system, target, timed, tools};

/// Runs every test.
pub(crate) fn test(may_install: bool) -> anyhow::Result<()> {
    timed("packages", || system::ensure(may_install))?;
    let (axe, spec, geckodriver, schemathesis) = timed("test tools", || {
        Ok((
            tools::axe_core()?,
            tools::commonmark_spec()?,
            tools::geckodriver()?,
            tools::schemathesis()?,
        ))
    })?;
    timed("format", || {
        run(command("cargo").args(["fmt", "--all", "--check"]))
    })?;
    build_app()?;
    timed("lints", || {
        let mut clippy = command("cargo");
        clippy.args(["clippy", "--workspace", "--all-targets", "--quiet"]);
        run(clippy.args(["--", "--deny", "warnings"]))
    })?;
    let cluster = timed("PostgreSQL", Cluster::start)?;
    let mut tests = command("cargo");
    tests.args(["test", "--workspace", "--no-fail-fast"]);
    // Of the profile that all tests have: one more for the program alone would compile every library again.
    tests.env("LEERKRING_PROGRAM", target().join("debug/leerkring"));
    tests.env("LEERKRING_AXE", axe);
    tests.env("LEERKRING_COMMONMARK", spec);
    tests.env("LEERKRING_GECKODRIVER", geckodriver);
    tests.env("LEERKRING_SCHEMATHESIS", schemathesis);
    tests.env("LEERKRING_TEST_POSTGRES", cluster.address());
    // Two browsers at a time: more only make each other wait on two cores.
    tests.args(["--", "--test-threads=2"]);
    timed("tests", || run(&mut tests))
}
