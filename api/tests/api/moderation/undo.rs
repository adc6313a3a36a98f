//! What moderators did is undone.

use super::scene::{
    act, all, answer, begin, meet, moderator, put, queued, report_by_new, seen, told, try_answer, undo,
};
use crate::client::Client;
use axum::http::StatusCode;
use futures_util::future::join_all;

const DAY: u64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn any_moderator_undoes_an_act_once_within_a_day() {
    for client in Client::all().await {
        let (keeper, other) = (moderator(&client).await, moderator(&client).await);
        let (ada, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        let second = answer(&client, &thread, &token).await;
        put(&client, &second, "waiting").await;
        let removed = act(&client, &keeper, "remove", &[&post, &second]).await;
        client.wait(DAY - 2);
        let (status, undone) = undo(&client, &other, &removed).await;
        assert_eq!(status, StatusCode::OK, "{undone}");
        assert!(undone["undone"].is_u64());
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "shown");
        assert_eq!(seen(&client, &thread, &second, None).await["state"], "waiting");
        let listed = all(&client, &keeper, "/moderation/acts").await;
        assert!(listed.contains(&undone));
        assert_eq!(undo(&client, &keeper, &removed).await.0, StatusCode::CONFLICT);
        let mut news = told(&client, &ada).await.split_off(2);
        news.sort();
        assert_eq!(news, ["restored", "waiting"]);
        let late = act(&client, &keeper, "remove", &[&post]).await;
        client.wait(DAY - 1);
        assert_eq!(undo(&client, &keeper, &late).await.0, StatusCode::CONFLICT);
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "removed");
    }
}

#[tokio::test]
async fn everything_an_act_changed_is_as_it_was() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        for kind in ["endorse", "pin", "close", "mute", "ban"] {
            let done = act(&client, &keeper, kind, &[&post]).await;
            assert_eq!(undo(&client, &keeper, &done).await.0, StatusCode::OK, "{kind}");
            let now = seen(&client, &thread, &post, None).await;
            assert!(now.get("endorsed").is_none());
            let (status, problem) = try_answer(&client, &thread, &token).await;
            assert_eq!(status, StatusCode::CREATED, "{kind}: {problem}");
        }
        act(&client, &keeper, "mute", &[&post]).await;
        act(&client, &keeper, "ban", &[&post]).await;
        let allowed = act(&client, &keeper, "allow", &[&post]).await;
        undo(&client, &keeper, &allowed).await;
        let (_, problem) = try_answer(&client, &thread, &token).await;
        assert_eq!(problem["title"], "banned");
    }
}

#[tokio::test]
async fn reports_wait_again_where_looking_is_undone() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        answer(&client, &thread, &token).await;
        report_by_new(&client, &post, 3).await;
        let first = act(&client, &keeper, "approve", &[&post]).await;
        report_by_new(&client, &post, 1).await;
        // This one looked at the last report only.
        let second = act(&client, &keeper, "approve", &[&post]).await;
        undo(&client, &keeper, &second).await;
        let entry = queued(&client, &keeper, &post).await.unwrap();
        assert_eq!(entry["reports"].as_array().unwrap().len(), 1);
        assert_eq!(entry["post"]["state"], "shown");
        undo(&client, &keeper, &first).await;
        let entry = queued(&client, &keeper, &post).await.unwrap();
        assert_eq!(entry["reports"].as_array().unwrap().len(), 4);
        assert_eq!(entry["post"]["state"], "hidden");
    }
}

#[tokio::test]
async fn what_was_changed_since_stays() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        let second = answer(&client, &thread, &token).await;
        let removed = act(&client, &keeper, "remove", &[&post, &second]).await;
        act(&client, &keeper, "restore", &[&post]).await;
        act(&client, &keeper, "remove", &[&post]).await;
        put(&client, &second, "removed-by-author").await;
        assert_eq!(undo(&client, &keeper, &removed).await.0, StatusCode::OK);
        // It is as the first act left it, but by the third one.
        assert_eq!(seen(&client, &thread, &post, None).await["state"], "removed");
        assert_eq!(
            seen(&client, &thread, &second, None).await["state"],
            "removed-by-author"
        );
        // Being banned since is another thing than being muted.
        let muted = act(&client, &keeper, "mute", &[&post]).await;
        let banned = act(&client, &keeper, "ban", &[&post]).await;
        undo(&client, &keeper, &muted).await;
        let (_, problem) = try_answer(&client, &thread, &token).await;
        assert_eq!(problem["title"], "banned");
        undo(&client, &keeper, &banned).await;
        answer(&client, &thread, &token).await;
        let closed = act(&client, &keeper, "close", &[&post]).await;
        act(&client, &keeper, "close", &[&post]).await;
        undo(&client, &keeper, &closed).await;
        assert_eq!(try_answer(&client, &thread, &token).await.0, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn acts_undone_one_after_the_other_leave_nothing() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, token) = client.person("Ada").await;
        let (thread, post) = begin(&client, &token).await;
        answer(&client, &thread, &token).await;
        put(&client, &post, "waiting").await;
        let mut done = Vec::new();
        for kind in ["approve", "remove", "approve", "remove", "restore"] {
            done.push(act(&client, &keeper, kind, &[&post]).await);
        }
        for (id, state) in done
            .iter()
            .rev()
            .zip(["removed", "shown", "removed", "shown", "waiting"])
        {
            assert_eq!(undo(&client, &keeper, id).await.0, StatusCode::OK);
            assert_eq!(seen(&client, &thread, &post, None).await["state"], state);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_undo_at_once_one_does() {
    for client in Client::all().await {
        let (keeper, other) = (moderator(&client).await, moderator(&client).await);
        meet(&client).await;
        for _ in 0..8 {
            let (ada, token) = client.person("Ada").await;
            let (_, post) = begin(&client, &token).await;
            let done = act(&client, &keeper, "ban", &[&post]).await;
            let asked = (0..6).map(|number| {
                let by = if number % 2 == 0 { &keeper } else { &other };
                undo(&client, by, &done)
            });
            let answers = join_all(asked).await;
            let well = answers.iter().filter(|(status, _)| *status == StatusCode::OK);
            assert_eq!(well.count(), 1, "{answers:?}");
            let refused = answers
                .iter()
                .filter(|(status, _)| *status == StatusCode::CONFLICT);
            assert_eq!(refused.count(), 5, "{answers:?}");
            assert_eq!(told(&client, &ada).await, ["banned: It is so.", "allowed"]);
        }
    }
}
