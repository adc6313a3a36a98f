//! The `leerkring` program, run as its users run it.

use anyhow::{Context, ensure};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The program, in a folder.
pub fn leerkring(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(crate::given("LEERKRING_PROGRAM"));
    command.args(arguments).current_dir(folder).env("NO_COLOR", "1");
    command
}

/// Runs the program to its end.
pub fn run(folder: &Path, arguments: &[&str]) -> anyhow::Result<Output> {
    leerkring(folder, arguments)
        .output()
        .context("leerkring cannot be started")
}

/// Runs the program to a good end; what it said otherwise.
pub fn succeed(folder: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let output = run(folder, arguments)?;
    ensure!(
        output.status.success(),
        "leerkring {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// The content that ships, as it stands in the repository.
pub fn shipped() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// A server that ends with the test.
pub struct Server {
    child: Child,
    /// Address of the site, with a slash at the end.
    pub address: String,
}

impl Server {
    /// Serves a folder, or what shipped, on a free port; returns when it listens.
    pub fn start(content: Option<&Path>) -> anyhow::Result<Self> {
        let mut command = leerkring(Path::new("/"), &["serve", "--listen", "127.0.0.1:0"]);
        command.args(content).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().context("leerkring cannot be started")?;
        let mut lines = BufReader::new(child.stdout.take().context("no standard output")?).lines();
        let address = lines
            .find_map(|line| line.ok()?.strip_prefix("serving ").map(str::to_owned))
            .context("leerkring ended before it served")?;
        Ok(Self { child, address })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
