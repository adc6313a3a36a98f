//! The coming days: a forecast, and reminders for the learner's own calendar.

use super::overview::in_words;
use crate::browser::{absolute, download, now, weekday};
use crate::components::{Bar, BarChart};
use crate::context::{Context, context, t, t_with};
use crate::route::Route;
use crate::state::Plan;
use leerkring_core::review::{Calendar, Day, FORECAST_DAYS, Reminder};
use leerkring_core::texts::Text;
use leptos::prelude::*;

/// How much comes back on which day.
pub fn days(plan: &Plan) -> AnyView {
    let lang = context().links.lang;
    let forecast = plan.schedule.forecast(plan.today);
    let bars = forecast.iter().map(|(day, value)| {
        let iso = day.to_string();
        let marked = *day == plan.today;
        Bar {
            short: weekday(&iso, &lang).unwrap_or_default(),
            below: day.of_month().to_string(),
            long: if marked { t(Text::Today) } else { in_words(*day) },
            value: *value,
            marked,
        }
    });
    let bars = bars.collect();
    let context = context();
    let some = forecast.iter().any(|(_, count)| *count > 0);
    let calendar = some.then(|| {
        let save = move |_| {
            download(
                "review.ics",
                "text/calendar;charset=utf-8",
                &calendar(&context, &forecast),
            );
        };
        view! {
            <div class="review-calendar">
                <button type="button" class="quiet" on:click=save>{t(Text::ReviewCalendar)}</button>
                <p>{t(Text::ReviewCalendarLead)}</p>
            </div>
        }
        .into_any()
    });
    let title = t_with(Text::ReviewForecastNamed, &[("days", &FORECAST_DAYS.to_string())]);
    view! {
        <section class="review-days">
            <h2>{t(Text::ReviewForecast)}</h2>
            <BarChart id="forecast" title heads=(Text::DayColumn, Text::QuestionsColumn) bars/>
            {calendar}
        </section>
    }
    .into_any()
}

fn calendar(context: &Context, forecast: &[(Day, usize)]) -> String {
    let texts = &context.texts;
    let reminders: Vec<Reminder> = forecast
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(day, count)| Reminder {
            day: *day,
            summary: match count {
                1 => texts.get(Text::ReviewDueOne).to_owned(),
                count => texts.with(Text::ReviewDue, &[("count", &count.to_string())]),
            },
        })
        .collect();
    let site = &context.site;
    let calendar = Calendar {
        name: &format!("{}: {}", site.name, texts.get(Text::Review)),
        site: site.id.as_str(),
        address: &absolute(&context.links.to(&Route::Review)),
        made: now(),
    };
    calendar.write(&reminders)
}
