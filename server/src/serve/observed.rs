//! Every request counted, and those to the API logged, by the pattern of the route: never by path, query, header or body.

use super::metrics::Metrics;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tokio_stream::StreamExt;

/// What is counted, and where the API begins.
#[derive(Clone)]
pub struct Observer {
    /// Where it is counted.
    pub metrics: Metrics,
    /// The path of the API, with a slash at the end.
    pub api: String,
}

/// How a request to anything but a route is named.
const FILE: &str = "file";
/// How a request to nothing of the API is named.
const UNKNOWN: &str = "unknown";

/// Observes one request.
pub async fn observe(State(observer): State<Observer>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = method(request.method());
    let pattern = request.extensions().get::<MatchedPath>().cloned();
    let is_api = request.uri().path().starts_with(&observer.api);
    let response = next.run(request).await;
    let status = response.status();
    let route = match &pattern {
        Some(pattern) => pattern.as_str(),
        None if is_api && status.is_client_error() => UNKNOWN,
        None => FILE,
    };
    let took = began.elapsed();
    observer.metrics.answered(route, method, status.as_u16(), took);
    if is_api && route != FILE {
        let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(method, route, status = status.as_u16(), milliseconds, "answered");
    }
    counted(&observer.metrics, response)
}

/// A method by its name, if it is one that everybody knows: callers can make up others.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// An event stream counts as open until its body is dropped.
fn counted(metrics: &Metrics, response: Response) -> Response {
    let kind = response.headers().get(CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream")) {
        return response;
    }
    let open = metrics.stream();
    response.map(|body| {
        Body::from_stream(body.into_data_stream().map(move |part| {
            let _ = &open;
            part
        }))
    })
}
