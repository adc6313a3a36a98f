//! The routes of the dynamic API, below `/api/v1/`.

mod answer;
mod body;
mod caller;
mod headers;
mod kept;
mod problem;
mod query;
mod security;

pub(crate) use answer::{Found, Made, created, found};
pub(crate) use body::Body;
pub use headers::missing;
pub(crate) use problem::{Problem, said};
pub(crate) use query::{MOST_IDS, PathId, Query, ids};

use crate::database::Database;
use crate::guard::proof;
use crate::live::Bus;
use crate::moderation::{acts, audit, queue, reports, sign_in, undo};
use crate::rules::Rules;
use crate::surroundings::{Clock, Site};
use crate::{feeds, live, people, polls, posts, threads};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use kept::Kept;
use security::Tokens;
use std::fmt::{self, Debug};
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::{Builder, Uuid};

/// What every route may ask for.
#[derive(Clone)]
pub struct Api {
    /// Where everything is kept.
    pub database: Database,
    /// Tells the time.
    pub clock: Clock,
    /// What the site decided.
    pub rules: Arc<Rules>,
    /// What the site holds.
    pub site: Arc<dyn Site>,
    /// Tells streams what happens.
    pub live: Bus,
    kept: Kept,
}

impl Api {
    /// All that, and begins to read what happens. Needs a Tokio runtime around it.
    pub fn new(database: Database, clock: Clock, rules: Rules, site: Arc<dyn Site>) -> Self {
        let live = Bus::open(&database, &clock);
        Self {
            database,
            clock,
            rules: Arc::new(rules),
            site,
            live,
            kept: Kept::default(),
        }
    }

    /// Ends all event streams, which do not end by themselves, and refuses new ones. Who reads them goes on elsewhere.
    pub fn end_streams(&self) {
        self.live.end();
    }
}

impl Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api")
            .field("rules", &self.rules)
            .finish_non_exhaustive()
    }
}

#[derive(OpenApi)]
#[openapi(info(
    title = "Leerkring",
    description = "Threads, posts, moderation and polls of a Leerkring site."
), servers((url = ".", description = "Where this document stands.")), modifiers(&Tokens))]
struct Document;

fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(people::create::create))
        .routes(routes!(people::read::read, people::erase::erase))
        .routes(routes!(people::export::export))
        .routes(routes!(threads::read::read))
        .routes(routes!(threads::answer::answer))
        .routes(routes!(posts::edit::edit, posts::delete::delete))
        .routes(routes!(posts::versions::list))
        .routes(routes!(posts::helpful::mark))
        .routes(routes!(polls::create))
        .routes(routes!(reports::create))
        .routes(routes!(queue::list))
        .routes(routes!(audit::list, acts::create))
        .routes(routes!(undo::undo))
        .routes(routes!(sign_in::sign_in))
        .routes(routes!(live::stream))
        .routes(routes!(feeds::course))
        .routes(routes!(feeds::thread))
        .routes(routes!(proof::create))
        .routes(routes!(posts::read::read))
}

/// The routes that most pages ask.
fn lists() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(threads::list::list, threads::create::create))
        .routes(routes!(posts::list::list, posts::create::create))
}

/// Describes all routes (OpenAPI 3.1).
pub fn openapi() -> utoipa::openapi::OpenApi {
    routes().merge(lists()).split_for_parts().1
}

/// All routes. What none of them takes is left to the router they are nested in.
pub fn router(api: Api) -> Router {
    let lists = lists().layer(from_fn_with_state(api.clone(), kept::answer));
    let (router, document) = routes().merge(lists).split_for_parts();
    let document = document.to_json().unwrap_or_default();
    router
        .route(
            "/openapi.json",
            get(async move || {
                (
                    [(axum::http::header::CONTENT_TYPE, "application/json")],
                    document.clone(),
                )
            }),
        )
        .method_not_allowed_fallback(async || Problem::wrong_method())
        .layer(from_fn_with_state(Arc::clone(&api.rules), headers::put))
        .with_state(api)
}

/// An id of that time (`UUIDv7`, RFC 9562).
///
/// # Errors
/// [`Problem`] where the system has no randomness to give.
pub(crate) fn new_id(now: u64) -> Result<Uuid, Problem> {
    let mut random = [0; 10];
    getrandom::fill(&mut random).map_err(|_| Problem::unavailable())?;
    Ok(Builder::from_unix_timestamp_millis(now, &random).into_uuid())
}
