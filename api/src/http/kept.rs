//! Lists that all see, kept as they were sent while nothing is written: many read what one writes.

use super::{Api, Problem};
use crate::database::Snapshot;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::sync::OnceCell;

/// The most that is kept, in bytes.
const MOST: usize = 16 << 20;

/// A body, once one of those who asked for it has had it written; `None` where that failed.
type Place = Arc<OnceCell<Option<Bytes>>>;

/// Bodies by what was asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept(Arc<Mutex<Bodies>>);

#[derive(Debug, Default)]
struct Bodies {
    /// What the database held before they were written; what was committed meanwhile makes the next snapshot another one.
    of: Option<Snapshot>,
    all: HashMap<String, Place>,
    size: usize,
}

impl Bodies {
    fn grow(&mut self, more: usize) {
        self.size += more;
        if self.size > MOST {
            self.all.clear();
            self.size = 0;
        }
    }
}

impl Kept {
    /// Where the body is or will be.
    fn place(&self, now: &Snapshot, asked: &str) -> Place {
        let Ok(mut bodies) = self.0.lock() else {
            return Place::default();
        };
        if bodies.of.as_ref() != Some(now) {
            *bodies = Bodies {
                of: Some(now.clone()),
                ..Bodies::default()
            };
        }
        if let Some(place) = bodies.all.get(asked) {
            return Arc::clone(place);
        }
        bodies.grow(asked.len());
        let place = Place::default();
        bodies.all.insert(asked.to_owned(), Arc::clone(&place));
        place
    }

    /// Gives up a place.
    fn forget(&self, of: &Snapshot, asked: &str) {
        if let Ok(mut bodies) = self.0.lock()
            && bodies.of.as_ref() == Some(of)
            && bodies.all.remove(asked).is_some()
        {
            bodies.size = bodies.size.saturating_sub(asked.len());
        }
    }

    /// Counts a body that was written.
    fn count(&self, of: &Snapshot, body: &Bytes) {
        if let Ok(mut bodies) = self.0.lock()
            && bodies.of.as_ref() == Some(of)
        {
            bodies.grow(body.len());
        }
    }
}

/// Answers from what is kept, where nobody is named by a token and nothing was written since. Of many who ask at once, one has
/// the route write, and the others wait for it: else a server that falls behind would do most of its work many times. Where
/// that fails, they ask the route themselves: to wait for one after the other could last long.
pub(super) async fn answer(State(api): State<Api>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET || request.headers().contains_key(AUTHORIZATION) {
        return next.run(request).await;
    }
    let Some(now) = api.database.snapshot().await else {
        // The route says what is wrong.
        return next.run(request).await;
    };
    let asked = request.uri().to_string();
    let place = api.kept.place(&now, &asked);
    let (mut asking, mut failed) = (Some((request, next)), None);
    let body = place.get_or_init(async || {
        let (request, next) = asking.take()?;
        match body(next.run(request).await).await {
            Ok(body) => {
                api.kept.count(&now, &body);
                Some(body)
            }
            Err(answer) => {
                api.kept.forget(&now, &asked);
                failed = Some(answer);
                None
            }
        }
    });
    if let Some(body) = body.await.clone() {
        return ([(CONTENT_TYPE, "application/json")], body).into_response();
    }
    match (failed, asking) {
        (Some(answer), _) => answer,
        (None, Some((request, next))) => next.run(request).await,
        (None, None) => Problem::unavailable().into_response(),
    }
}

