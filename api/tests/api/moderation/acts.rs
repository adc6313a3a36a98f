//! What moderators do.

use super::scene::{
    act, all, answer, begin, meet, moderator, no_id, put, report_by_new, seen, told, try_act, try_answer,
    wanted,
};
use crate::client::Client;
use axum::http::StatusCode;
use futures_util::future::join_all;
use serde_json::{Value, json};

async fn thread_of(client: &Client, thread: &str) -> Value {
    let mut path = "/threads?about=c/moderation".to_owned();
    loop {
        let (_, list) = client.get(&path).await;
        let found = list["items"].as_array().unwrap().iter();
        if let Some(found) = found.clone().find(|found| found["id"] == thread) {
            return found.clone();
        }
        let next = list["next"].as_str().unwrap();
        path = format!("/threads?about=c/moderation&after={next}");
    }
}

#[tokio::test]
async fn posts_are_approved_removed_and_restored() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (ada, token) = client.person("Ada").await;
        let (thread, opening) = begin(&client, &token).await;
        let post = answer(&client, &thread, &token).await;
        put(&client, &post, "waiting").await;
        for (kind, state) in [
            ("approve", "shown"),
            ("approve", "shown"),
            ("remove", "removed"),
            ("restore", "shown"),
        ] {
            act(&client, &keeper, kind, &[&post]).await;
            assert_eq!(
                seen(&client, &thread, &post, None).await["state"],
                state,
                "{kind}"
            );
        }
        // Approving what is shown is nothing to tell.
        let so = |kind: &str| format!("{kind}: It is so.");
        assert_eq!(
            told(&client, &ada).await,
            [so("approved"), so("removed"), so("restored")]
        );
        act(&client, &keeper, "remove", &[&opening]).await;
        assert_eq!(thread_of(&client, &thread).await["title"], "");
        put(&client, &post, "removed-by-author").await;
        for kind in ["approve", "restore", "endorse"] {
            let (status, _) = try_act(&client, &keeper, kind, &[&opening, &post]).await;
            assert_eq!(status, StatusCode::CONFLICT, "{kind}");
        }
        act(&client, &keeper, "remove", &[&post]).await;
        assert_eq!(
            seen(&client, &thread, &post, None).await["state"],
            "removed-by-author"
        );
        // Nothing of what was refused was done.
        assert_eq!(seen(&client, &thread, &opening, None).await["state"], "removed");
    }
}

#[tokio::test]
async fn an_answer_and_its_marks_count_while_it_is_shown() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (_, bo) = client.person("Bo").await;
        let (thread, opening) = begin(&client, &ada).await;
        let post = answer(&client, &thread, &bo).await;
        let mark = json!({"helpful": true});
        for (post, token) in [(&post, &ada), (&opening, &bo)] {
            let path = format!("/posts/{post}/helpful");
            client.send("PUT", &path, Some(token), Some(&mark)).await;
        }
        let path = format!("/threads/{thread}/answer");
        let solved = json!({"post": post});
        client.send("PUT", &path, Some(&ada), Some(&solved)).await;
        let unanswered = async || {
            let (_, page) = client.get("/threads?course=c&unanswered=true").await;
            let mut items = page["items"].as_array().unwrap().iter();
            items.any(|item| item["id"] == thread)
        };
        let counted = async || {
            let now = thread_of(&client, &thread).await;
            (
                now["answer"].clone(),
                now["helpful"].as_u64().unwrap(),
                unanswered().await,
            )
        };
        assert_eq!(counted().await, (json!(post), 2, false));
        act(&client, &keeper, "remove", &[&post]).await;
        assert_eq!(counted().await, (json!(null), 1, true));
        // A moderator still sees it, and may find it helpful.
        let path = format!("/posts/{post}/helpful");
        let (status, _) = client.send("PUT", &path, Some(&keeper), Some(&mark)).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(counted().await, (json!(null), 1, true));
        act(&client, &keeper, "restore", &[&post]).await;
        assert_eq!(counted().await, (json!(post), 3, false));
        let path = format!("/posts/{post}");
        let (status, _) = client.send("DELETE", &path, Some(&bo), None).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        assert_eq!(counted().await, (json!(null), 1, true));
        let (status, _) = client.send("DELETE", "/people/me", Some(&bo), None).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        assert_eq!(counted().await, (json!(null), 0, true));
    }
}

#[tokio::test]
async fn posts_are_endorsed() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (ada, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        act(&client, &keeper, "endorse", &[&post]).await;
        assert_eq!(seen(&client, &thread, &post, None).await["endorsed"], true);
        act(&client, &keeper, "unendorse", &[&post]).await;
        assert!(
            seen(&client, &thread, &post, None)
                .await
                .get("endorsed")
                .is_none()
        );
        assert_eq!(told(&client, &ada).await, ["endorsed: It is so."]);
    }
}

