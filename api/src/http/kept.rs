//! Lists that all see, kept as they were sent while nothing is written: many read what one writes.

use super::{Api, Problem};
use crate::database::Snapshot;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The most that is kept, in bytes.
const MOST: usize = 16 << 20;

/// Bodies by what was asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept(Arc<Mutex<Bodies>>);

#[derive(Debug, Default)]
struct Bodies {
    /// What the database held when they were written.
    of: Option<Snapshot>,
    all: HashMap<String, Bytes>,
    size: usize,
}

impl Kept {
    fn find(&self, now: &Snapshot, asked: &str) -> Option<Bytes> {
        let bodies = self.0.lock().ok()?;
        let is_same = bodies.of.as_ref() == Some(now);
        is_same.then(|| bodies.all.get(asked).cloned()).flatten()
    }

    /// `of` was taken before the body was written; what was committed in between makes the next snapshot another one.
    fn keep(&self, of: Snapshot, asked: String, body: Bytes) {
        let Ok(mut bodies) = self.0.lock() else { return };
        let more = asked.len() + body.len();
        if bodies.of.as_ref() != Some(&of) || bodies.size + more > MOST {
            *bodies = Bodies {
                of: Some(of),
                ..Bodies::default()
            };
        }
        if more <= MOST {
            let before = bodies.all.insert(asked, body);
            // Two who asked for the same at once have written it twice.
            bodies.size += if before.is_none() { more } else { 0 };
        }
    }
}

/// Answers from what is kept, where nobody is named by a token and nothing was written since.
pub(super) async fn answer(State(api): State<Api>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET || request.headers().contains_key(AUTHORIZATION) {
        return next.run(request).await;
    }
    let Some(now) = api.database.snapshot().await else {
        // The route says what is wrong.
        return next.run(request).await;
    };
    let asked = request.uri().to_string();
    if let Some(body) = api.kept.find(&now, &asked) {
        return ([(CONTENT_TYPE, "application/json")], body).into_response();
    }
    let answer = next.run(request).await;
    if answer.status() != StatusCode::OK {
        return answer;
    }
    let (head, body) = answer.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return Problem::unavailable().into_response();
    };
    api.kept.keep(now, asked, body.clone());
    Response::from_parts(head, Body::from(body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;
    use crate::rules::Rules;
    use crate::surroundings::{Clock, Site};
    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use futures_util::FutureExt;
    use leerkring_core::progress::What;
    use sea_orm::ConnectionTrait;
    use std::sync::atomic::{AtomicU32, Ordering};
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

    async fn said(app: &Router, token: Option<&str>) -> Bytes {
        let mut request = Request::builder().uri("/");
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, token);
        }
        let answer = app.clone().oneshot(request.body(Body::empty()).unwrap()).await;
        to_bytes(answer.unwrap().into_body(), MOST).await.unwrap()
    }

    #[tokio::test]
    async fn the_route_is_asked_again_when_something_was_written_or_a_token_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::in_folder(folder.path()).await.unwrap();
        let api = Api::new(
            database.clone(),
            Clock::system(),
            Rules::default(),
            Arc::new(Nothing),
        );
        let asked = Arc::new(AtomicU32::new(0));
        let count = async move || asked.fetch_add(1, Ordering::SeqCst).to_string();
        let app = Router::new().route("/", get(count));
        let app = app.layer(from_fn_with_state(api, answer));
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

    fn snapshots() -> (Snapshot, Snapshot) {
        (Snapshot::named("1"), Snapshot::named("2"))
    }

    #[test]
    fn what_is_kept_is_found_until_something_is_written() {
        let (kept, (now, later)) = (Kept::default(), snapshots());
        kept.keep(now.clone(), "/threads".to_owned(), Bytes::from_static(b"{}"));
        assert_eq!(kept.find(&now, "/threads"), Some(Bytes::from_static(b"{}")));
        assert_eq!(kept.find(&now, "/threads?about=c/l"), None);
        assert_eq!(kept.find(&later, "/threads"), None);
    }

    #[test]
    fn what_is_kept_does_not_grow_without_end() {
        let (kept, (now, _)) = (Kept::default(), snapshots());
        let body = Bytes::from(vec![b' '; MOST / 4]);
        for number in 0..40 {
            kept.keep(now.clone(), format!("/threads?after={number}"), body.clone());
            assert!(kept.0.lock().unwrap().size <= MOST);
        }
        assert!(kept.find(&now, "/threads?after=39").is_some());
        kept.keep(now.clone(), "/".to_owned(), Bytes::from(vec![b' '; MOST]));
        assert_eq!(kept.find(&now, "/"), None);
    }
}
