//! What moderators do to those who write.

use super::scene::{act, answer, begin, moderator, told, try_act, try_answer, wanted};
use crate::client::Client;
use axum::http::StatusCode;
use serde_json::json;

const DAY: u64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn authors_are_muted_banned_and_allowed() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (ada, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        let other = answer(&client, &thread, &token).await;
        act(&client, &keeper, "mute", &[&post, &other]).await;
        let (status, problem) = try_answer(&client, &thread, &token).await;
        assert_eq!(
            (status, &problem["title"]),
            (StatusCode::FORBIDDEN, &json!("muted"))
        );
        client.wait(7 * DAY - 1);
        assert_eq!(
            try_answer(&client, &thread, &token).await.0,
            StatusCode::FORBIDDEN
        );
        client.wait(1);
        answer(&client, &thread, &token).await;
        let mut days = wanted("mute", &[&post]);
        days["days"] = json!(90);
        let (status, _) = client.post("/moderation/acts", Some(&keeper), &days).await;
        assert_eq!(status, StatusCode::CREATED);
        client.wait(90 * DAY - 1);
        assert_eq!(
            try_answer(&client, &thread, &token).await.0,
            StatusCode::FORBIDDEN
        );
        act(&client, &keeper, "ban", &[&post]).await;
        client.wait(DAY);
        let (_, problem) = try_answer(&client, &thread, &token).await;
        assert_eq!(problem["title"], "banned");
        act(&client, &keeper, "allow", &[&post]).await;
        answer(&client, &thread, &token).await;
        let kinds = ["muted", "muted", "banned", "allowed"].map(|kind| format!("{kind}: It is so."));
        assert_eq!(told(&client, &ada).await, kinds);
    }
}

#[tokio::test]
async fn moderators_are_not_silenced() {
    for client in Client::all().await {
        let (keeper, other) = (moderator(&client).await, moderator(&client).await);
        let (_, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        let theirs = answer(&client, &thread, &other).await;
        for kind in ["mute", "ban"] {
            let (status, _) = try_act(&client, &keeper, kind, &[&post, &theirs]).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{kind}");
        }
        answer(&client, &thread, &other).await;
        answer(&client, &thread, &token).await;
    }
}
