//! From a folder to a server that listens, and to its end in order.

use super::discussion;
use super::http::{self, Served};
use super::log;
use super::metrics::Metrics;
use super::observed::{Observer, observe};
use super::reload::{Current, Revision, publish, watch_folder};
use super::watched::{Watched, routes};
use crate::content::{Files, Mode};
use crate::settings::Settings;
use anyhow::Context;
use axum::Router;
use axum::middleware::from_fn_with_state;
use leerkring_api::{Api, router};
use std::net::SocketAddr;
use std::sync::{Arc, RwLock};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

/// How long requests that began may take once the program is asked to end.
const GRACE: Duration = Duration::from_secs(20);

const HOUR: Duration = Duration::from_secs(60 * 60);

/// How to serve.
pub struct Serve {
    /// The content.
    pub files: Files,
    /// How to compile it.
    pub mode: Mode,
    /// How the program is set up.
    pub settings: Settings,
}

/// Serves until the program is asked to end, and lets requests that began end too.
///
/// # Errors
/// Where there is no site, or the address cannot be listened on.
pub async fn serve(how: Serve) -> anyhow::Result<()> {
    log::begin(&how.settings);
    let Serve {
        files,
        mode,
        settings,
    } = how;
    let folder = match &files {
        Files::Folder(root) => Some(root.clone()),
        Files::Shipped => None,
    };
    let revision = Revision::now();
    let publication = publish(&files, &mode, folder.as_ref().map(|_| revision))?;
    let has_threads = publication.content.site.features.threads;
    let current: Current = Arc::new(RwLock::new(Arc::new(publication)));
    let (told, _) = watch::channel(Some(revision));
    let watcher = match folder {
        Some(root) => Some(watch_folder(
            &root,
            files,
            mode.clone(),
            Arc::clone(&current),
            told.clone(),
        )?),
        None => None,
    };
    let api = match has_threads {
        true => Some(discussion::open(&settings, Arc::clone(&current)).await?),
        false => None,
    };
    let forgetting = api.clone().map(|api| tokio::spawn(forget_hourly(api)));
    let asked_to_end = asked_to_end()?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("cannot listen on {}", settings.listen))?;
    println!("serving http://{}{}", listener.local_addr()?, mode.base.as_str());
    let served = Served {
        current,
        told: told.clone(),
        framers: framers(&settings).into(),
    };
    let app = app(served, &mode, &settings, api.clone());
    until_ended(listener, app, asked_to_end, || {
        // Nobody waits for an answer of these; they would never end by themselves.
        told.send_replace(None);
        if let Some(api) = &api {
            api.end_streams();
        }
    })
    .await?;
    drop(watcher);
    if let Some(forgetting) = forgetting {
        forgetting.abort();
    }
    if let Some(api) = api {
        api.database.close().await.context("closing the database")?;
    }
    Ok(())
}

/// Forgets what limits counted once it is over, also where nobody tries anything.
async fn forget_hourly(api: Api) {
    let mut hours = tokio::time::interval(HOUR);
    loop {
        hours.tick().await;
        api.forget().await;
    }
}

/// The site itself and its partners.
fn framers(settings: &Settings) -> String {
    let partners = settings.partners.iter().map(|partner| format!(" {partner}"));
    format!("'self'{}", partners.collect::<String>())
}

fn app(served: Served, mode: &Mode, settings: &Settings, api: Option<Api>) -> Router {
    let metrics = Metrics::new();
    let watched = Watched {
        database: api.as_ref().map(|api| api.database.clone()),
        metrics: settings.metrics.then(|| metrics.clone()),
        peers: settings.metrics_peers.clone(),
    };
    let observer = Observer {
        metrics,
        api: mode.base.at("api/v1/"),
    };
    let mut app = http::routes(served);
    if let Some(api) = api {
        // The files of the reading API stand beside these routes and are answered like all files.
        app = app.nest(&mode.base.at("api/v1"), router(api));
    }
    app.merge(routes(watched))
        .layer(from_fn_with_state(observer, observe))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(5)))
}

/// Serves until the program is asked to end; then takes nobody new, ends streams, and waits for the others.
async fn until_ended(
    listener: TcpListener,
    app: Router,
    asked_to_end: impl Future<Output = std::io::Result<()>>,
    end_streams: impl FnOnce(),
) -> anyhow::Result<()> {
    let (stop, mut stopped) = watch::channel(());
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
        // Whether it is said or the speaker is gone: it is over.
        let _ = stopped.changed().await;
    });
    let mut serving = tokio::spawn(serving.into_future());
    tokio::select! {
        ended = &mut serving => return Ok(ended??),
        asked = asked_to_end => asked?,
    }
    tracing::info!("ending");
    stop.send_replace(());
    end_streams();
    match tokio::time::timeout(GRACE, &mut serving).await {
        Ok(ended) => Ok(ended??),
        Err(_) => {
            tracing::warn!("some requests did not end in time");
            serving.abort();
            Ok(())
        }
    }
}

/// Comes when the program is asked to end, by a key or by the system; heard from now on, not only when it is waited for.
#[cfg(unix)]
fn asked_to_end() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut pressed, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = pressed.recv() => Ok(()),
            _ = terminate.recv() => Ok(()),
        }
    })
}

/// Comes when the program is asked to end by a key.
#[cfg(not(unix))]
fn asked_to_end() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    Ok(tokio::signal::ctrl_c())
}
