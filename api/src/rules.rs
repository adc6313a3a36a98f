//! What a site decides about its conversations.

use crate::guard::{Limit, Network, Proof};

/// What a site decides about its conversations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How many posts of a newcomer wait for a moderator; none where it is 0.
    pub approve_first: u32,
    /// After how many reports a post is hidden until a moderator has looked; never where it is 0.
    pub hide_after: u32,
    /// Proxies whose word is taken for where a request comes from.
    pub trusted_proxies: Vec<Network>,
    /// How often something may be tried.
    pub limits: Vec<Limit>,
    /// When a new person must prove to have worked.
    pub proof: Proof,
    /// Other origins whose pages may ask, exactly as browsers write them: `https://learn.example`.
    pub origins: Vec<String>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            approve_first: 0,
            hide_after: 3,
            trusted_proxies: Vec::new(),
            limits: Limit::USUAL.to_vec(),
            proof: Proof::default(),
            origins: Vec::new(),
        }
    }
}
