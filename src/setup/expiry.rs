//! The day a client secret ends, read from the portal's grid only where the text leaves no doubt.

use crate::wire::Wire;
use std::fmt;

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub struct Expiry {
    year: u16,
    month: u8,
    day: u8,
}

impl fmt::Display for Expiry {
    /// ISO 8601.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Expiry {
    fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let fits = (2000..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then_some(Self { year: year as u16, month: month as u8, day: day as u8 })
    }

    /// The day at this time (milliseconds since 1970, UTC).
    pub fn on(now: f64) -> Self {
        // Civil from days, as below.
        let days = (now / 86_400_000.0).floor() as i64 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year: year as u16, month: month as u8, day: day as u8 }
    }

    /// When the day begins in UTC, in milliseconds since 1970.
    pub fn start(self) -> f64 {
        self.days_since_1970() as f64 * 86_400_000.0
    }

    /// Whether the whole day has passed everywhere on Earth at this time (milliseconds since 1970, UTC).
    pub fn has_passed(self, now: f64) -> bool {
        // The last time zone's day ends twelve hours after UTC's.
        now > (self.days_since_1970() as f64 + 1.5) * 86_400_000.0
    }

    /// Days from civil, as in Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" (2021).
    fn days_since_1970(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }
}

/// Reads a date written in digits: year first, dots (day first), or slashes and dashes where only one order is possible.
/// Korean and Czech put a space after each dot (CLDR: `2027. 5. 26.`).
/// `03/04/2027` could be two days and is `None`.
pub fn read_date(text: &str) -> Option<Expiry> {
    let text = text.replace(". ", ".");
    let date = text.split([' ', 'T', ',']).find(|part| part.bytes().any(|b| b.is_ascii_digit()))?;
    let separator = date.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = date.trim_end_matches(separator).split(separator).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let (x, y, z) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
    match (a.len(), c.len(), separator) {
        (4, _, '-' | '/' | '.') => Expiry::new(x, y, z),
        (_, 4, '.') => Expiry::new(z, y, x),
        (_, 4, '-' | '/') if x == y || x > 12 => Expiry::new(z, y, x),
        (_, 4, '-' | '/') if y > 12 => Expiry::new(z, x, y),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There and back, over leap years and the turn of centuries.
    #[test]
    fn days_count() {
        for (days, iso) in
            [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_783, "2026-11-26"), (47_540, "2100-02-28"), (47_541, "2100-03-01")]
        {
            let day = Expiry::on(f64::from(days) * 86_400_000.0 + 1.0);
            assert_eq!((day.to_string().as_str(), day.days_since_1970()), (iso, i64::from(days)));
        }
    }

    /// A wrong day is worse than none; the rows with `None` could be read in two ways, or are no date.
    #[test]
    fn dates() {
        for (text, expected) in [
            ("2027-11-25", Some("2027-11-25")),
            ("2027/11/25", Some("2027-11-25")),
            ("11/25/2027", Some("2027-11-25")),
            ("25/11/2027", Some("2027-11-25")),
            ("25.11.2027", Some("2027-11-25")),
            ("5.6.2027", Some("2027-06-05")),
            ("2027. 11. 25.", Some("2027-11-25")),
            ("25. 11. 2027", Some("2027-11-25")),
            ("11/25/2027, 10:00 AM", Some("2027-11-25")),
            ("05/05/2027", Some("2027-05-05")),
            ("03/04/2027", None),
            ("13/13/2027", None),
            ("tomorrow", None),
            ("", None),
            ("1/2", None),
        ] {
            assert_eq!(read_date(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
        }
    }

    /// An admin in Hawaii still has the evening.
    #[test]
    fn the_day_itself_has_not_passed() {
        let day = read_date("2026-11-25").unwrap();
        assert_eq!(day.days_since_1970(), 20_782);
        assert!(!day.has_passed(20_782.0 * 86_400_000.0 + 80_000_000.0));
        assert!(day.has_passed(20_784.0 * 86_400_000.0));
    }
}
