//! What happened, counted for Prometheus. Labels are patterns of routes, methods and statuses: nothing that a caller chooses.

use leerkring_api::counts;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{DescriptorEncoder, EncodeLabelSet, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::sync::Arc;
use std::time::Duration;

/// What the text is written in.
pub const CONTENT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Upper bounds of durations, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct On {
    route: String,
    method: &'static str,
}

/// All that is counted.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    requests: Family<Answered, Counter>,
    durations: Family<On, Histogram, fn() -> Histogram>,
    streams: Gauge,
}

/// What the API counts by itself.
#[derive(Debug)]
struct OfApi;

impl Collector for OfApi {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), std::fmt::Error> {
        let counts = counts();
        for (name, help, count) in [
            (
                "leerkring_posts_made",
                "Posts that were written",
                counts.posts_made,
            ),
            (
                "leerkring_database_errors",
                "How often the database refused",
                counts.database_errors,
            ),
        ] {
            let number = ConstCounter::new(count);
            number.encode(encoder.encode_descriptor(name, help, None, MetricType::Counter)?)?;
        }
        Ok(())
    }
}

impl Metrics {
    /// Begins to count.
    pub fn new() -> Self {
        let mut registry = Registry::default();
        let requests = Family::default();
        let durations = Family::new_with_constructor((|| Histogram::new(BOUNDS)) as fn() -> Histogram);
        let streams = Gauge::default();
        registry.register(
            "leerkring_requests",
            "Requests that were answered",
            requests.clone(),
        );
        registry.register_with_unit(
            "leerkring_request_duration",
            "How long it took to begin an answer",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register(
            "leerkring_event_streams",
            "Event streams that are open",
            streams.clone(),
        );
        registry.register_collector(Box::new(OfApi));
        Self {
            registry: Arc::new(registry),
            requests,
            durations,
            streams,
        }
    }

    /// Counts a request.
    pub fn answered(&self, route: &str, method: &'static str, status: u16, took: Duration) {
        let on = On {
            route: route.to_owned(),
            method,
        };
        self.durations.get_or_create(&on).observe(took.as_secs_f64());
        let answered = Answered {
            route: on.route,
            method,
            status,
        };
        self.requests.get_or_create(&answered).inc();
    }

    /// Counts an event stream for as long as the answer is kept.
    pub fn stream(&self) -> OpenStream {
        self.streams.inc();
        OpenStream(self.streams.clone())
    }

    /// All of it as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// An event stream that is open.
pub struct OpenStream(Gauge);

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.dec();
    }
}
