//! The day a client secret ends, read from the portal's grid only where the text leaves no doubt.

use crate::wire::Wire;
use std::fmt;

/// A day, in milliseconds.
const DAY: f64 = 86_400_000.0;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

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
        let date = Self { year: year as u16, month: month as u8, day: day as u8 };
        // A day that its month does not have is another one after the count there and back.
        (fits && Self::of_days(date.days_since_1970()) == date).then_some(date)
    }

    /// "25 November 2027".
    pub fn in_words(self) -> String {
        let month = MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default();
        [&self.day.to_string(), month, &self.year.to_string()].join(" ")
    }

    /// Days from the day (UTC) of this time to this one; below zero when it has passed.
    pub fn days_from(self, now: f64) -> i32 {
        (self.days_since_1970() - Self::on(now).days_since_1970()) as i32
    }

    /// The beginning (UTC) of the day so many days before this one, in milliseconds since 1970.
    pub fn begin_of_day_before(self, days: u16) -> f64 {
        (self.days_since_1970() - i64::from(days)) as f64 * DAY
    }

    /// The day at this time (milliseconds since 1970, UTC).
    pub fn on(now: f64) -> Self {
        Self::of_days((now / DAY).floor() as i64)
    }

    /// Civil from days, as below.
    fn of_days(days: i64) -> Self {
        let days = days + 719_468;
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
        now > (self.days_since_1970() as f64 + 1.5) * DAY
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

/// What is known of the day a secret ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Wire)]
pub enum Ends {
    /// Nothing.
    #[default]
    Unknown,
    /// The day.
    On(Expiry),
    /// One of these: the page wrote a date like `03/04/2027`, and nothing there tells what comes first.
    OneOf([Expiry; 2]),
}

impl Ends {
    /// The day, where there is no doubt.
    pub fn day(self) -> Option<Expiry> {
        if let Self::On(day) = self { Some(day) } else { None }
    }

    /// What is known, with what another look has found.
    pub fn or(self, other: Self) -> Self {
        if self.day().is_some() || other == Self::Unknown { self } else { other }
    }
}

/// What comes first in a date that ends with the year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// `25/11/2027`.
    DayFirst,
    /// `11/25/2027`.
    MonthFirst,
}

/// Languages whose every region that writes `03/04/2027` or `03-04-2027` means April: of the portal's 19 languages (portal SDK,
/// "Localization", 2023) by the short formats of CLDR 46. English and Spanish are not among them (United States, Panama), and the others
/// write dots, or the year first. The portal offers the formats of its language's regions.
const DAY_FIRST: [&str; 5] = ["fr", "id", "it", "nl", "pt"];

/// The order that a language leaves no doubt about (BCP 47 tag).
pub fn order_of_language(tag: &str) -> Option<Order> {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    DAY_FIRST.contains(&language.as_str()).then_some(Order::DayFirst)
}

