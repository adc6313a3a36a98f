//! Tests of the queue.

use super::*;
use crate::discussion::{Person, Post, ReportReason, ReportShown, Thread, ThreadKind};

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn entry(number: u128, state: PostState, reports: usize) -> QueueEntry {
    let author = Some(Person {
        id: id(900),
        name: "Ada".to_owned(),
        moderator: false,
    });
    let report = ReportShown {
        created: 1,
        reason: ReportReason::Spam,
        note: None,
    };
    QueueEntry {
        post: Post {
            id: id(number),
            thread: id(800),
            number: 1,
            author: author.clone(),
            created: 1,
            edited: None,
            state,
            text: "words".to_owned(),
            reply_to: None,
            helpful: 0,
            endorsed: false,
        },
        thread: Thread {
            id: id(800),
            about: "course/lesson".parse().unwrap(),
            kind: ThreadKind::Question,
            title: "Title".to_owned(),
            author,
            created: 1,
            active: 1,
            posts: 1,
            helpful: 0,
            quote: None,
            answer: None,
            pinned: false,
            closed: None,
        },
        reports: vec![report; reports],
    }
}

fn waiting(numbers: impl IntoIterator<Item = u128>) -> Vec<QueueEntry> {
    let entries = numbers.into_iter();
    entries
        .map(|number| entry(number, PostState::Waiting, 0))
        .collect()
}

fn shown(queue: &Queue) -> Vec<u128> {
    queue.shown().map(|entry| entry.post.id.as_u128()).collect()
}

fn queue(numbers: impl IntoIterator<Item = u128>) -> Queue {
    let mut queue = Queue::default();
    queue.fill(waiting(numbers));
    queue
}

#[test]
fn the_filter_counts_and_shows() {
    let mut queue = Queue::default();
    queue.fill(vec![
        entry(1, PostState::Waiting, 0),
        entry(2, PostState::Hidden, 3),
        entry(3, PostState::Shown, 1),
        entry(4, PostState::Waiting, 1),
    ]);
    assert_eq!(Only::ALL.map(|only| queue.count(only)), [4, 2, 3]);
    queue.only = Only::Reported;
    assert_eq!(shown(&queue), [2, 3, 4]);
}

#[test]
fn what_is_new_waits_until_it_is_asked_for() {
    let mut queue = queue([1, 2]);
    queue.meet(waiting([2, 3, 4]));
    queue.meet(waiting([3, 4]));
    assert_eq!((shown(&queue), queue.fresh()), (vec![1, 2], 2));
    queue.only = Only::Reported;
    assert_eq!(queue.show_fresh(), Some(id(3)));
    assert_eq!((shown(&queue), queue.fresh()), (vec![1, 2, 3, 4], 0));
    queue.meet(waiting([5]));
    queue.extend(waiting([4, 5]));
    assert_eq!((shown(&queue), queue.fresh()), (vec![1, 2, 3, 4, 5], 0));
    assert_eq!(queue.newest(), Some(id(5)));
}

#[test]
fn undone_entries_come_back_to_their_places() {
    let mut queue = queue(1..=5);
    queue.toggle(id(2));
    let taken = queue.take(&[id(2), id(4)]);
    assert_eq!(shown(&queue), [1, 3, 5]);
    assert!(queue.chosen().is_empty());
    queue.meet(waiting([4]));
    assert_eq!(queue.put_back(taken), Some(id(2)));
    assert_eq!((shown(&queue), queue.fresh()), ((1..=5).collect(), 0));
}

#[test]
fn work_goes_on_with_the_next_one() {
    let queue = queue(1..=4);
    assert_eq!(queue.beside(&[id(1)]), Some(id(2)));
    assert_eq!(queue.beside(&[id(1), id(3)]), Some(id(4)));
    assert_eq!(queue.beside(&[id(2), id(4)]), Some(id(3)));
    assert_eq!(queue.beside(&[id(1), id(2), id(3), id(4)]), None);
    assert_eq!(queue.beside(&[id(9)]), None);
}

#[test]
fn no_more_is_selected_than_one_act_takes_and_nothing_unseen() {
    let mut queue = queue(1..=120);
    queue.toggle_all();
    assert!(queue.all_chosen());
    assert_eq!(queue.chosen().len(), MAX_ACT_POSTS);
    queue.toggle_all();
    assert!(queue.chosen().is_empty());
    queue.toggle(id(7));
    assert_eq!(queue.chosen(), [id(7)]);
    queue.only = Only::Reported;
    assert!(queue.chosen().is_empty());
}

#[test]
fn acts_are_offered_where_they_can_be_done() {
    let mut queue = Queue::default();
    let mut moderators = entry(2, PostState::Shown, 1);
    moderators.post.author = moderators.post.author.map(|author| Person {
        moderator: true,
        ..author
    });
    let mut left = entry(3, PostState::RemovedByAuthor, 1);
    left.post.author = None;
    queue.fill(vec![entry(1, PostState::Hidden, 1), moderators, left]);
    let all = [id(1), id(2), id(3)];
    assert_eq!(queue.fitting(ActKind::Approve, &all), [id(1), id(2)]);
    assert_eq!(queue.fitting(ActKind::Remove, &all), all);
    assert_eq!(queue.fitting(ActKind::Ban, &all), [id(1)]);
}

#[test]
fn acts_can_be_undone_for_a_day() {
    let act = Act {
        id: id(1),
        moderator: None,
        created: 1000,
        act: ActKind::Remove,
        posts: vec![id(2)],
        reason: None,
        undone: None,
    };
    assert!(can_be_undone(&act, 1000 + UNDO_WINDOW - 1));
    assert!(!can_be_undone(&act, 1000 + UNDO_WINDOW));
    let undone = Some(1001);
    assert!(!can_be_undone(&Act { undone, ..act }, 1002));
}
