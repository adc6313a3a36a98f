//! What everybody is answered. A new operation is a line.

use super::operation::Operation;

/// What is sent, and what is answered.
pub struct Line {
    /// Its id in the OpenAPI document.
    pub operation: &'static str,
    /// A query or a body, with `{key}` for a new key and `{post}` and `{thread}` for the object.
    pub sent: &'static str,
    statuses: &'static str,
}

const fn line(operation: &'static str, sent: &'static str, statuses: &'static str) -> Line {
    Line {
        operation,
        sent,
        statuses,
    }
}

/// The statuses for nobody, a learner, another learner, a moderator and somebody whose token was revoked. Where there is an
/// object: what the learner wrote and all may see | what the learner wrote and is hidden | what is not there.
#[rustfmt::skip]
pub const TABLE: &[Line] = &[
    line("createPerson",    r#"{"name":"Cleo"}"#,                        "201 201 201 201 201"),
    line("createChallenge", "",                                          "200 200 200 200 200"),
    line("readMe",          "",                                          "401 200 200 200 401"),
    line("exportPerson",    "",                                          "401 200 200 200 401"),
    line("erasePerson",     "",                                          "401 204 204 204 401"),
    line("signIn",          r#"{"code":"0"}"#,                           "404 404 404 404 404"),
    line("listThreads",     "?about=c/l",                                "200 200 200 200 401"),
    line("createThread",    r#"{"key":"{key}","about":"c/l","kind":"question","title":"Who?","text":"Who?"}"#,
                                                                         "401 201 201 201 401"),
    line("readThread",      "",                                          "200 200 200 200 401 | 404 200 404 200 401 | 404 404 404 404 401"),
    line("markAnswer",      r#"{"post":null}"#,                          "401 200 404 200 401 | 401 200 404 200 401 | 401 404 404 404 401"),
    line("listPosts",       "",                                          "200 200 200 200 401 | 404 200 404 200 401 | 404 404 404 404 401"),
    line("createPost",      r#"{"key":"{key}","text":"We."}"#,           "401 201 201 201 401 | 401 409 404 201 401 | 401 404 404 404 401"),
    line("readPost",        "",                                          "200 200 200 200 401 | 404 200 404 200 401 | 404 404 404 404 401"),
    line("editPost",        r#"{"text":"Who else?"}"#,                   "401 200 404 404 401 | 401 200 404 404 401 | 401 404 404 404 401"),
    line("deletePost",      "",                                          "401 204 404 404 401 | 401 204 404 404 401 | 401 404 404 404 401"),
    line("listVersions",    "",                                          "200 200 200 200 401 | 404 200 404 200 401 | 404 404 404 404 401"),
    line("markHelpful",     r#"{"helpful":true}"#,                       "401 403 200 200 401 | 401 403 404 200 401 | 401 404 404 404 401"),
    line("reportPost",      r#"{"reason":"spam"}"#,                      "401 403 204 204 401 | 401 403 404 204 401 | 401 404 404 404 401"),
    line("createVote",      r#"{"voter":"{key}","poll":"c/l#poll","option":"yes"}"#,
                                                                         "201 201 201 201 201"),
    line("listQueue",       "",                                          "401 404 404 200 401"),
    line("createAct",       r#"{"key":"{key}","act":"remove","posts":["{post}"],"reason":"Spam."}"#,
                                                                         "401 404 404 201 401 | 401 404 404 201 401 | 401 404 404 404 401"),
    line("undoAct",         "",                                          "401 404 404 200 401 | 401 404 404 200 401 | 401 404 404 404 401"),
    line("listActs",        "",                                          "401 404 404 200 401"),
    line("streamEvents",    "?about=c/l",                                "200 200 200 200 200"),
    line("readCourseFeed",  "",                                          "200 200 200 200 200"),
    line("readThreadFeed",  "",                                          "200 200 200 200 200 | 404 404 404 404 404 | 404 404 404 404 404"),
];

impl Line {
    /// Whether it is about something that somebody wrote.
    pub fn has_object(&self, operation: &Operation) -> bool {
        ["{thread}", "{post}", "{act}"]
            .iter()
            .any(|object| operation.path.contains(object) || self.sent.contains(object))
    }

    /// The statuses, object by object.
    pub fn expected(&self) -> Vec<[u16; 5]> {
        let read = |group: &str| {
            let statuses: Vec<u16> = group
                .split_whitespace()
                .map(|status| status.parse().unwrap())
                .collect();
            statuses.try_into().unwrap()
        };
        self.statuses.split('|').map(read).collect()
    }
}
