//! A PostgreSQL of the tests' own: a new cluster in a folder, reached on this machine alone, gone with the tests.

use crate::process::{command, find, run};
use anyhow::{Context, bail};
use sha2::{Digest, Sha256};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io::Read};

/// Nothing here outlives the tests, so nothing waits for the disk.
const SETTINGS: &str = "\
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
";
/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// The folder of its programs: Debian keeps those of each version together, off PATH.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let newest = versions
        .filter_map(|version| {
            let version = version.ok()?;
            let number: u32 = version.file_name().to_str()?.parse().ok()?;
            Some((number, version.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .max();
    newest
        .map(|(_, folder)| folder)
        .or_else(|| Some(find("initdb")?.parent()?.to_owned()))
}

/// A running cluster, which ends when this is dropped.
pub(crate) struct Cluster {
    folder: PathBuf,
    server: Option<Child>,
    port: u16,
    password: String,
}

impl Cluster {
    /// Makes a cluster and waits until it answers.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let folder = folder()?;
        clear(&folder)?;
        fs::create_dir_all(&folder)?;
        let mut cluster = Self {
            folder,
            server: None,
            port: free_port()?,
            password: password()?,
        };
        cluster.initialise()?;
        let mut server = cluster.program("postgres")?;
        server.arg("-D").arg(cluster.data());
        server
            .args(["-p", &cluster.port.to_string()])
            .stdin(Stdio::null());
        let log = fs::File::create(cluster.folder.join("log"))?;
        server.stdout(log.try_clone()?).stderr(log);
        cluster.server = Some(server.spawn().context("PostgreSQL cannot be started")?);
        cluster.wait()?;
        Ok(cluster)
    }

    /// The address of its first database, for whoever may do everything in it.
    pub(crate) fn address(&self) -> String {
        let Self { port, password, .. } = self;
        format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres")
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn initialise(&self) -> anyhow::Result<()> {
        let secret = self.folder.join("password");
        fs::write(&secret, &self.password)?;
        if let Some((user, group)) = owner()? {
            chown(&self.folder, Some(user), Some(group))?;
            chown(&secret, Some(user), Some(group))?;
        }
        let mut initdb = self.program("initdb")?;
        initdb.args(["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8"]);
        initdb.args(["--locale=C.UTF-8", "--no-sync"]);
        initdb.arg(format!("--pwfile={}", secret.display()));
        initdb.arg("-D").arg(self.data()).stdout(Stdio::null());
        run(&mut initdb)?;
        fs::remove_file(secret)?;
        let file = self.data().join("postgresql.conf");
        let settings = fs::read_to_string(&file)? + SETTINGS;
        Ok(fs::write(file, settings)?)
    }

    /// One of its programs. PostgreSQL refuses to run as root, so root runs it as its own user; whoever dies without a
    /// word takes it along.
    fn program(&self, name: &str) -> anyhow::Result<Command> {
        let mut command = command("setpriv");
        command.args(["--pdeathsig", "INT"]);
        if let Some((user, group)) = owner()? {
            command.args(["--reuid", &user.to_string(), "--regid", &group.to_string()]);
            command.arg("--clear-groups");
        }
        let programs = programs().context("PostgreSQL is missing")?;
        command.arg(programs.join(name)).current_dir(&self.folder);
        Ok(command)
    }

    fn wait(&mut self) -> anyhow::Result<()> {
        let start = Instant::now();
        loop {
            let mut ready = self.program("pg_isready")?;
            ready.args(["--quiet", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
            if ready.status()?.success() {
                return Ok(());
            }
            let has_ended = match &mut self.server {
                Some(server) => server.try_wait()?.is_some(),
                None => true,
            };
            if has_ended || start.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("PostgreSQL does not start:\n{log}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            stop(&self.folder);
            let _ = server.kill();
            let _ = server.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Where the cluster stands: below the artefacts, or where its user cannot go there, in that user's own folder.
fn folder() -> anyhow::Result<PathBuf> {
    let target = crate::target();
    fs::create_dir_all(&target)?;
    let target = target.canonicalize()?;
    let Some((user, group)) = owner()? else {
        return Ok(target.join("postgres"));
    };
    let mut reaches = Command::new("setpriv");
    reaches.args(["--reuid", &user.to_string(), "--regid", &group.to_string()]);
    reaches.args(["--clear-groups", "test", "-x"]).arg(&target);
    Ok(if reaches.status()?.success() {
        target.join("postgres")
    } else {
        // Two clones do not meet.
        let clone = Sha256::digest(target.as_os_str().as_encoded_bytes());
        let clone: String = clone.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Path::new("/var/lib/postgresql").join(format!("leerkring-tests-{clone}"))
    })
}

/// Ends and removes what an earlier run left.
fn clear(folder: &Path) -> anyhow::Result<()> {
    if folder.join("data/postmaster.pid").is_file() {
        stop(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

fn stop(folder: &Path) {
    // `pg_ctl` refuses to run as root too; the first line of this file is the number of the server's process.
    let file = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
    let Some(number) = file.lines().next().filter(|line| line.parse::<u32>().is_ok()) else {
        return;
    };
    let runs = format!("/proc/{number}/cwd");
    // The number may be another program's by now; the server stands in its folder of data.
    let is_server = || fs::read_link(&runs).is_ok_and(|place| place == folder.join("data"));
    if !is_server() {
        return;
    }
    // An immediate end: what it would save is thrown away.
    let _ = Command::new("kill").args(["-QUIT", number]).status();
    let start = Instant::now();
    while is_server() && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Whose the cluster has to be, where that is somebody else: the user `postgres`, where root runs the tests.
fn owner() -> anyhow::Result<Option<(u32, u32)>> {
    if fs::metadata("/proc/self")?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let postgres = users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let is_postgres = fields.next()? == "postgres";
        let (user, group) = (fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?);
        is_postgres.then_some((user, group))
    });
    postgres
        .map(Some)
        .context("PostgreSQL does not run as root, and there is no user `postgres`")
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn password() -> anyhow::Result<String> {
    let mut bytes = [0; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
