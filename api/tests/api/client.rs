//! A client of the API, without a network between.

use crate::own_database::OwnDatabase;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use leerkring_api::{Api, Clock, Database, Rules, Site, router};
use leerkring_core::progress::What;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt;

/// A site with every lesson and question that can be named, and one poll.
pub struct AnySite;

impl Site for AnySite {
    fn has(&self, about: &What) -> bool {
        about.lesson().is_some()
    }

    fn poll_options(&self, poll: &What) -> Option<Vec<String>> {
        let options = ["yes", "no", "perhaps"].map(str::to_owned);
        (poll.to_string() == "c/l#poll").then(|| options.to_vec())
    }

    fn name(&self) -> String {
        "Any site".to_owned()
    }

    fn course_title(&self, course: &str) -> Option<String> {
        (course == "c").then(|| "Course <c>".to_owned())
    }

    fn thread_address(&self, thread: &str) -> String {
        format!("https://site.example/en/discussion/#{thread}")
    }
}

/// A client of an API of its own.
pub struct Client {
    pub app: Router,
    pub database: Database,
    /// Milliseconds since 1970 UTC; it goes on only when a test says so.
    pub time: Arc<AtomicU64>,
    _folder: tempfile::TempDir,
    _own: Option<OwnDatabase>,
}

impl Client {
    /// One for each kind of database.
    pub async fn all() -> Vec<Self> {
        Self::all_with(Rules::default()).await
    }

    /// One for each kind of database, on a site with such rules.
    pub async fn all_with(rules: Rules) -> Vec<Self> {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::in_folder(folder.path()).await.unwrap();
        let mut all = vec![Self::on(database, rules.clone(), folder)];
        if let Ok(url) = std::env::var("LEERKRING_TEST_POSTGRES") {
            let own = OwnDatabase::new(&url).await;
            let database = Database::on_postgres(&own.address()).await.unwrap();
            let mut client = Self::on(database, rules, tempfile::tempdir().unwrap());
            client._own = Some(own);
            all.push(client);
        }
        all
    }

    fn on(database: Database, rules: Rules, folder: tempfile::TempDir) -> Self {
        let time = Arc::new(AtomicU64::new(1_800_000_000_000));
        let told = Arc::clone(&time);
        let api = Api {
            database: database.clone(),
            clock: Clock::new(move || told.load(Ordering::SeqCst)),
            rules: Arc::new(rules),
            site: Arc::new(AnySite),
        };
        Self {
            app: router(api),
            database,
            time,
            _folder: folder,
            _own: None,
        }
    }

    /// Lets time go on, in milliseconds.
    pub fn wait(&self, time: u64) {
        self.time.fetch_add(time, Ordering::SeqCst);
    }

    /// Asks, and checks that whatever is no success is a problem in the way of RFC 9457.
    pub async fn ask(&self, request: Request<Body>) -> (StatusCode, Value) {
        let answer = self.app.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        if status == StatusCode::NO_CONTENT {
            return (status, Value::Null);
        }
        let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
        assert_eq!(
            kind == "application/problem+json",
            !status.is_success(),
            "{status} {kind}"
        );
        let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap())
    }

    /// Asks with a method, a token and a body.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        token: Option<&str>,
        body: Option<&Value>,
    ) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.ask(request.body(body).unwrap()).await
    }

    pub async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> (StatusCode, Value) {
        self.send("POST", path, token, Some(body)).await
    }

    pub async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.send("GET", path, None, None).await
    }

    pub async fn get_as(&self, path: &str, token: &str) -> (StatusCode, Value) {
        self.send("GET", path, Some(token), None).await
    }

    /// A person and their token.
    pub async fn person(&self, name: &str) -> (Value, String) {
        let (status, made) = self.post("/people", None, &json!({"name": name})).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        (made["person"].clone(), made["token"].as_str().unwrap().to_owned())
    }
}

/// A key that a browser would make up.
pub fn key(number: u8) -> String {
    format!("00000000-0000-4000-8000-0000000000{number:02x}")
}

/// What begins a thread.
pub fn thread(number: u8, about: &str) -> Value {
    json!({"key": key(number), "about": about, "kind": "question", "title": "Who else?", "text": "Who *else* tried this?"})
}
