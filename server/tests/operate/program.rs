//! The program on a site with threads, asked as plainly as HTTP/1.1 allows.

use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use tempfile::TempDir;

/// A folder with a site in `site`, and room for databases and copies.
pub struct Host {
    root: TempDir,
}

const SITE: &str = "id = \"test\"\nname = \"Test\"\naddress = \"https://test.example/learn/\"\nlanguages = [\"en\"]\nauthors = [\"A\"]\n[features]\nthreads = true\n";
const COURSE: &str = "---\ntitle: Course\nsummary: S.\nkind: guide\n---\n\nIntro.\n\n## Module {#module}\n\n- [One](one.en.md)\n";
const LESSON: &str = "---\ntitle: One\nsummary: S.\n---\n\nText.\n\n```poll tools\nWhich?\n\n- first: The first\n- second: The second\n```\n";

impl Host {
    pub fn new() -> Self {
        let host = Self {
            root: TempDir::new().unwrap(),
        };
        std::fs::create_dir_all(host.at("site/courses/c")).unwrap();
        std::fs::write(host.at("site/site.toml"), SITE).unwrap();
        std::fs::write(host.at("site/courses/c/course.en.md"), COURSE).unwrap();
        std::fs::write(host.at("site/courses/c/one.en.md"), LESSON).unwrap();
        host
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// The program in the folder, with none of the settings of whoever runs the tests.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_leerkring"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("LEERKRING_") {
                command.env_remove(name);
            }
        }
        command.args(arguments).current_dir(self.root.path());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs it to a good end.
    pub fn succeed(&self, arguments: &[&str]) {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    }

    /// Runs it to exit code 2; what it said.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        said(&output)
    }

    pub fn serve(&self, arguments: &[&str]) -> Server {
        self.serve_with(arguments, &[])
    }

    pub fn serve_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Server {
        let log = self.at("log");
        let mut command = self.command(&["serve", "site", "--listen", "127.0.0.1:0"]);
        command
            .args(arguments)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| line.unwrap().strip_prefix("serving http://").map(str::to_owned));
        let address = address.unwrap_or_else(|| std::fs::read_to_string(&log).unwrap());
        Server {
            child,
            host: address.split('/').next().unwrap().to_owned(),
            log,
        }
    }
}

/// What a program said on standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server that ends with the test.
pub struct Server {
    child: Child,
    /// Address and port.
    pub host: String,
    log: PathBuf,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Server {
    pub fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.host).unwrap()
    }

    /// The head of a request, whole but for what `more` adds.
    pub fn head(&self, method: &str, path: &str, more: &str) -> String {
        format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n{more}\r\n",
            self.host
        )
    }

    pub fn ask(&self, method: &str, path: &str, more: &str, body: &str) -> Answer {
        let mut stream = self.connect();
        let head = self.head(method, path, more);
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body.as_bytes()).unwrap();
        answer(stream)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", "")
    }

    pub fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        let body = body.to_string();
        self.ask("POST", path, &headers(token, &body), &body)
    }

    /// A thread by somebody new; its id.
    pub fn talk(&self, text: &str) -> String {
        let made = self.post("/api/v1/people", None, &json!({"name": "Ada"})).json();
        let thread = json!({
            "key": "00000000-0000-4000-8000-000000000001", "about": "c/one", "kind": "question",
            "title": "Who else?", "text": text
        });
        let made = self.post("/api/v1/threads", made["token"].as_str(), &thread);
        assert_eq!(made.status, 201, "{}", made.body);
        made.json()["thread"]["id"].as_str().unwrap().to_owned()
    }

    /// What the first post of a thread says.
    pub fn text_of(&self, thread: &str) -> Option<String> {
        let answer = self.get(&format!("/api/v1/threads/{thread}/posts"));
        answer.json()["items"][0]["text"].as_str().map(str::to_owned)
    }

    /// Asks the program to end as the system does.
    pub fn terminate(&self) {
        let id = self.child.id().to_string();
        let killed = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(killed.success());
    }

    pub fn wait(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Ends the program in order.
    pub fn end(mut self) {
        self.terminate();
        assert!(self.wait().success());
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The headers of a JSON body.
pub fn headers(token: Option<&str>, body: &str) -> String {
    let token = token.map_or_else(String::new, |token| format!("authorization: Bearer {token}\r\n"));
    format!(
        "{token}content-type: application/json\r\ncontent-length: {}\r\n",
        body.len()
    )
}

/// Reads an answer to its end.
pub fn answer(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    Answer {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head: head.to_ascii_lowercase(),
        body: body.to_owned(),
    }
}

/// The files in a folder, by name.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