/// The order that all these dates of one column leave open; `None` if they leave both, or contradict each other.
pub fn order_of_dates<'a>(dates: impl Iterator<Item = &'a str>) -> Option<Order> {
    let mut orders = dates.filter_map(|text| Written::read(text)?.order());
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// Reads a date written in digits: year first, dots (day first), or slashes and dashes where only one order is possible or `order` is
/// known. Korean and Czech put a space after each dot (CLDR: `2027. 5. 26.`).
pub fn read_date(text: &str, order: Option<Order>) -> Ends {
    Written::read(text).map(|written| written.ends(order)).unwrap_or_default()
}

/// A day as a date box gives it (ISO 8601).
pub fn read_iso(text: &str) -> Option<Expiry> {
    let is_iso = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    read_date(text, None).day().filter(|_| is_iso)
}

/// The three numbers of a date, and what their form says of them.
enum Written {
    /// Year, month, day.
    Plain(u32, u32, u32),
    /// Two numbers in unknown order, and the year.
    YearLast(u32, u32, u32),
}

impl Written {
    fn read(text: &str) -> Option<Self> {
        let text = text.replace(". ", ".");
        let date = text.split([' ', 'T', ',']).find(|part| part.bytes().any(|b| b.is_ascii_digit()))?;
        let separator = date.chars().find(|c| !c.is_ascii_digit())?;
        let parts: Vec<&str> = date.trim_end_matches(separator).split(separator).collect();
        let [a, b, c] = parts.as_slice() else {
            return None;
        };
        let (x, y, z) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
        match (a.len(), c.len(), separator) {
            (4, _, '-' | '/' | '.') => Some(Self::Plain(x, y, z)),
            (_, 4, '.') => Some(Self::Plain(z, y, x)),
            (_, 4, '-' | '/') => Some(Self::YearLast(x, y, z)),
            _ => None,
        }
    }

    fn order(&self) -> Option<Order> {
        match self {
            Self::YearLast(x, y, _) if *x > 12 && *y <= 12 => Some(Order::DayFirst),
            Self::YearLast(x, y, _) if *y > 12 && *x <= 12 => Some(Order::MonthFirst),
            _ => None,
        }
    }

    fn ends(&self, order: Option<Order>) -> Ends {
        let on = |day: Option<Expiry>| day.map(Ends::On).unwrap_or_default();
        match *self {
            Self::Plain(year, month, day) => on(Expiry::new(year, month, day)),
            Self::YearLast(x, y, year) => match self.order().or(order) {
                Some(Order::DayFirst) => on(Expiry::new(year, y, x)),
                Some(Order::MonthFirst) => on(Expiry::new(year, x, y)),
                None if x == y => on(Expiry::new(year, x, y)),
                None => match (Expiry::new(year, y, x), Expiry::new(year, x, y)) {
                    (Some(day_first), Some(month_first)) => Ends::OneOf([day_first, month_first]),
                    (one, other) => on(one.or(other)),
                },
            },
        }
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
            ("30/02/2027", None),
            ("13/13/2027", None),
            ("tomorrow", None),
            ("", None),
            ("1/2", None),
        ] {
            assert_eq!(read_date(text, None).day().map(|d| d.to_string()).as_deref(), expected, "{text}");
        }
    }

    fn iso(text: &str) -> Expiry {
        read_iso(text).unwrap()
    }

    /// What one date leaves open, another of the same column or the page's language may settle; else both days are named.
    #[test]
    fn an_order_is_evidence() {
        let both = Ends::OneOf([iso("2027-04-03"), iso("2027-03-04")]);
        assert_eq!(read_date("03/04/2027", None), both);
        assert_eq!(read_date("03/04/2027", Some(Order::DayFirst)), Ends::On(iso("2027-04-03")));
        assert_eq!(read_date("03/04/2027", Some(Order::MonthFirst)), Ends::On(iso("2027-03-04")));
        assert_eq!(read_date("11/25/2027", Some(Order::DayFirst)), Ends::On(iso("2027-11-25")), "the date itself counts more");
        for (dates, expected) in [
            (vec!["03/04/2027", "25/04/2027"], Some(Order::DayFirst)),
            (vec!["4/25/2027", "03/04/2027"], Some(Order::MonthFirst)),
            (vec!["4/25/2027", "25/4/2027"], None),
            (vec!["03/04/2027", "2027-04-25", "25.4.2027", "never", "13/13/2027"], None),
        ] {
            assert_eq!(order_of_dates(dates.iter().copied()), expected, "{dates:?}");
        }
        for (tag, expected) in [("fr-FR", Some(Order::DayFirst)), ("pt-BR", Some(Order::DayFirst)), ("en", None), ("en-US", None)]
        {
            assert_eq!(order_of_language(tag), expected, "{tag}");
        }
        assert_eq!((order_of_language("es"), order_of_language(""), order_of_language("frr")), (None, None, None));
        assert_eq!(both.or(Ends::On(iso("2027-04-03"))), Ends::On(iso("2027-04-03")));
        assert_eq!(both.or(Ends::Unknown), both);
        assert_eq!(Ends::On(iso("2027-04-03")).or(both), Ends::On(iso("2027-04-03")));
    }

    /// What a date box may give, and nothing else.
    #[test]
    fn iso_days() {
        assert_eq!(iso("2027-11-25").in_words(), "25 November 2027");
        for text in ["2027-02-29", "2027-13-01", "25.11.2027", "2027-11-25T00", "1999-01-01", "", "2027-1-1"] {
            assert_eq!(read_iso(text), None, "{text}");
        }
    }

    /// An admin in Hawaii still has the evening.
    #[test]
    fn the_day_itself_has_not_passed() {
        let day = iso("2026-11-25");
        assert_eq!(day.days_since_1970(), 20_782);
        assert!(!day.has_passed(20_782.0 * 86_400_000.0 + 80_000_000.0));
        assert!(day.has_passed(20_784.0 * 86_400_000.0));
        assert_eq!(
            (day.days_from(20_782.0 * DAY + 5.0), day.days_from(20_783.0 * DAY), day.days_from(20_780.0 * DAY)),
            (0, -1, 2)
        );
        assert_eq!(day.begin_of_day_before(3), 20_779.0 * DAY);
    }
}
