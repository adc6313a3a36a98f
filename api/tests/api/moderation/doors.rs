//! For all who are no moderators, what moderators have is not there.

use super::scene::{act, answer, begin, moderator, no_id, wanted};
use crate::client::Client;
use axum::http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn only_moderators_come_in() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (thread, _) = begin(&client, &ada).await;
        let post = answer(&client, &thread, &ada).await;
        let done = act(&client, &keeper, "endorse", &[&post]).await;
        let missing = client.get_as("/threads/x/posts", &ada).await;
        assert_eq!(missing.0, StatusCode::NOT_FOUND);
        let act = wanted("approve", &[&post]);
        let undo = |id: &str| format!("/moderation/acts/{id}/undo");
        let asked: [(&str, String, Option<Value>); 9] = [
            ("GET", "/moderation/queue".into(), None),
            ("GET", "/moderation/queue?after=x".into(), None),
            ("GET", "/moderation/acts".into(), None),
            ("POST", "/moderation/acts".into(), Some(act)),
            ("POST", "/moderation/acts".into(), Some(json!({}))),
            ("POST", "/moderation/acts".into(), None),
            ("POST", undo(&done), None),
            ("POST", undo(&no_id()), None),
            ("POST", undo("x"), None),
        ];
        for (method, path, body) in &asked {
            let answer = client.send(method, path, Some(&ada), body.as_ref()).await;
            assert_eq!(answer, missing, "{method} {path}");
            for token in [None, Some("0".repeat(64))] {
                let (status, _) = client.send(method, path, token.as_deref(), body.as_ref()).await;
                assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
            }
        }
        for (method, path, status) in [
            ("GET", "/moderation/queue?after=x".to_owned(), 422),
            ("GET", "/moderation/acts?more=1".to_owned(), 422),
            ("POST", undo(&no_id()), 404),
            ("POST", undo("x"), 404),
        ] {
            let answer = client.send(method, &path, Some(&keeper), None).await;
            assert_eq!(answer.0.as_u16(), status, "{path}");
        }
    }
}