/// The body of an answer that can be kept; else the answer.
async fn body(answer: Response) -> Result<Bytes, Response> {
    if answer.status() != StatusCode::OK {
        return Err(answer);
    }
    let body = to_bytes(answer.into_body(), usize::MAX).await;
    body.map_err(|_| Problem::unavailable().into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;
    use crate::rules::Rules;
    use crate::surroundings::{Clock, Site};
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use futures_util::FutureExt;
    use futures_util::future::join_all;
    use leerkring_core::progress::What;
    use sea_orm::ConnectionTrait;
    use std::sync::atomic::{AtomicU32, Ordering};
    use tempfile::TempDir;
    use tower::ServiceExt;

    struct Nothing;

    impl Site for Nothing {
        fn has(&self, _: &What) -> bool {
            false
        }

        fn poll_options(&self, _: &What) -> Option<Vec<String>> {
            None
        }

        fn name(&self) -> String {
            String::new()
        }

        fn course_title(&self, _: &str) -> Option<String> {
            None
        }

        fn thread_address(&self, _: &str) -> String {
            String::new()
        }
    }

    async fn api() -> (TempDir, Database, Api) {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::in_folder(folder.path()).await.unwrap();
        let api = Api::new(
            database.clone(),
            Clock::system(),
            Rules::default(),
            Arc::new(Nothing),
        );
        (folder, database, api)
    }

    async fn asked(app: &Router, token: Option<&str>) -> Response {
        let mut request = Request::builder().uri("/");
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, token);
        }
        let answer = app.clone().oneshot(request.body(Body::empty()).unwrap()).await;
        answer.unwrap()
    }

    async fn said(app: &Router, token: Option<&str>) -> Bytes {
        let body = asked(app, token).await.into_body();
        to_bytes(body, MOST).await.unwrap()
    }

    #[tokio::test]
    async fn the_route_is_asked_again_when_something_was_written_or_a_token_is_shown() {
        let (_folder, database, api) = api().await;
        let app = counting(api, 0);
        assert_eq!(said(&app, None).await, "0");
        assert_eq!(said(&app, None).await, "0");
        assert_eq!(said(&app, Some("Bearer one")).await, "1");
        assert_eq!(said(&app, None).await, "0");
        let write = database.write(|writing| {
            async move {
                writing.execute_unprepared("CREATE TABLE later (id INT)").await?;
                Ok(())
            }
            .boxed()
        });
        write.await.unwrap();
        assert_eq!(said(&app, None).await, "2");
        assert_eq!(said(&app, None).await, "2");
    }

    /// A route that counts how often it was asked and answers with that, but fails so many times at first.
    fn counting(api: Api, failures: u32) -> Router {
        let times = Arc::new(AtomicU32::new(0));
        let count = async move || {
            let before = times.fetch_add(1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            match before < failures {
                true => Err(StatusCode::NOT_FOUND),
                false => Ok(before.to_string()),
            }
        };
        let app = Router::new().route("/", get(count));
        app.layer(from_fn_with_state(api, answer))
    }

    #[tokio::test]
    async fn one_of_many_who_ask_at_once_has_the_route_write() {
        let (_folder, _, api) = api().await;
        let app = counting(api, 0);
        let all = join_all((0..20).map(|_| said(&app, None))).await;
        assert!(all.iter().all(|body| body == "0"), "{all:?}");
    }

    #[tokio::test]
    async fn where_it_fails_each_asks_the_route_and_nothing_is_kept() {
        let (_folder, _, api) = api().await;
        let app = counting(api.clone(), 5);
        let all = join_all((0..20).map(|_| asked(&app, None))).await;
        let failed = all
            .iter()
            .filter(|answer| answer.status() == StatusCode::NOT_FOUND);
        assert_eq!(failed.count(), 5);
        assert_eq!(api.kept.0.lock().unwrap().size, 0);
        assert_eq!(said(&app, None).await, "20");
        assert_eq!(said(&app, None).await, "20");
    }

    fn keep(kept: &Kept, of: &Snapshot, asked: &str, body: Bytes) {
        kept.place(of, asked).set(Some(body.clone())).unwrap();
        kept.count(of, &body);
    }

    #[test]
    fn what_is_kept_is_found_until_something_is_written() {
        let (kept, now, later) = (Kept::default(), Snapshot::named("1"), Snapshot::named("2"));
        keep(&kept, &now, "/threads", Bytes::from_static(b"{}"));
        assert_eq!(
            kept.place(&now, "/threads").get(),
            Some(&Some(Bytes::from_static(b"{}")))
        );
        assert_eq!(kept.place(&now, "/threads?about=c/l").get(), None);
        assert_eq!(kept.place(&later, "/threads").get(), None);
    }

    #[test]
    fn what_is_kept_does_not_grow_without_end() {
        let (kept, now) = (Kept::default(), Snapshot::named("1"));
        let size = |kept: &Kept| kept.0.lock().unwrap().size;
        let body = Bytes::from(vec![b' '; MOST / 4]);
        for number in 0..41 {
            keep(&kept, &now, &format!("/threads?after={number}"), body.clone());
            assert!(size(&kept) <= MOST);
        }
        assert!(kept.place(&now, "/threads?after=40").get().is_some());
        // Nor what is asked for and not yet written.
        for number in 0..(MOST / 1000) {
            kept.place(&now, &format!("/threads?after={number:01000}"));
            assert!(size(&kept) <= MOST);
        }
    }
}
