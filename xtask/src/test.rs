//! Every test: form, lints, native tests, then real browsers on the program that ships.

use crate::postgres::Cluster;
use crate::process::{command, run};
use crate::{build, system, timed, tools};

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
    let program = build()?;
    timed("lints", || {
        let mut clippy = command("cargo");
        clippy.args(["clippy", "--workspace", "--all-targets", "--quiet"]);
        run(clippy.args(["--", "--deny", "warnings"]))
    })?;
    let cluster = timed("PostgreSQL", Cluster::start)?;
    let mut tests = command("cargo");
    tests.args(["test", "--workspace", "--no-fail-fast"]);
    tests.env("LEERKRING_PROGRAM", program);
    tests.env("LEERKRING_AXE", axe);
    tests.env("LEERKRING_COMMONMARK", spec);
    tests.env("LEERKRING_GECKODRIVER", geckodriver);
    tests.env("LEERKRING_SCHEMATHESIS", schemathesis);
    tests.env("LEERKRING_TEST_POSTGRES", cluster.address());
    // Two browsers at a time: more only make each other wait on two cores.
    tests.args(["--", "--test-threads=2"]);
    timed("tests", || run(&mut tests))
}
