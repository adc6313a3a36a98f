//! What is kept, and for whom the route is asked.

use super::*;
use crate::database::{Database, person};
use crate::rules::Rules;
use crate::surroundings::{Clock, Site};
use crate::token::Token;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use futures_util::FutureExt;
use futures_util::future::join_all;
use leerkring_core::progress::What;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use tower::ServiceExt;
use uuid::Uuid;

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
    to_bytes(body, usize::MAX).await.unwrap()
}

#[tokio::test]
async fn the_route_is_asked_again_when_something_was_written_or_a_token_is_wrong() {
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

#[tokio::test]
async fn whoever_sees_what_all_see_gets_what_is_kept() {
    let (_folder, database, api) = api().await;
    let token = Token::new().unwrap();
    let person = person::ActiveModel {
        id: Set(Uuid::from_u128(1)),
        name: Set("Ada".to_owned()),
        token_digest: Set(Some(token.digest())),
        created: Set(0),
        moderator: Set(false),
        muted_until: Set(None),
        banned: Set(false),
    };
    let made = database.write(|writing| async move { Ok(person.insert(writing).await?) }.boxed());
    let mut moderator = made.await.unwrap().into_active_model();
    moderator.moderator = Set(true);
    let token = format!("Bearer {}", token.reveal());
    let app = counting(api, 0);
    assert_eq!(said(&app, Some(&token)).await, "0");
    assert_eq!(said(&app, None).await, "0");
    assert_eq!(said(&app, Some(&token)).await, "0");
    let made = database.write(|writing| async move { Ok(moderator.update(writing).await?) }.boxed());
    made.await.unwrap();
    assert_eq!(said(&app, None).await, "1");
    assert_eq!(said(&app, Some(&token)).await, "2");
    assert_eq!(said(&app, None).await, "1");
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
    let statuses = async |app: &Router| {
        let all = join_all((0..20).map(|_| asked(app, None))).await;
        all.iter().map(Response::status).collect::<Vec<_>>()
    };
    let always = counting(api.clone(), u32::MAX);
    assert_eq!(statuses(&always).await, [StatusCode::NOT_FOUND; 20]);
    assert_eq!(api.kept.size(), 0);
    // What failed for the first of them is not what the others are told.
    let once = counting(api.clone(), 1);
    assert_eq!(statuses(&once).await, [StatusCode::OK; 20]);
    let kept = said(&once, None).await;
    assert_eq!(said(&once, None).await, kept);
}
