//! What a site decides about its conversations.

/// What a site decides about its conversations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How many posts of a newcomer wait for a moderator; none where it is 0.
    pub approve_first: u32,
    /// After how many reports a post is hidden until a moderator has looked; never where it is 0.
    pub hide_after: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            approve_first: 0,
            hide_after: 3,
        }
    }
}
