//! What is kept of a client secret after the secret itself is forgotten: when it ends, what the portal calls it, and what the admin was
//! told of it. Nothing in here tells anything of the value.

use super::expiry::{Ends, Expiry};
use crate::protocol::panel::Millis;
use crate::small::sort_by_key;
use crate::wire::Wire;

/// A setup's note of its secret.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct SecretNote {
    /// What is known of the day it ends.
    pub ends: Ends,
    /// Its description in the portal, to find its row by.
    pub description: Option<String>,
    /// The nearest of the reminders that are behind: so many days before the end.
    pub reminded: Option<u16>,
    /// No word about it before then.
    pub quiet_until: Option<Millis>,
    /// Reminders are switched off for it.
    pub off: bool,
}

impl SecretNote {
    /// Takes in another end. What lies ahead of it by now was told on the spot: nobody has to be reminded of it.
    pub fn set_end(&mut self, ends: Ends, leads: &Leads, now: Millis) {
        self.ends = ends;
        self.quiet_until = None;
        self.reminded = ends.day().and_then(|day| leads.due(day, now));
    }

    /// The end, where reminders about it are wanted.
    pub fn watched(&self) -> Option<Expiry> {
        self.ends.day().filter(|_| !self.off)
    }
}

/// How many days before the end reminders come; 0 is the day itself.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct Leads(Vec<u16>);

impl Default for Leads {
    fn default() -> Self {
        Self(vec![30, 14, 3, 0])
    }
}

impl Leads {
    /// Most days ahead: what is longer than the longest validity that the portal offers (24 months) says nothing.
    pub const FARTHEST: u16 = 730;

    /// These, the farthest first, each once; days beyond [`Self::FARTHEST`] are left out. With none of them there are no reminders.
    pub fn new(mut days: Vec<u16>) -> Self {
        days.retain(|days| *days <= Self::FARTHEST);
        sort_by_key(&mut days, |days| std::cmp::Reverse(*days));
        days.dedup();
        Self(days)
    }

    /// All of them, the farthest first.
    pub fn days(&self) -> &[u16] {
        &self.0
    }

    /// The nearest one whose day has come.
    pub fn due(&self, day: Expiry, now: Millis) -> Option<u16> {
        self.0.iter().rev().copied().find(|lead| day.begin_of_day_before(*lead) <= now)
    }

    /// When the next one comes after this time.
    pub fn next(&self, day: Expiry, now: Millis) -> Option<Millis> {
        self.0.iter().map(|lead| day.begin_of_day_before(*lead)).find(|at| *at > now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::expiry::read_iso;

    const DAY: f64 = 86_400_000.0;

    /// The dates between which an admin hears of a secret.
    #[test]
    fn leads() {
        let day = read_iso("2027-11-25").unwrap();
        let at = |days: f64| day.begin_of_day_before(0) - days * DAY;
        let leads = Leads::default();
        for (days, due, next) in [
            (31.0, None, Some(30.0)),
            (30.0, Some(30), Some(14.0)),
            (20.5, Some(30), Some(14.0)),
            (3.0, Some(3), Some(0.0)),
            (0.0, Some(0), None),
            (-400.0, Some(0), None),
        ] {
            assert_eq!((leads.due(day, at(days)), leads.next(day, at(days))), (due, next.map(at)), "{days} days before");
        }
        assert_eq!(Leads::new(vec![3, 30, 3, 9000]).days(), [30, 3]);
        assert_eq!(Leads::new(vec![]).due(day, at(0.0)), None);
    }
}
