//! A small site on which people talk, and the program that serves it: `store` is its database, `writing` how people post,
//! `syscalls` what the program asked of the system.

pub mod store;
pub mod syscalls;
pub mod writing;

use crate::connection::{Connection, Request};
use crate::given;
use anyhow::Context;
use fastrand::Rng;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use store::Store;
use tempfile::TempDir;
use uuid::Uuid;

/// The lesson they talk about.
pub const LESSON: &str = "c/one";

/// A site with threads on, and an empty folder for the database.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// A site of one lesson.
    pub fn new() -> anyhow::Result<Self> {
        let folder = TempDir::new()?;
        let course = folder.path().join("site/courses/c");
        std::fs::create_dir_all(&course)?;
        std::fs::create_dir(folder.path().join("data"))?;
        std::fs::write(
            folder.path().join("site/site.toml"),
            "id = \"talking\"\nname = \"Test\"\naddress = \"https://test.example/\"\nlanguages = [\"en\"]\n\
             authors = [\"A\"]\n\n[features]\nthreads = true\n",
        )?;
        std::fs::write(
            course.join("course.en.md"),
            "---\ntitle: Course\nsummary: S.\nkind: guide\n---\n\nIntro.\n\n## First {#first}\n\n- [One](one.en.md)\n",
        )?;
        std::fs::write(
            course.join("one.en.md"),
            "---\ntitle: One\nsummary: S.\n---\n\nText.\n",
        )?;
        Ok(Self { folder })
    }

    /// A file or folder of this test's own.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the database.
    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.data().join("leerkring.db")
    }

    /// Serves the site; returns when it listens.
    pub fn serve(&self) -> anyhow::Result<Running> {
        self.serve_by(Command::new(given("LEERKRING_PROGRAM")))
    }

    /// Serves the site by a program that becomes the one it is given, with more around it.
    pub fn serve_within(&self, outer: &str, arguments: &[&str]) -> anyhow::Result<Running> {
        let mut command = Command::new(outer);
        command.args(arguments).arg(given("LEERKRING_PROGRAM"));
        self.serve_by(command)
    }

    /// Fills the database of the program that serves the site with so many people and threads, each of so many posts; the
    /// answer is the tokens of the ones and the ids of the others.
    pub async fn fill(
        &self,
        running: &Running,
        people: usize,
        threads: (usize, usize),
        chance: &mut Rng,
    ) -> anyhow::Result<(Vec<String>, Vec<Uuid>)> {
        // Once it answers, the tables are there.
        let mut connection = Connection::open(&running.host).await?;
        connection.send(&Request::get("/api/v1/openapi.json")).await?;
        let mut store = Store::open(&self.database()).await?;
        let people = store.people(people, chance).await?;
        let threads = store.threads(LESSON, threads, chance).await?;
        store.close().await?;
        Ok((people, threads))
    }

    fn serve_by(&self, mut command: Command) -> anyhow::Result<Running> {
        command
            .arg("serve")
            .arg(self.path("site"))
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(self.data())
            // What is measured and tried here is not how often one may.
            .env("LEERKRING_DISCUSSION_LIMITS", "off")
            .env("LEERKRING_DISCUSSION_PROOF", "never");
        Running::start(command.current_dir(self.folder.path()))
    }
}

/// A program that serves, and ends with the test.
pub struct Running {
    child: Child,
    /// Its `host:port`.
    pub host: String,
}

impl Running {
    /// Starts a program that prints where it serves, as `leerkring serve` does.
    pub fn start(command: &mut Command) -> anyhow::Result<Self> {
        command.env_remove("LEERKRING_DATABASE_URL");
        // All come from one address here; what is limited by address is told apart by what a proxy would say.
        command.env("LEERKRING_SERVER_TRUSTED_PROXIES", "127.0.0.1");
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut running = Self {
            child: child.with_context(|| format!("{} cannot be started", command.get_program().display()))?,
            host: String::new(),
        };
        let output = running.child.stdout.take().context("no standard output")?;
        let served = BufReader::new(output)
            .lines()
            .find_map(|line| line.ok()?.strip_prefix("serving http://").map(str::to_owned));
        let served = served.context("the program ended before it served")?;
        served.trim_end_matches('/').clone_into(&mut running.host);
        Ok(running)
    }

    /// A file or folder as the program sees it, which may have mounted something there.
    pub fn sees(&self, path: &Path) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.child.id()));
        root.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends it at once, as a power cut would (`SIGKILL`).
    pub fn kill(self) {}
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
