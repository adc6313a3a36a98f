//! Feeds of courses and threads, for feed readers.

use crate::atom::{Element, parse};
use crate::client::{Client, key, thread};
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tower::ServiceExt;

async fn ask(client: &Client, path: &str, known: Option<&str>) -> Response<Body> {
    let mut request = Request::get(path);
    if let Some(known) = known {
        request = request.header("if-none-match", known);
    }
    let request = request.body(Body::empty()).unwrap();
    client.app.clone().oneshot(request).await.unwrap()
}

async fn text(answer: Response<Body>) -> String {
    let bytes = axum::body::to_bytes(answer.into_body(), 1 << 24).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

async fn feed(client: &Client, path: &str) -> Element {
    let answer = ask(client, path, None).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let head = answer.headers();
    assert_eq!(head["content-type"], "application/atom+xml; charset=utf-8");
    assert_eq!(head["cache-control"], "no-cache");
    parse(&text(answer).await)
}

async fn say(client: &Client, token: &str, about: &str, title: &str, text: &str) -> (String, Value) {
    let mut new = thread(1, about);
    new["title"] = json!(title);
    new["text"] = json!(text);
    let (status, made) = client.post("/threads", Some(token), &new).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    (made["thread"]["id"].as_str().unwrap().to_owned(), made)
}

async fn answer(client: &Client, token: &str, thread: &str, number: u8, text: &str) -> String {
    let post = json!({"key": key(number), "text": text});
    let (_, made) = client
        .post(&format!("/threads/{thread}/posts"), Some(token), &post)
        .await;
    made["post"]["id"].as_str().unwrap().to_owned()
}

/// Changes what stands in the database, past the API.
async fn change(client: &Client, statement: &str) {
    let connection = sea_orm::Database::connect(&client.url).await.unwrap();
    connection.execute_unprepared(statement).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn feeds_hold_what_was_said_last() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let empty = feed(&client, "/courses/c/feed.atom").await;
        assert_eq!(empty.one("updated").text, "1970-01-01T00:00:00Z");
        let (id, made) = say(&client, &token, "c/l#q", "Who & where?", "**Who?**").await;
        say(&client, &token, "d/l", "Elsewhere", "Not here.").await;
        let (_, bo) = client.person("Bo").await;
        client.wait(61_000);
        let post = answer(&client, &bo, &id, 2, "[We](https://a.example/?b&c)").await;
        let course = feed(&client, "/courses/c/feed.atom").await;
        assert_eq!(course.one("title").text, "Course <c> – Any site");
        assert_eq!(course.one("id").text, empty.one("id").text);
        assert!(course.one("id").text.starts_with("urn:uuid:"));
        assert_eq!(course.one("updated").text, "2027-01-15T08:01:01Z");
        assert_eq!(course.link("self"), "feed.atom");
        let thread = feed(&client, &format!("/threads/{id}/feed.atom")).await;
        assert_eq!(thread.one("id").text, format!("urn:uuid:{id}"));
        assert_eq!(thread.one("title").text, "Who & where? – Any site");
        let page = format!("https://site.example/en/discussion/#{id}");
        assert_eq!(thread.link("alternate"), page);
        for feed in [&course, &thread] {
            let entries: Vec<&Element> = feed.all("entry").collect();
            assert_eq!(entries.len(), 2);
            let [newest, first] = entries[..] else {
                unreachable!()
            };
            assert_eq!(newest.one("id").text, format!("urn:uuid:{post}"));
            assert_eq!(newest.one("title").text, "Who & where?");
            assert_eq!(newest.one("author").one("name").text, "Bo");
            assert_eq!(newest.one("published").text, "2027-01-15T08:01:01Z");
            assert_eq!(newest.link("alternate"), format!("{page}#post-{post}"));
            let content = newest.one("content");
            assert_eq!(content.attribute("type"), "html");
            let link = "<a href=\"https://a.example/?b&amp;c\" rel=\"nofollow ugc noopener\">We</a>";
            assert_eq!(content.text, format!("<p>{link}</p>\n"));
            let opening = format!("urn:uuid:{}", made["post"]["id"].as_str().unwrap());
            assert_eq!(first.one("id").text, opening);
            assert_eq!(first.one("updated").text, "2027-01-15T08:00:00Z");
            assert_eq!(first.one("content").text, "<p><strong>Who?</strong></p>\n");
        }
    }
}

#[tokio::test]
async fn feeds_hold_fifty_posts_and_are_sent_where_they_changed() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (id, _) = say(&client, &token, "c/l", "Many", "The first").await;
        for number in 2..52 {
            client.wait(1);
            answer(&client, &token, &id, number, &format!("Number {number}")).await;
        }
        let paths = [
            "/courses/c/feed.atom".to_owned(),
            format!("/threads/{id}/feed.atom"),
        ];
        for (last, path) in (51..).zip(paths) {
            let known = feed(&client, &path).await;
            let texts: Vec<&str> = known
                .all("entry")
                .map(|entry| entry.one("content").text.as_str())
                .collect();
            assert_eq!(texts.len(), 50);
            assert_eq!(texts[0], format!("<p>Number {last}</p>\n"));
            assert_eq!(texts[49], format!("<p>Number {}</p>\n", last - 49));
            let first = ask(&client, &path, None).await;
            let tag = first.headers()["etag"].to_str().unwrap().to_owned();
            for known in [
                tag.as_str(),
                "*",
                &format!("\"x\", {tag}"),
                tag.trim_start_matches("W/"),
            ] {
                let again = ask(&client, &path, Some(known)).await;
                assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{known}");
                assert_eq!(again.headers()["etag"].to_str().unwrap(), tag);
                assert_eq!(text(again).await, "");
            }
            client.wait(1);
            answer(&client, &token, &id, last + 1, &format!("Number {}", last + 1)).await;
            for known in [tag.as_str(), "x", "\"\""] {
                assert_eq!(ask(&client, &path, Some(known)).await.status(), StatusCode::OK);
            }
        }
    }
}