#[tokio::test]
async fn threads_are_pinned_and_closed() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (ada, token) = client.person("Ada").await;
        let (bo, bos) = client.person("Bo").await;
        let (thread, opening) = begin(&client, &token).await;
        let post = answer(&client, &thread, &bos).await;
        act(&client, &keeper, "pin", &[&post]).await;
        assert_eq!(thread_of(&client, &thread).await["pinned"], true);
        act(&client, &keeper, "unpin", &[&opening]).await;
        assert!(thread_of(&client, &thread).await.get("pinned").is_none());
        act(&client, &keeper, "close", &[&post, &opening]).await;
        let closed = thread_of(&client, &thread).await["closed"].clone();
        assert_eq!(closed["reason"], "It is so.");
        assert_eq!(try_answer(&client, &thread, &token).await.0, StatusCode::CONFLICT);
        // Whoever began the thread is told.
        assert_eq!(told(&client, &ada).await, ["closed: It is so."]);
        assert_eq!(told(&client, &bo).await, [""; 0]);
        act(&client, &keeper, "reopen", &[&post]).await;
        answer(&client, &thread, &token).await;
    }
}

#[tokio::test]
async fn what_cannot_be_taken_changes_nothing() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        answer(&client, &thread, &token).await;
        let (status, _) = try_act(&client, &keeper, "remove", &[&post, &no_id()]).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        let many: Vec<String> = (0..101)
            .map(|number| format!("00000000-0000-4000-8000-000000000{number:03}"))
            .collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let mut bad = vec![
            wanted("remove", &[]),
            wanted("remove", &many),
            wanted("burn", &[&post]),
        ];
        for kind in ["remove", "mute", "ban", "close"] {
            let mut silent = wanted(kind, &[&post]);
            silent.as_object_mut().unwrap().remove("reason");
            bad.push(silent);
        }
        for days in [json!(0), json!(91), json!(-1), json!(256), json!("7")] {
            let mut mute = wanted("mute", &[&post]);
            mute["days"] = days;
            bad.push(mute);
        }
        for reason in ["", " ", "a\u{202e}", &"a".repeat(501)] {
            let mut act = wanted("approve", &[&post]);
            act["reason"] = json!(reason);
            bad.push(act);
        }
        let mut more = wanted("remove", &[&post]);
        more["more"] = json!(1);
        bad.push(more);
        for body in bad {
            let (status, _) = client.post("/moderation/acts", Some(&keeper), &body).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        }
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "shown");
        answer(&client, &thread, &token).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_makes_one_act() {
    for client in Client::all().await {
        let (keeper, other) = (moderator(&client).await, moderator(&client).await);
        meet(&client).await;
        for _ in 0..8 {
            let (ada, token) = client.person("Ada").await;
            let (_, post) = begin(&client, &token).await;
            let remove = wanted("remove", &[&post, &post]);
            let asked = (0..6).map(|_| client.post("/moderation/acts", Some(&keeper), &remove));
            let answers = join_all(asked).await;
            assert_eq!(answers[0].0, StatusCode::CREATED, "{answers:?}");
            assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
            assert_eq!(answers[0].1["posts"], json!([post]));
            assert_eq!(told(&client, &ada).await, ["removed: It is so."]);
            // The same key of somebody else is another act.
            let (_, theirs) = client.post("/moderation/acts", Some(&other), &remove).await;
            assert_ne!(theirs["id"], answers[0].1["id"]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_on_the_same_posts_at_once_wait_for_each_other() {
    for client in Client::all().await {
        let (keeper, other) = (moderator(&client).await, moderator(&client).await);
        meet(&client).await;
        let (_, token) = client.person("Ada").await;
        let mut posts = Vec::new();
        for _ in 0..4 {
            let (thread, opening) = begin(&client, &token).await;
            posts.push(answer(&client, &thread, &other).await);
            posts.push(opening);
        }
        let posts: Vec<&str> = posts.iter().map(String::as_str).collect();
        let turned: Vec<&str> = posts.iter().rev().copied().collect();
        let asked = (0..16).map(|number| {
            let kind = ["remove", "restore", "close", "pin"][number % 4];
            let (by, posts) = if number % 3 == 0 {
                (&keeper, &posts)
            } else {
                (&other, &turned)
            };
            try_act(&client, by, kind, posts)
        });
        for (status, answer) in join_all(asked).await {
            assert_eq!(status, StatusCode::CREATED, "{answer}");
        }
    }
}

#[tokio::test]
async fn the_audit_list_tells_the_newest_first() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, token) = client.person("Ada").await;
        let (_, post) = begin(&client, &token).await;
        report_by_new(&client, &post, 1).await;
        let mut done = Vec::new();
        for number in 0..52 {
            // All in one millisecond.
            let kind = if number % 2 == 0 { "endorse" } else { "unendorse" };
            let (_, made) = try_act(&client, &keeper, kind, &[&post]).await;
            done.insert(0, made["id"].as_str().unwrap().to_owned());
        }
        let acts = all(&client, &keeper, "/moderation/acts").await;
        let mine: Vec<&Value> = acts.iter().filter(|act| act["posts"] == json!([post])).collect();
        assert!(
            mine.iter()
                .all(|act| act["moderator"]["moderator"] == true && act["reason"] == "It is so.")
        );
        let ids: Vec<&str> = mine.iter().map(|act| act["id"].as_str().unwrap()).collect();
        assert_eq!(ids, done);
    }
}
