//! Votes are told where there are enough.

use crate::client::{Client, key};
use crate::tables::Tables;
use axum::http::StatusCode;
use serde_json::{Value, json};

async fn vote(client: &Client, voter: u8, poll: &str, option: &str) -> (StatusCode, Value) {
    let vote = json!({"voter": key(voter), "poll": poll, "option": option});
    client.post("/votes", None, &vote).await
}

#[tokio::test]
async fn votes_are_told_where_there_are_enough() {
    for client in Client::all().await {
        for (poll, option) in [
            ("c/l#poll", "never"),
            ("c/l#poll", ""),
            ("c/l#poll", "yes\0"),
            ("c/l#other", "yes"),
            ("c/l", "yes"),
            ("*", "yes"),
            ("", "yes"),
        ] {
            let (status, problem) = vote(&client, 1, poll, option).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        }
        for (voter, option, told) in [
            (1, "yes", None),
            (2, "yes", None),
            (3, "no", None),
            (4, "yes", None),
            // The same again is no other vote.
            (4, "yes", None),
            (4, "no", None),
            (5, "no", Some(json!({"yes": 2, "no": 3}))),
            (4, "yes", Some(json!({"yes": 3, "no": 2}))),
        ] {
            let (status, votes) = vote(&client, voter, "c/l#poll", option).await;
            assert_eq!(status, StatusCode::CREATED, "{votes}");
            assert_eq!(votes.get("counts"), told.as_ref(), "{voter} {option}");
        }
        // Eight at once, of one voter and of several.
        let same = (0..8).map(|_| vote(&client, 6, "c/l#poll", "perhaps"));
        let others = (10..18).map(|voter| vote(&client, voter, "c/l#poll", "no"));
        let (same, others) = futures_util::future::join(
            futures_util::future::join_all(same),
            futures_util::future::join_all(others),
        )
        .await;
        for (status, votes) in same.iter().chain(&others) {
            assert_eq!(*status, StatusCode::CREATED, "{votes}");
        }
        let (_, votes) = vote(&client, 6, "c/l#poll", "perhaps").await;
        assert_eq!(votes["counts"], json!({"yes": 3, "no": 10, "perhaps": 1}));
        assert_eq!(client.get("/votes").await.0, StatusCode::METHOD_NOT_ALLOWED);
        let tables = Tables::of(&client).await;
        let kept = tables
            .texts("SELECT poll FROM vote WHERE poll <> 'c/l#poll'", vec![])
            .await;
        assert!(kept.is_empty());
    }
}