#[tokio::test]
async fn what_is_not_shown_is_in_no_feed() {
    for client in Client::all().await {
        let (_, token) = client.person("Ada").await;
        let (id, _) = say(&client, &token, "c/l", "Secret title", "Secret opening").await;
        let path = format!("/threads/{id}/feed.atom");
        client.wait(1);
        answer(&client, &token, &id, 2, "Two").await;
        client.wait(1);
        answer(&client, &token, &id, 3, "Three").await;
        for state in ["waiting", "hidden", "removed", "removed-by-author"] {
            change(
                &client,
                &format!("UPDATE post SET state = '{state}' WHERE number = 2"),
            )
            .await;
            for path in ["/courses/c/feed.atom", &path] {
                let feed = feed(&client, path).await;
                let texts: Vec<&str> = feed
                    .all("entry")
                    .map(|entry| entry.one("content").text.as_str())
                    .collect();
                assert_eq!(texts, ["<p>Three</p>\n", "<p>Secret opening</p>\n"], "{state}");
            }
        }
        // Others answered, so the thread is there, but not what its first post said.
        change(&client, "UPDATE post SET state = 'removed' WHERE number = 1").await;
        change(&client, "UPDATE thread SET state = 'removed'").await;
        for path in ["/courses/c/feed.atom", &path] {
            let xml = text(ask(&client, path, None).await).await;
            assert!(!xml.contains("Secret") && xml.contains("Three"), "{xml}");
            assert_eq!(parse(&xml).one("entry").one("title").text, "Course <c>");
        }
        // Whoever was erased has no name.
        change(&client, "UPDATE post SET author_id = NULL").await;
        let erased = feed(&client, &path).await;
        assert_eq!(erased.one("entry").one("author").one("name").text, "–");
        let (alone, _) = say(&client, &client.person("Bo").await.1, "c/l", "Alone", "Alone").await;
        let state = "UPDATE thread SET state = 'waiting' WHERE title = 'Alone'";
        change(&client, state).await;
        let (status, unseen) = client.get(&format!("/threads/{alone}/feed.atom")).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        for path in [
            &*format!("/threads/{}/feed.atom", key(1)),
            "/threads/x/feed.atom",
            "/courses/d/feed.atom",
            "/courses/C/feed.atom",
            "/courses/%ff/feed.atom",
        ] {
            assert_eq!(
                client.get(path).await,
                (StatusCode::NOT_FOUND, unseen.clone()),
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn whatever_is_said_is_inert_in_feeds() {
    let hostile = [
        "]]></content><script>alert(1)</script>",
        "<!-- --> <![CDATA[ x ]]> <?xml?> <!DOCTYPE x [<!ENTITY x \"y\">]>&x;&amp;lt;&nbsp;",
        "[x](javascript:alert(1)) <javascript:alert(1)> [y](java&#115;cript:alert(1)) [z](data:text/html,x)",
        "![x](https://a.example/x.png) <img src=x onerror=alert(1)> <svg/onload=alert(1)>",
        "a\u{ffff}b\u{fffe}c &#1;&#x0;&#xfffe;&#xd;&#xb; [l](https://a.example/\u{ffff} \"t\u{ffff}&#1;\")",
        "[x](https://a.example/\"onmouseover=\"alert(1) '\" onclick=\"alert(1)')",
        &format!("{}deep", "> ".repeat(40)),
        "\u{1f600} é 中 \u{85}",
    ];
    for client in Client::all().await {
        for (number, text) in hostile.iter().enumerate() {
            let (_, token) = client.person(&format!("<b>&\"'{number}\u{ffff}]]>")).await;
            let title = text.lines().next().unwrap().replace('\u{85}', "");
            let title = title.chars().take(140).collect::<String>();
            let (id, _) = say(&client, &token, "c/l", &title, &text.replace('\u{85}', "")).await;
            let thread = feed(&client, &format!("/threads/{id}/feed.atom")).await;
            let entry = thread.one("entry");
            let allowed = |text: &str| text.replace(['\u{ffff}', '\u{fffe}'], "");
            assert_eq!(entry.one("title").text, allowed(title.trim()));
            assert_eq!(
                entry.one("author").one("name").text,
                format!("<b>&\"'{number}]]>")
            );
            let names: Vec<&str> = entry.inside.iter().map(|element| element.name.as_str()).collect();
            assert_eq!(
                names,
                ["id", "title", "published", "updated", "author", "link", "content"]
            );
            let content = entry.one("content");
            assert!(content.inside.is_empty());
            if content.attribute("type") == "text" {
                assert!(text.contains("deep"));
                continue;
            }
            for tag in content.text.split('<').skip(1) {
                let (tag, _) = tag.split_once('>').unwrap();
                // What stands between quotation marks is no markup.
                let markup: String = tag.split('"').step_by(2).collect();
                let is_link = tag.starts_with("a href=\"https://a.example/")
                    && ["a href= rel=", "a href= title= rel="].contains(&&*markup)
                    && tag.ends_with(" rel=\"nofollow ugc noopener\"");
                assert!(is_link || ["p", "/p", "/a"].contains(&tag), "{tag} of {text}");
            }
        }
        let course = feed(&client, "/courses/c/feed.atom").await;
        assert_eq!(course.all("entry").count(), hostile.len());
    }
}
