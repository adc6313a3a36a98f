//! Real browsers over WebDriver.

use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, DesiredCapabilities};

/// A driver process that ends with the test.
pub struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    fn start(command: &mut Command, port: u16) -> anyhow::Result<Self> {
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.with_context(|| format!("{:?} cannot be started", command.get_program()))?;
        let driver = Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
        };
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if start.elapsed() > Duration::from_secs(30) {
                bail!("{:?} does not listen", command.get_program());
            }
            std::thread::yield_now();
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// How a browser is set up.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Width and height of the window's content in CSS pixels.
    pub size: (u32, u32),
    /// Whether scripts run.
    pub scripts: bool,
    /// Whether the site may store anything.
    pub storage: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            size: (1280, 900),
            scripts: true,
            storage: true,
        }
    }
}

/// A browser that ends with the test. The profile is removed last.
pub struct Browser {
    /// The session.
    pub web: WebDriver,
    driver: Driver,
    profile: Option<TempDir>,
}

impl Browser {
    /// Chromium with a profile of its own.
    pub async fn chromium(setup: &Setup) -> anyhow::Result<Self> {
        Self::chromium_in(TempDir::new()?, setup).await
    }

    /// Chromium with a profile that was used before.
    pub async fn chromium_in(profile: TempDir, setup: &Setup) -> anyhow::Result<Self> {
        let port = free_port()?;
        let driver = Driver::start(Command::new("chromedriver").arg(format!("--port={port}")), port)?;
        let mut capabilities = DesiredCapabilities::chrome();
        capabilities.add_arg("--headless=new")?;
        capabilities.add_arg("--no-sandbox")?;
        capabilities.add_arg("--disable-gpu")?;
        capabilities.add_arg("--disable-dev-shm-usage")?;
        capabilities.add_arg("--disable-background-networking")?;
        capabilities.add_arg("--disable-component-update")?;
        capabilities.add_arg("--no-first-run")?;
        capabilities.add_arg("--disable-sync")?;
        capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        capabilities.set("goog:loggingPrefs", json!({"browser": "ALL"}))?;
        let refused = |allowed: bool| if allowed { 1 } else { 2 };
        capabilities.add_experimental_option(
            "prefs",
            json!({"profile": {"default_content_setting_values": {
                "javascript": refused(setup.scripts),
                "cookies": refused(setup.storage),
            }}, "intl": {"accept_languages": "en"}}),
        )?;
        let web = WebDriver::new(&driver.address, capabilities).await?;
        let browser = Self {
            web,
            driver,
            profile: Some(profile),
        };
        browser.resize(setup.size).await?;
        Ok(browser)
    }

    /// Firefox, without a screen.
    pub async fn firefox() -> anyhow::Result<Self> {
        let (port, profile) = (free_port()?, TempDir::new()?);
        let mut command = Command::new(crate::given("LEERKRING_GECKODRIVER"));
        // Firefox refuses to run as root in the home of somebody else.
        command
            .arg(format!("--port={port}"))
            .env("HOME", profile.path())
            .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
        let driver = Driver::start(&mut command, port)?;
        let mut capabilities = DesiredCapabilities::firefox();
        capabilities.set(
            "moz:firefoxOptions",
            json!({"args": ["-headless"], "binary": "/usr/bin/firefox-esr"}),
        )?;
        let web = WebDriver::new(&driver.address, capabilities).await?;
        Ok(Self {
            web,
            driver,
            profile: Some(profile),
        })
    }

    /// WebKitGTK, in a virtual screen, as Debian packages it.
    pub async fn webkit() -> anyhow::Result<Self> {
        let port = free_port()?;
        let mut command = Command::new("dbus-run-session");
        command.args([
            "--",
            "xvfb-run",
            "--auto-servernum",
            "WebKitWebDriver",
            &format!("--port={port}"),
        ]);
        command
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        let driver = Driver::start(&mut command, port)?;
        let mut capabilities = Capabilities::new();
        capabilities.set("browserName", "MiniBrowser")?;
        capabilities.set(
            "webkitgtk:browserOptions",
            json!({"binary": minibrowser()?, "args": ["--automation"]}),
        )?;
        let web = WebDriver::new(&driver.address, capabilities).await?;
        Ok(Self {
            web,
            driver,
            profile: None,
        })
    }

    /// Gives the page that many CSS pixels, whatever the window's least width is.
    pub async fn resize(&self, (width, height): (u32, u32)) -> anyhow::Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Chooses light or dark, as the device would.
    pub async fn prefer(&self, scheme: &str) -> anyhow::Result<()> {
        // Without motion, so that no colour is measured half way.
        let features = json!({"features": [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]});
        self.cdp("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// The process above all of the browser's.
    pub fn process(&self) -> u32 {
        self.driver.child.id()
    }

    /// A command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> anyhow::Result<Value> {
        Ok(self.web.cdp().send_raw(command, parameters).await?)
    }

    /// Kills every process of the browser at once, as a power cut would, and gives back its profile.
    pub fn kill(mut self) -> anyhow::Result<TempDir> {
        let profile = self.profile.take().context("this browser has no profile")?;
        let mark = format!("--user-data-dir={}", profile.path().display());
        let killed = Command::new("pkill")
            .args(["-KILL", "-f", "--", &mark])
            .status()?;
        anyhow::ensure!(killed.success(), "no process of the browser was found");
        // What the dead browser locked, the next one may take.
        for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
            let _ = std::fs::remove_file(profile.path().join(lock));
        }
        Ok(profile)
    }

    /// Ends the browser and gives back its profile, to come back tomorrow.
    pub async fn leave(mut self) -> anyhow::Result<TempDir> {
        self.web.clone().quit().await?;
        self.profile.take().context("this browser has no profile")
    }
}

fn minibrowser() -> anyhow::Result<String> {
    let triple = format!("{}-linux-gnu", std::env::consts::ARCH);
    let places =
        ["4.1", "4.0", "6.0"].map(|version| format!("/usr/lib/{triple}/webkit2gtk-{version}/MiniBrowser"));
    let others = [format!("/usr/lib/{triple}/webkitgtk-6.0/MiniBrowser")];
    places
        .into_iter()
        .chain(others)
        .find(|path| std::path::Path::new(path).is_file())
        .context("no MiniBrowser of WebKitGTK")
}
