//! A plain file server under a sub-path, as a static host is.

use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

/// A host that ends with the test.
pub struct StaticHost {
    task: tokio::task::JoinHandle<()>,
    /// Address of the host, without the sub-path.
    pub address: String,
}

impl StaticHost {
    /// Serves a folder under `/learn/`; what is not there is answered by its `404.html`.
    pub async fn start(folder: &Path) -> anyhow::Result<Self> {
        let files = ServeDir::new(folder).not_found_service(ServeFile::new(folder.join("404.html")));
        let app = axum::Router::new().nest_service("/learn", files);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        let task = tokio::spawn(async move {
            axum::serve(listener, app).await.expect("the static host serves");
        });
        Ok(Self { task, address })
    }
}

impl Drop for StaticHost {
    fn drop(&mut self) {
        self.task.abort();
    }
}
