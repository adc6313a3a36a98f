//! HTTP: files with validators and security headers, redirects, live reload.

use super::reload::{Current, EVENTS, Revision, SCRIPT, SCRIPT_TEXT};
use crate::content::Files;
use crate::publish::{App, Freshness, Output, Publication, digest, policy};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, ACCEPT_LANGUAGE, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use leerkring_core::Lang;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::watch;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;
use tower_http::services::ServeFile;

/// Where programs ask, below the base.
const API: &str = "api/";

/// What is served, and who is told when it changes; nothing is told once the program ends.
#[derive(Clone)]
pub struct Served {
    /// The site as it stands now.
    pub current: Current,
    /// Tells open pages of it.
    pub told: watch::Sender<Option<Revision>>,
    /// Who may show the site in a frame, as the Content-Security-Policy says it.
    pub framers: Arc<str>,
}

/// The routes of the site itself: all that no other router takes.
pub fn routes(served: Served) -> Router {
    Router::new().fallback(answer).with_state(served)
}

async fn answer(State(served): State<Served>, request: Request) -> Response {
    let Ok(site) = served.current.read().map(|site| Arc::clone(&site)) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let path = request.uri().path().to_owned();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let refused = match site.base.strip(&path) {
            Some(below) if below.starts_with(API) && site.file(below).is_none() => nothing(),
            _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
        };
        return secured(&served, &site, refused);
    }
    let Some(below) = site.base.strip(&path) else {
        return secured(
            &served,
            &site,
            found_at(StatusCode::TEMPORARY_REDIRECT, site.base.as_str()),
        );
    };
    let response = match below {
        EVENTS => events(&served),
        SCRIPT => (
            [
                (CONTENT_TYPE, "text/javascript; charset=utf-8"),
                (CACHE_CONTROL, "no-cache"),
            ],
            SCRIPT_TEXT,
        )
            .into_response(),
        "" => found_at(
            StatusCode::FOUND,
            &site.base.at(&format!("{}/", preferred(&site, request.headers()))),
        ),
        _ => match site.moved(below) {
            Some(to) => found_at(StatusCode::PERMANENT_REDIRECT, &to),
            None => file(&site, below, request).await,
        },
    };
    secured(&served, &site, response)
}

async fn file(site: &Arc<Publication>, path: &str, request: Request) -> Response {
    // Recordings are sought in, which takes ranges; the library knows how.
    if let (Some(media), Files::Folder(root)) = (path.strip_prefix("media/"), &site.content.files)
        && site.content.media.contains(media)
    {
        return match ServeFile::new(root.join(media)).try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
    }
    let headers = request.headers().clone();
    let (of, wanted) = (Arc::clone(site), path.to_owned());
    // Writing a page is work for a processor, not for the network.
    let made = tokio::task::spawn_blocking(move || of.file(&wanted))
        .await
        .ok()
        .flatten();
    match made {
        Some(output) => send(path, output, &headers),
        None if !path.ends_with('/') && site.file(&format!("{path}/")).is_some() => {
            found_at(StatusCode::PERMANENT_REDIRECT, &site.base.at(&format!("{path}/")))
        }
        None if path.starts_with(API) => nothing(),
        None => not_found(site, path),
    }
}

/// What is not there for a program.
fn nothing() -> Response {
    leerkring_api::missing()
}

fn send(path: &str, output: Output, headers: &HeaderMap) -> Response {
    let etag = format!("\"{}\"", digest(&output.body).get(..24).unwrap_or_default());
    let cache = match output.freshness {
        Freshness::Forever => "public, max-age=31536000, immutable",
        Freshness::AskAgain => "no-cache",
    };
    let common = [
        (ETAG, etag.clone()),
        (CACHE_CONTROL, cache.to_owned()),
        (CONTENT_TYPE, output.mime.to_owned()),
    ];
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| {
        known
            .split(',')
            .any(|one| one.trim().trim_start_matches("W/") == etag)
    }) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let accepts_brotli = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|all| all.contains("br"));
    match accepts_brotli.then(|| App::file(&format!("{path}.br"))).flatten() {
        Some(small) => (
            common,
            [(CONTENT_ENCODING, "br"), (VARY, "accept-encoding")],
            small,
        )
            .into_response(),
        None => (common, output.body).into_response(),
    }
}

fn not_found(site: &Publication, path: &str) -> Response {
    let first = site
        .content
        .site
        .languages
        .first()
        .map(|language| language.id.clone());
    let asked = path.split('/').next().and_then(|lang| lang.parse::<Lang>().ok());
    let lang = asked
        .filter(|lang| site.content.catalogues.contains_key(lang))
        .or(first);
    let page = lang.and_then(|lang| site.missing(&lang)).unwrap_or_default();
    (
        StatusCode::NOT_FOUND,
        [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CACHE_CONTROL, "no-cache"),
        ],
        page,
    )
        .into_response()
}

fn found_at(status: StatusCode, to: &str) -> Response {
    (
        status,
        [
            (LOCATION, to.to_owned()),
            (CACHE_CONTROL, "no-cache".to_owned()),
            (VARY, "accept-language".to_owned()),
        ],
    )
        .into_response()
}

/// The language of the site that a browser likes best (RFC 9110, section 12.5.4).
fn preferred(site: &Publication, headers: &HeaderMap) -> String {
    let wanted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut ranked: Vec<(f32, String)> = wanted
        .split(',')
        .filter_map(|part| {
            let (tag, quality) = part.split_once(";q=").unwrap_or((part, "1"));
            Some((quality.trim().parse().ok()?, tag.trim().to_ascii_lowercase()))
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let known = |tag: &str| {
        site.content
            .site
            .languages
            .iter()
            .find(|l| l.id.as_str() == tag)
            .map(|l| l.id.to_string())
    };
    let found = ranked
        .iter()
        .find_map(|(_, tag)| known(tag).or_else(|| known(tag.split('-').next()?)));
    let first = site
        .content
        .site
        .languages
        .first()
        .map(|language| language.id.to_string());
    found.or(first).unwrap_or_default()
}

fn events(served: &Served) -> Response {
    let stream = WatchStream::new(served.told.subscribe());
    let stream = stream.map_while(|told| {
        let Revision(revision) = told?;
        let event = Event::default().event("compiled").data(revision.to_string());
        Some(Ok::<_, Infallible>(event))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

fn secured(served: &Served, site: &Publication, mut response: Response) -> Response {
    let policy = format!(
        "{}; frame-ancestors {}",
        policy(&site.content.site),
        served.framers
    );
    let headers: [(HeaderName, String); 5] = [
        // Everything here is public and the same for all; a frame without an origin of its own needs it to start the app.
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
        (CONTENT_SECURITY_POLICY, policy),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (REFERRER_POLICY, "same-origin".to_owned()),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin".to_owned(),
        ),
    ];
    for (name, value) in headers {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
