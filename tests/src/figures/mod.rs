//! How fast the program is, beside a server that only says hello: `load` asks in many ways at once, `thread` reads in a browser.

pub mod load;
pub mod thread;

use axum::Router;
use axum::routing::get;

/// Says hello on a free port of this machine, as plainly as axum can, and prints where.
pub async fn hello() -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("serving http://{}/", listener.local_addr()?);
    let app = Router::new().route("/", get(async || "hello"));
    Ok(axum::serve(listener, app).await?)
}
