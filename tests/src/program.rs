//! The `leerkring` program, run as its users run it.

use anyhow::{Context, ensure};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

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
    /// Where its database stands.
    data: TempDir,
}

impl Server {
    /// Serves a folder, or what shipped, on a free port; returns when it listens.
    pub fn start(content: Option<&Path>) -> anyhow::Result<Self> {
        Self::with(content, &[])
    }

    /// The same, with settings of its own in the environment.
    pub fn with(content: Option<&Path>, settings: &[(&str, &str)]) -> anyhow::Result<Self> {
        let data = TempDir::new()?;
        let (child, address) = listening(content, "127.0.0.1:0", data.path(), settings)?;
        Ok(Self { child, address, data })
    }

    /// Where its database stands.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Stops answering, as if the machine were away.
    pub fn stop(&mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Answers again, at the same address and with the same database.
    pub fn answer_again(&mut self, content: Option<&Path>) -> anyhow::Result<()> {
        let place = self.address.trim_start_matches("http://");
        let place = place.split('/').next().unwrap_or_default().to_owned();
        (self.child, self.address) = listening(content, &place, self.data.path(), &[])?;
        Ok(())
    }
}

fn listening(
    content: Option<&Path>,
    place: &str,
    data: &Path,
    settings: &[(&str, &str)],
) -> anyhow::Result<(Child, String)> {
    let mut command = leerkring(Path::new("/"), &["serve", "--listen", place]);
    command.arg("--data").arg(data).args(content);
    command.envs(settings.iter().copied());
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().context("leerkring cannot be started")?;
    let mut lines = BufReader::new(child.stdout.take().context("no standard output")?).lines();
    let address = lines
        .find_map(|line| line.ok()?.strip_prefix("serving ").map(str::to_owned))
        .context("leerkring ended before it served")?;
    Ok((child, address))
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
