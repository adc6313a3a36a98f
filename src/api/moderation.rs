//! Requests of moderators to the dynamic API.

use super::{ApiClient, Refusal};
use gloo_net::http::Method;
use leerkring_core::discussion::{Act, MadePerson, NewAct, Page, Post, QueueEntry, SignIn};
use leerkring_core::json::FromJson;
use uuid::Uuid;

/// A moderator's way to the dynamic API.
#[derive(Clone, Debug)]
pub struct StaffClient {
    /// The dynamic API.
    pub api: ApiClient,
    /// What proves who they are.
    pub token: Option<String>,
}

impl StaffClient {
    /// What waits, from an entry on.
    ///
    /// # Errors
    /// [`Refusal`] says why it does not come.
    pub async fn queue(&self, after: Option<&str>) -> Result<Page<QueueEntry>, Refusal> {
        self.get(&from("moderation/queue", after)).await
    }

    /// What moderators did, the newest first, from an act on.
    ///
    /// # Errors
    /// [`Refusal`] says why it does not come.
    pub async fn acts(&self, after: Option<&str>) -> Result<Page<Act>, Refusal> {
        self.get(&from("moderation/acts", after)).await
    }

    /// Does something. The same one twice is done once.
    ///
    /// # Errors
    /// [`Refusal`] says why it is not done.
    pub async fn act(&self, new: &NewAct) -> Result<Act, Refusal> {
        let token = self.token.as_deref();
        let sent = self.api.send_json(Method::POST, "moderation/acts", token, new);
        sent.await
    }

    /// Undoes something.
    ///
    /// # Errors
    /// [`Refusal`] says why it stays.
    pub async fn undo(&self, act: Uuid) -> Result<Act, Refusal> {
        let path = format!("moderation/acts/{act}/undo");
        let token = self.token.as_deref();
        let text = self.api.send(Method::POST, &path, token, None).await?;
        Act::parse_json(&text).ok_or(Refusal::Unreachable)
    }

    /// A post, wherever it stands.
    ///
    /// # Errors
    /// [`Refusal`] says why it does not come.
    pub async fn post(&self, post: Uuid) -> Result<Post, Refusal> {
        self.get(&format!("posts/{post}")).await
    }

    async fn get<T: FromJson>(&self, path: &str) -> Result<T, Refusal> {
        self.api.get(path, self.token.as_deref()).await
    }
}

/// Takes a moderator in who has a code that works once.
///
/// # Errors
/// [`Refusal`] says why it does not.
pub async fn sign_in(api: &ApiClient, code: String) -> Result<MadePerson, Refusal> {
    let code = SignIn { code };
    api.send_json(Method::POST, "moderation/sign-in", None, &code)
        .await
}

fn from(path: &str, after: Option<&str>) -> String {
    after.map_or_else(|| path.to_owned(), |after| format!("{path}?after={after}"))
}
