//! What waits for a moderator, as it lies before them: filtered, selected from, taken away and put back.

#[cfg(test)]
mod tests;

use crate::discussion::{Act, ActKind, MAX_ACT_POSTS, PostState, QueueEntry};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How long an act can be undone, in milliseconds.
pub const UNDO_WINDOW: u64 = 24 * 60 * 60 * 1000;

/// Which of the entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All of them.
    #[default]
    All,
    /// Those that wait because their authors are new.
    Waiting,
    /// Those that somebody reported.
    Reported,
}

impl Only {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::All, Self::Waiting, Self::Reported];

    /// Whether it lets an entry through.
    pub fn shows(self, entry: &QueueEntry) -> bool {
        match self {
            Self::All => true,
            Self::Waiting => entry.post.state == PostState::Waiting,
            Self::Reported => entry.post.state == PostState::Hidden || !entry.reports.is_empty(),
        }
    }
}

/// Entries that were taken out of the queue, with their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken(Vec<(usize, QueueEntry)>);

/// What waits, as it lies before a moderator. Nothing changes its place unless they say so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// Which of the entries are shown.
    pub only: Only,
    entries: Vec<QueueEntry>,
    fresh: Vec<QueueEntry>,
    chosen: BTreeSet<Uuid>,
}

impl Queue {
    /// Begins anew with these.
    pub fn fill(&mut self, entries: Vec<QueueEntry>) {
        self.entries = entries;
        self.fresh.clear();
        self.chosen.clear();
    }

    /// Puts further ones below the others.
    pub fn extend(&mut self, entries: Vec<QueueEntry>) {
        for entry in entries {
            let id = entry.post.id;
            self.fresh.retain(|fresh| fresh.post.id != id);
            if self.entry(id).is_none() {
                self.entries.push(entry);
            }
        }
    }

    /// Keeps those that are new apart until they are asked for.
    pub fn meet(&mut self, entries: Vec<QueueEntry>) {
        for entry in entries {
            let id = entry.post.id;
            if self.entry(id).is_none() && self.fresh.iter().all(|fresh| fresh.post.id != id) {
                self.fresh.push(entry);
            }
        }
    }

    /// How many are new.
    pub fn fresh(&self) -> usize {
        self.fresh.len()
    }

    /// Puts those that are new below the others, and says which one is the first.
    pub fn show_fresh(&mut self) -> Option<Uuid> {
        let fresh = std::mem::take(&mut self.fresh);
        let first = fresh.first()?;
        // Who asks for them wants to see them.
        if !self.only.shows(first) {
            self.only = Only::All;
        }
        let id = first.post.id;
        self.entries.extend(fresh);
        Some(id)
    }

    /// The entry about a post.
    pub fn entry(&self, post: Uuid) -> Option<&QueueEntry> {
        self.entries.iter().find(|entry| entry.post.id == post)
    }

    /// The newest post that is known.
    pub fn newest(&self) -> Option<Uuid> {
        // Ids of posts rise with time.
        let all = self.entries.iter().chain(&self.fresh);
        all.map(|entry| entry.post.id).max()
    }

    /// Whether nothing lies there.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Those that are shown.
    pub fn shown(&self) -> impl Iterator<Item = &QueueEntry> {
        self.entries.iter().filter(|entry| self.only.shows(entry))
    }

    /// How many there are of a kind.
    pub fn count(&self, only: Only) -> usize {
        self.entries.iter().filter(|entry| only.shows(entry)).count()
    }

    /// Selects a post, or does not any more.
    pub fn toggle(&mut self, post: Uuid) {
        if !self.chosen.remove(&post) {
            self.chosen.insert(post);
        }
    }

    /// Whether a post is selected.
    pub fn is_chosen(&self, post: Uuid) -> bool {
        self.chosen.contains(&post)
    }

    /// Selects all that are shown, as many as one act can be about; none where they all are.
    pub fn toggle_all(&mut self) {
        self.chosen = if self.all_chosen() {
            BTreeSet::new()
        } else {
            let shown = self.shown().map(|entry| entry.post.id);
            shown.take(MAX_ACT_POSTS).collect()
        };
    }

    /// Whether all that are shown are selected, as many as one act can be about.
    pub fn all_chosen(&self) -> bool {
        let most = self.shown().count().min(MAX_ACT_POSTS);
        most > 0 && self.chosen().len() == most
    }

    /// The selected posts. What is not shown is not selected.
    pub fn chosen(&self) -> Vec<Uuid> {
        let chosen = self.shown().map(|entry| entry.post.id);
        chosen
            .filter(|post| self.is_chosen(*post))
            .take(MAX_ACT_POSTS)
            .collect()
    }

    /// When those of the posts that were edited had been, as they lie there.
    pub fn edited(&self, posts: &[Uuid]) -> BTreeMap<Uuid, u64> {
        let edited = |post: &Uuid| Some((*post, self.entry(*post)?.post.edited?));
        posts.iter().filter_map(edited).collect()
    }

    /// Those of the posts that an act can be about.
    pub fn fitting(&self, act: ActKind, posts: &[Uuid]) -> Vec<Uuid> {
        let fits = |post: &Uuid| self.entry(*post).is_some_and(|entry| fits(act, entry));
        posts.iter().copied().filter(fits).collect()
    }

    /// The entry to go on with where these are dealt with: the next one that is shown, else the one before.
    pub fn beside(&self, posts: &[Uuid]) -> Option<Uuid> {
        let shown: Vec<Uuid> = self.shown().map(|entry| entry.post.id).collect();
        let last = shown.iter().rposition(|post| posts.contains(post))?;
        let (before, after) = shown.split_at_checked(last)?;
        let stays = |post: &&Uuid| !posts.contains(*post);
        let next = after.iter().find(stays);
        next.or_else(|| before.iter().rfind(stays)).copied()
    }

    /// Takes posts away that are dealt with.
    pub fn take(&mut self, posts: &[Uuid]) -> Taken {
        let all = std::mem::take(&mut self.entries).into_iter().enumerate();
        let (taken, kept): (Vec<_>, Vec<_>) = all.partition(|(_, entry)| posts.contains(&entry.post.id));
        self.entries = kept.into_iter().map(|(_, entry)| entry).collect();
        self.chosen.retain(|post| !posts.contains(post));
        Taken(taken)
    }

    /// Puts them back where they were, and says which one is the first.
    pub fn put_back(&mut self, taken: Taken) -> Option<Uuid> {
        let first = taken.0.first().map(|(_, entry)| entry.post.id);
        for (place, entry) in taken.0 {
            let id = entry.post.id;
            self.fresh.retain(|fresh| fresh.post.id != id);
            if self.entry(id).is_none() {
                self.entries.insert(place.min(self.entries.len()), entry);
            }
        }
        first
    }
}

/// Whether an act can be about an entry.
pub fn fits(act: ActKind, entry: &QueueEntry) -> bool {
    match act {
        // Its text is gone, so there is nothing to show.
        ActKind::Approve => entry.post.state != PostState::RemovedByAuthor,
        ActKind::Remove => true,
        // Nobody silences moderators or those who left.
        ActKind::Mute | ActKind::Ban => entry.post.author.as_ref().is_some_and(|author| !author.moderator),
        _ => false,
    }
}

/// Whether posts are dealt with by an act; else they wait on.
pub fn settles(act: ActKind) -> bool {
    matches!(act, ActKind::Approve | ActKind::Remove)
}

/// Whether an act can be undone.
pub fn can_be_undone(act: &Act, now: u64) -> bool {
    act.undone.is_none() && now < act.created.saturating_add(UNDO_WINDOW)
}
