//! A day of the learner's own calendar.

use std::fmt::{self, Display};

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;

/// A local day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of a time in milliseconds since 1970 UTC, where clocks are `offset` minutes ahead of UTC.
    pub fn of(time: u64, offset: i32) -> Self {
        let time = i64::try_from(time).unwrap_or(i64::MAX);
        Self(time.saturating_add(i64::from(offset) * 60_000).div_euclid(DAY))
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// How many days lie between an earlier day and this one; none where it is not earlier.
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(self.0.saturating_sub(earlier.0).max(0)).unwrap_or(u32::MAX)
    }

    /// The Monday of its week (ISO 8601).
    #[must_use]
    pub fn monday(self) -> Self {
        // 1970-01-01 was a Thursday.
        Self(self.0 - (self.0 + 3).rem_euclid(7))
    }

    /// Year, month and day of the Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms", `civil_from_days`).
    fn civil(self) -> (i64, i64, i64) {
        let since_march_of_0 = self.0.saturating_add(719_468);
        let (era, day) = (
            since_march_of_0.div_euclid(146_097),
            since_march_of_0.rem_euclid(146_097),
        );
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let of_year = day - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        (year + era * 400 + i64::from(month <= 2), month, day)
    }

    /// The day of the month.
    pub fn of_month(self) -> i64 {
        self.civil().2
    }

    /// The date without hyphens: `20261122`.
    pub fn compact(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}{month:02}{day:02}")
    }
}

impl Display for Day {
    /// ISO 8601: `2026-11-22`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (day, date) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (11_016, "2000-02-29"),
            (20_779, "2026-11-22"),
            (20_512, "2026-02-28"),
            (20_513, "2026-03-01"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(Day(day).to_string(), date);
            assert_eq!(Day(day).compact(), date.replace('-', ""));
        }
        // No day is so far off that it cannot be written.
        assert!(Day::of(u64::MAX, 840).to_string().len() > 9);
    }

    #[test]
    fn a_day_begins_at_local_midnight() {
        // 2026-11-21 23:30 UTC.
        let time = 20_779 * 86_400_000 - 30 * 60_000;
        assert_eq!(Day::of(time, 0), Day(20_778));
        assert_eq!(Day::of(time, 29), Day(20_778));
        assert_eq!(Day::of(time, 30), Day(20_779));
        assert_eq!(Day::of(time, -600), Day(20_778));
        assert_eq!(Day::of(0, -60), Day(-1));
    }

    #[test]
    fn weeks_begin_on_monday() {
        // 2026-11-22 is a Sunday.
        assert_eq!(Day(20_779).monday().to_string(), "2026-11-16");
        assert_eq!(Day(20_780).monday().to_string(), "2026-11-23");
        assert_eq!(Day(-1).monday().to_string(), "1969-12-29");
    }
}
