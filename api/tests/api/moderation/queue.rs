//! What waits for moderators.

use super::scene::{act, all, answer, begin, moderator, put, queued, report_by_new};
use crate::client::Client;
use serde_json::json;

#[tokio::test]
async fn what_waits_is_hidden_or_was_reported_stands_in_the_queue() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (thread, opening) = begin(&client, &ada).await;
        let waiting = answer(&client, &thread, &ada).await;
        let hidden = answer(&client, &thread, &ada).await;
        let reported = answer(&client, &thread, &ada).await;
        put(&client, &waiting, "waiting").await;
        report_by_new(&client, &hidden, 3).await;
        report_by_new(&client, &reported, 1).await;
        assert_eq!(queued(&client, &keeper, &opening).await, None);
        for (post, state, reports) in [
            (&waiting, "waiting", 0),
            (&hidden, "hidden", 3),
            (&reported, "shown", 1),
        ] {
            let entry = queued(&client, &keeper, post).await.unwrap();
            assert_eq!(entry["post"]["state"], state);
            assert_eq!(entry["post"]["text"], "Me.");
            assert_eq!(entry["post"]["author"]["name"], "Ada");
            assert_eq!(entry["thread"]["id"], json!(thread));
            assert_eq!(entry["thread"]["title"], "Who else?");
            assert_eq!(entry["reports"].as_array().unwrap().len(), reports);
        }
        act(&client, &keeper, "approve", &[&waiting, &reported]).await;
        act(&client, &keeper, "remove", &[&hidden]).await;
        for post in [waiting, hidden, reported] {
            assert_eq!(queued(&client, &keeper, &post).await, None);
        }
    }
}

#[tokio::test]
async fn what_an_author_removed_leaves_the_queue_once_it_was_looked_at() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (thread, _) = begin(&client, &ada).await;
        let post = answer(&client, &thread, &ada).await;
        report_by_new(&client, &post, 1).await;
        put(&client, &post, "removed-by-author").await;
        let entry = queued(&client, &keeper, &post).await.unwrap();
        assert_eq!(entry["post"]["text"], "");
        act(&client, &keeper, "remove", &[&post]).await;
        assert_eq!(queued(&client, &keeper, &post).await, None);
    }
}

#[tokio::test]
async fn the_queue_comes_in_parts_the_oldest_first() {
    for client in Client::all().await {
        let keeper = moderator(&client).await;
        let (_, ada) = client.person("Ada").await;
        let (thread, _) = begin(&client, &ada).await;
        let mut posts = Vec::new();
        for _ in 0..25 {
            client.wait(1);
            let post = answer(&client, &thread, &ada).await;
            put(&client, &post, "waiting").await;
            posts.push(post);
        }
        let (_, first) = client.get_as("/moderation/queue", &keeper).await;
        assert_eq!(first["items"].as_array().unwrap().len(), 20);
        let entries = all(&client, &keeper, "/moderation/queue").await;
        let mine: Vec<&str> = entries
            .iter()
            .filter(|entry| entry["thread"]["id"] == json!(thread))
            .map(|entry| entry["post"]["id"].as_str().unwrap())
            .collect();
        assert_eq!(mine, posts);
    }
}
