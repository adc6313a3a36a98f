//! `/health` and `/metrics`: for those who watch over the program, beside the site and outside of its base.

use super::metrics::{CONTENT, Metrics};
use super::problem::problem;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, FORWARDED};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use leerkring_api::Database;
use leerkring_api::Network;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::timeout;

/// A database that takes longer does not answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is watched, and by whom it may be.
#[derive(Clone)]
pub struct Watched {
    /// Where the site has threads.
    pub database: Option<Database>,
    /// What is counted, where it is shown.
    pub metrics: Option<Metrics>,
    /// Who may look.
    pub peers: Vec<Network>,
}

/// The routes.
pub fn routes(watched: Watched) -> Router {
    let mut routes = Router::new().route("/health", get(health));
    if watched.metrics.is_some() {
        routes = routes.route("/metrics", get(metrics));
    }
    routes
        .layer(from_fn_with_state(watched.clone(), admit))
        .with_state(watched)
}

/// For all others these addresses are not there.
async fn admit(
    State(watched): State<Watched>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let is_allowed = watched.peers.iter().any(|network| network.holds(peer.ip()));
    if is_allowed && !came_through_proxy(request.headers()) {
        next.run(request).await
    } else {
        leerkring_api::missing()
    }
}

/// A proxy on this machine is a peer too, but asks for somebody else.
fn came_through_proxy(headers: &HeaderMap) -> bool {
    headers.contains_key(FORWARDED) || headers.contains_key("x-forwarded-for")
}

async fn health(State(watched): State<Watched>) -> Response {
    let answers = match &watched.database {
        Some(database) => matches!(timeout(PATIENCE, database.answers()).await, Ok(Ok(()))),
        None => true,
    };
    if answers {
        let fine = Json(serde_json::json!({"status": "ok"}));
        ([(CACHE_CONTROL, "no-store")], fine).into_response()
    } else {
        problem(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
    }
}

async fn metrics(State(watched): State<Watched>) -> Response {
    let text = watched.metrics.map(|metrics| metrics.text());
    let headers = [(CONTENT_TYPE, CONTENT), (CACHE_CONTROL, "no-store")];
    (headers, text.unwrap_or_default()).into_response()
}
