//! Streams of server-sent events, which go on where they left off.

use super::bus::{Seat, Told};
use super::read::newest;
use crate::database::{Database, event};
use crate::guard::Client;
use crate::http::{Api, Problem, Query};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::RETRY_AFTER;
use axum::response::sse::{self, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use leerkring_core::Id;
use leerkring_core::discussion::Event;
use leerkring_core::progress::What;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;
use utoipa::IntoParams;
use uuid::Uuid;

/// The most events that are told afterwards; after more the page is better asked for anew.
const MOST_MISSED: usize = 500;
/// How long nothing is said before something is, so that nobody in between takes the stream for dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// What to tell of: exactly one of a lesson, a course and a thread.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// The lesson or question, `course/lesson` or `course/lesson#question`; a lesson stands for its questions too.
    about: Option<String>,
    /// The course.
    course: Option<String>,
    /// The thread.
    thread: Option<String>,
    /// The id of the last event that was read. The header `Last-Event-ID` goes before it.
    last: Option<u64>,
}

/// Tells what happens, as server-sent events (`text/event-stream`): `change` with an `Event`, and `reset` where too
/// much happened since the last event that was read, so that everything should be asked for again.
#[utoipa::path(
    get, path = "/events", operation_id = "streamEvents", tag = "live", params(Asked),
    responses(
        (status = 200, description = "Each `change` holds this.", content_type = "text/event-stream", body = Event),
        Problem
    )
)]
pub(crate) async fn stream(
    State(api): State<Api>,
    client: Client,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let last = last(&headers, asked.last);
    let topic = Topic::of(asked)?;
    let Some(seat) = api.live.join(client).await else {
        return Ok(([(RETRY_AFTER, "30")], Problem::unavailable()).into_response());
    };
    let telling = Telling::begin(&api.database, seat, topic, last).await?;
    // A proxy that gathers the answer before passing it on would hold events back.
    let head = [("x-accel-buffering", "no")];
    Ok((head, Sse::new(unfold(telling, Telling::next))).into_response())
}

/// The last event that was read, where one was. What is no number is the id of no event.
fn last(headers: &HeaderMap, asked: Option<u64>) -> Option<i64> {
    let header = headers.get("last-event-id").filter(|header| !header.is_empty());
    let Some(header) = header else {
        return asked.map(|id| i64::try_from(id).unwrap_or(i64::MAX));
    };
    let id = header.to_str().ok().and_then(|header| header.parse().ok());
    Some(id.unwrap_or(i64::MAX))
}

/// What a stream tells of.
enum Topic {
    Place(What),
    Thread(Uuid),
}

impl Topic {
    fn of(asked: Asked) -> Result<Self, Problem> {
        match (asked.about, asked.course, asked.thread) {
            (Some(about), None, None) => {
                let place = about.parse::<What>().ok();
                let place = place.filter(|place| place.lesson().is_some());
                let place = place.ok_or_else(|| Problem::field("about", "is no lesson or question"))?;
                Ok(Self::Place(place))
            }
            (None, Some(course), None) => {
                let course = course.parse::<Id>();
                let course = course.map_err(|_| Problem::field("course", "is no course"))?;
                Ok(Self::Place(What::Course(course)))
            }
            // Whether there is one is not said: of a thread that only its author sees, nothing is told.
            (None, None, Some(thread)) => Uuid::try_parse(&thread)
                .map(Self::Thread)
                .map_err(|_| Problem::field("thread", "is no thread")),
            _ => Err(Problem::field(
                "about",
                "or course or thread is needed, one of them",
            )),
        }
    }

    fn takes(&self, told: &Told) -> bool {
        match self {
            Self::Place(place) => place.holds(&told.about),
            Self::Thread(thread) => *thread == told.thread,
        }
    }
}

/// A stream that is being told.
struct Telling {
    seat: Seat,
    topic: Topic,
    /// Up to this event everything was told.
    position: i64,
    /// What is told first.
    first: VecDeque<sse::Event>,
    silent_until: Instant,
}

impl Telling {
    async fn begin(
        database: &Database,
        seat: Seat,
        topic: Topic,
        last: Option<i64>,
    ) -> Result<Self, Problem> {
        let mut telling = Self {
            topic,
            position: seat.newest,
            seat,
            first: VecDeque::new(),
            silent_until: Instant::now() + KEEP_ALIVE,
        };
        match last {
            // What was written before is not told, even where this copy has not handed it on yet.
            None => telling.position = newest(database).await?,
            // Whoever already read all there is needs nothing from the table.
            Some(last) if last == telling.position => {}
            Some(last) => match missed(database, last).await? {
                Some(missed) => telling.tell_missed(last, &missed),
                None => {
                    telling.position = newest(database).await?;
                    telling.first.push_back(telling.reset());
                    return Ok(telling);
                }
            },
        }
        telling.first.push_back(telling.place());
        Ok(telling)
    }

    fn tell_missed(&mut self, last: i64, missed: &[Arc<Told>]) {
        self.position = missed.last().map_or(last, |told| told.id);
        let taken = missed.iter().filter(|told| self.topic.takes(told));
        self.first.extend(taken.map(|told| change(told)));
    }

    async fn next(mut self) -> Option<(Result<sse::Event, Infallible>, Self)> {
        let event = match self.first.pop_front() {
            Some(event) => event,
            None => self.wait().await?,
        };
        self.silent_until = Instant::now() + KEEP_ALIVE;
        Some((Ok(event), self))
    }

    /// What to send next; `None` where the stream ends: with the program, or because it fell too far behind. Who reads it
    /// asks again and goes on from there.
    async fn wait(&mut self) -> Option<sse::Event> {
        loop {
            let told = tokio::select! {
                biased;
                () = self.seat.ending.wait() => return None,
                told = self.seat.told.recv() => told.ok()?,
                () = tokio::time::sleep_until(self.silent_until) => return Some(self.place()),
            };
            if told.id <= self.position {
                continue;
            }
            self.position = told.id;
            if self.topic.takes(&told) {
                return Some(change(&told));
            }
        }
    }

    /// Says that everything should be asked for again.
    fn reset(&self) -> sse::Event {
        let reset = sse::Event::default().event("reset").data("{}");
        reset.id(self.position.to_string())
    }

    /// No event, but says how far all was told: who asks again need not read what is about something else.
    fn place(&self) -> sse::Event {
        sse::Event::default().comment("").id(self.position.to_string())
    }
}

fn change(told: &Told) -> sse::Event {
    let event = sse::Event::default().event("change").data(&told.data);
    event.id(told.id.to_string())
}

/// What happened after an event, whatever it is about; `None` where that event is not known (any more), or too much
/// happened since.
async fn missed(database: &Database, last: i64) -> Result<Option<Vec<Arc<Told>>>, DbErr> {
    let rows = event::Entity::find()
        .filter(event::Column::Id.gte(last))
        .order_by_asc(event::Column::Id)
        // The event itself, and one more than is told.
        .limit(MOST_MISSED as u64 + 2)
        .all(database.read())
        .await?;
    let is_known = rows.first().is_some_and(|row| row.id == last);
    if !is_known || rows.len() > MOST_MISSED + 1 {
        return Ok(None);
    }
    Ok(Some(rows.into_iter().skip(1).filter_map(Told::of).collect()))
}
