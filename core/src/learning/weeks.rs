//! Days and weeks of the learner's own calendar, counted without a clock.

/// How many weeks are looked back on, this one included.
pub const WEEKS: usize = 12;

const DAY: i64 = 86_400_000;

/// What time it is where the learner is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Milliseconds since 1970 UTC.
    pub now: u64,
    /// Minutes by which local time is ahead of UTC now. Counts for all times, so a fact of the last hour of a
    /// day half a year ago may count for its neighbour.
    pub offset: i32,
}

/// An ISO 8601 week: Monday to Sunday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// ISO 8601 date of its Monday.
    pub monday: String,
    /// How many facts were kept in it.
    pub facts: usize,
}

impl Clock {
    /// Days since 1 January 1970.
    fn day(self, time: u64) -> i64 {
        let time = i64::try_from(time).unwrap_or(i64::MAX);
        time.saturating_add(i64::from(self.offset) * 60_000)
            .div_euclid(DAY)
    }

    /// Weeks since the one of Monday 29 December 1969: the first day of 1970 was a Thursday.
    pub(super) fn week(self, time: u64) -> i64 {
        (self.day(time) + 3).div_euclid(7)
    }

    /// ISO 8601 date of a time in milliseconds since 1970 UTC.
    pub fn date(self, time: u64) -> String {
        date(self.day(time))
    }

    /// The last [`WEEKS`] weeks, the oldest first, without facts yet.
    pub(super) fn weeks(self) -> Vec<Week> {
        let this = self.week(self.now);
        let back = WEEKS as i64 - 1;
        (this - back..=this)
            .map(|week| Week {
                monday: date(week * 7 - 3),
                facts: 0,
            })
            .collect()
    }
}

/// The date of a day since 1970 (Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`).
fn date(day: i64) -> String {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let (month, in_next_year) = if from_march < 10 {
        (from_march + 3, 0)
    } else {
        (from_march - 9, 1)
    };
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + in_next_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (seconds, iso) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_795_305_600, "2026-11-22"),
            (1_798_761_599, "2026-12-31"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(Clock::default().date(seconds * 1000), iso);
        }
    }

    #[test]
    fn a_day_ends_where_the_learner_is() {
        let just_before_midnight = 1_795_305_600_000 - 1;
        let at = |offset| Clock { now: 0, offset }.date(just_before_midnight);
        assert_eq!(at(0), "2026-11-21");
        assert_eq!(at(60), "2026-11-22");
        assert_eq!(at(-600), "2026-11-21");
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let month_lengths = |leap: bool| {
            [
                31,
                if leap { 29 } else { 28 },
                31,
                30,
                31,
                30,
                31,
                31,
                30,
                31,
                30,
                31,
            ]
        };
        let mut day = 0;
        for year in 1970..2300 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            for (month, length) in month_lengths(leap).into_iter().enumerate() {
                for of_month in 1..=length {
                    assert_eq!(date(day), format!("{year}-{:02}-{of_month:02}", month + 1));
                    day += 1;
                }
            }
        }
    }

    #[test]
    fn weeks_start_on_monday_and_end_with_this_one() {
        let sunday = Clock {
            now: 1_795_305_600_000,
            offset: 0,
        };
        let weeks = sunday.weeks();
        assert_eq!(weeks.len(), WEEKS);
        assert_eq!(weeks[11].monday, "2026-11-16");
        assert_eq!(weeks[0].monday, "2026-08-31");
        let monday = Clock {
            now: sunday.now + 86_400_000,
            offset: 0,
        };
        assert_eq!(monday.weeks()[11].monday, "2026-11-23");
    }
}
