//! Moderators are made and revoked on the command line, and come in once with a link.

use super::scene::{code, fresh_name, meet};
use crate::client::Client;
use axum::http::StatusCode;
use futures_util::future::join_all;
use leerkring_api::moderators::{self, CODE_WINDOW, Moderator};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

async fn sign_in(client: &Client, code: &str) -> (StatusCode, Value) {
    client
        .post("/moderation/sign-in", None, &json!({"code": code}))
        .await
}

async fn is_moderator(client: &Client, token: &str) -> bool {
    client.get_as("/moderation/queue", token).await.0 == StatusCode::OK
}

#[tokio::test]
async fn a_code_works_once_for_a_day() {
    for client in Client::all().await {
        let name = fresh_name();
        let code = code(&client, &name).await;
        assert_eq!(code.len(), 64);
        let wrong = sign_in(&client, &"0".repeat(64)).await;
        assert_eq!(wrong.0, StatusCode::NOT_FOUND);
        for bad in ["", "x", &code[1..]] {
            assert_eq!(sign_in(&client, bad).await, wrong, "{bad}");
        }
        client.wait(CODE_WINDOW - 1);
        let (status, made) = sign_in(&client, &code.to_uppercase()).await;
        assert_eq!(status, StatusCode::CREATED);
        assert_eq!(made["person"]["name"], json!(name));
        assert_eq!(made["person"]["moderator"], true);
        assert!(is_moderator(&client, made["token"].as_str().unwrap()).await);
        assert_eq!(sign_in(&client, &code).await, wrong);
        let late = super::scene::code(&client, &name).await;
        client.wait(CODE_WINDOW);
        assert_eq!(sign_in(&client, &late).await, wrong);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_at_once_one_comes_in() {
    for client in Client::all().await {
        meet(&client).await;
        for _ in 0..5 {
            let code = code(&client, &fresh_name()).await;
            let answers = join_all((0..6).map(|_| sign_in(&client, &code))).await;
            let well: Vec<_> = answers
                .iter()
                .filter(|(status, _)| *status == StatusCode::CREATED)
                .collect();
            assert_eq!(well.len(), 1, "{answers:?}");
            assert!(is_moderator(&client, well[0].1["token"].as_str().unwrap()).await);
            let not_found = |status: StatusCode| status == StatusCode::NOT_FOUND;
            assert_eq!(answers.iter().filter(|(status, _)| not_found(*status)).count(), 5);
        }
    }
}

#[tokio::test]
async fn a_new_link_replaces_the_old_one_and_the_token_once_used() {
    for client in Client::all().await {
        let name = fresh_name();
        let first = code(&client, &name).await;
        let second = code(&client, &name).await;
        assert_eq!(sign_in(&client, &first).await.0, StatusCode::NOT_FOUND);
        let (_, made) = sign_in(&client, &second).await;
        let third = code(&client, &format!(" {name} ")).await;
        let old = made["token"].as_str().unwrap();
        assert!(is_moderator(&client, old).await);
        let (_, again) = sign_in(&client, &third).await;
        assert_eq!(again["person"]["id"], made["person"]["id"]);
        assert!(is_moderator(&client, again["token"].as_str().unwrap()).await);
        assert!(!is_moderator(&client, old).await);
    }
}

#[tokio::test]
async fn whoever_has_the_name_of_a_moderator_is_none() {
    for client in Client::all().await {
        let name = fresh_name();
        let (same, token) = client.person(&name).await;
        let code = code(&client, &name).await;
        let (_, made) = sign_in(&client, &code).await;
        assert_ne!(made["person"]["id"], same["id"]);
        assert!(!is_moderator(&client, &token).await);
    }
}

#[tokio::test]
async fn revoked_moderators_do_not_come_in() {
    for client in Client::all().await {
        let name = fresh_name();
        let now = client.time.load(Ordering::SeqCst);
        let first = code(&client, &name).await;
        let (_, made) = sign_in(&client, &first).await;
        let unused = code(&client, &name).await;
        let listed = moderators::list(&client.database, now).await.unwrap();
        let mine: Vec<&Moderator> = listed.iter().filter(|listed| listed.name == name).collect();
        let expected = Moderator {
            name: name.clone(),
            has_come_in: true,
            invited_until: Some(now + CODE_WINDOW),
        };
        assert_eq!(mine, [&expected]);
        moderators::revoke(&client.database, &name).await.unwrap();
        let token = made["token"].as_str().unwrap();
        let (status, _) = client.get_as("/moderation/queue", token).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert_eq!(sign_in(&client, &unused).await.0, StatusCode::NOT_FOUND);
        let listed = moderators::list(&client.database, now).await.unwrap();
        assert!(listed.iter().all(|listed| listed.name != name));
        let again = moderators::revoke(&client.database, &name).await;
        assert_eq!(
            again.unwrap_err().to_string(),
            "there is no moderator of that name"
        );
        for bad in ["", "a\0b", &"a".repeat(41)] {
            assert!(moderators::add(&client.database, bad, now).await.is_err());
        }
    }
}
