//! One kept-alive HTTP/1.1 connection, with as little as possible between a test and the wire.

use anyhow::{Context, bail};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// What is asked.
pub struct Request<'a> {
    /// The method.
    pub method: &'a str,
    /// The path, with its query.
    pub path: &'a str,
    /// Who asks.
    pub token: Option<&'a str>,
    /// JSON.
    pub body: Option<&'a str>,
}

impl<'a> Request<'a> {
    /// Asks for something.
    pub fn get(path: &'a str) -> Self {
        Self {
            method: "GET",
            path,
            token: None,
            body: None,
        }
    }

    /// Sends something, as somebody.
    pub fn post(path: &'a str, token: &'a str, body: &'a str) -> Self {
        Self {
            method: "POST",
            path,
            token: Some(token),
            body: Some(body),
        }
    }
}

/// What is answered.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The content type.
    pub kind: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> anyhow::Result<serde_json::Value> {
        serde_json::from_slice(&self.body).context("the answer is no JSON")
    }
}

/// A connection that stays open from one request to the next.
pub struct Connection {
    stream: BufReader<TcpStream>,
    /// The lines of the head that are always the same.
    head: String,
}

impl Connection {
    /// Connects to `host:port`. To a program that trusts the proxies of this machine each connection is another visitor's.
    pub async fn open(host: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        let [_, b, c, d] = fastrand::u32(..).to_be_bytes();
        Ok(Self {
            stream: BufReader::new(stream),
            head: format!("host: {host}\r\nx-forwarded-for: 10.{b}.{c}.{d}\r\n"),
        })
    }

    /// Asks, and waits for the whole answer.
    pub async fn send(&mut self, request: &Request<'_>) -> anyhow::Result<Answer> {
        let Request { method, path, .. } = request;
        let mut text = format!("{method} {path} HTTP/1.1\r\n{}", self.head);
        if let Some(token) = request.token {
            text += &format!("authorization: Bearer {token}\r\n");
        }
        if let Some(body) = request.body {
            text += &format!(
                "content-type: application/json\r\ncontent-length: {}\r\n",
                body.len()
            );
        }
        text += "\r\n";
        text += request.body.unwrap_or_default();
        self.stream.write_all(text.as_bytes()).await?;
        self.answer().await
    }

    async fn answer(&mut self) -> anyhow::Result<Answer> {
        let first = self.line().await?;
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.with_context(|| format!("no status in {first:?}"))?;
        let (mut kind, mut length, mut is_chunked) = (String::new(), 0, false);
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-type" => value.trim().clone_into(&mut kind),
                "content-length" => length = value.trim().parse()?,
                "transfer-encoding" => is_chunked = true,
                _ => {}
            }
        }
        let body = if is_chunked {
            self.chunks().await?
        } else {
            self.bytes(length).await?
        };
        Ok(Answer { status, kind, body })
    }

    async fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line().await?;
            let length = usize::from_str_radix(line.trim(), 16)?;
            body.extend(self.bytes(length).await?);
            self.line().await?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    async fn bytes(&mut self, length: usize) -> anyhow::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    async fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            bail!("the connection was closed");
        }
        line.truncate(line.trim_end().len());
        Ok(line)
    }
}
