//! Reminders, over months: `day` sets the clock, and every event stops the worker.

use super::*;
use crate::background::NoticeAct;
use crate::policy::Policy;
use crate::protocol::panel::PutOff;
use crate::setup::expiry::read_iso;
use crate::wire::json::of_json;
use serde_json::json;

const DAY: f64 = 86_400_000.0;
const END: &str = "2027-11-25";

/// Midday, so many days before the end.
fn day(before: f64) -> f64 {
    read_iso(END).unwrap().begin_of_day_before(0) + (0.5 - before) * DAY
}

/// A setup whose secret ends on [`END`], a year ahead.
fn with_end() -> World {
    let mut world = World::with_setup();
    world.now = day(365.0);
    world.ready();
    world.run(Event::Panel(Intent::SetEnd { day: END.into() }));
    world.effects.clear();
    world
}

impl World {
    /// Titles of the notifications since the last call.
    fn told(&mut self) -> Vec<String> {
        let effects = std::mem::take(&mut self.effects);
        effects
            .into_iter()
            .filter_map(|effect| if let Effect::Notify { title, .. } = effect { Some(title) } else { None })
            .collect()
    }

    /// Titles that an alarm at this time leads to.
    fn at(&mut self, now: f64) -> Vec<String> {
        self.now = now;
        self.run(Event::TimePassed);
        self.told()
    }

    fn badge(&self) -> Option<i32> {
        self.state.session.badge
    }
}

/// Follows the alarms from one to the next, as the browser does.
#[test]
fn four_reminders_by_alarm() {
    let mut world = with_end();
    let mut told = vec![];
    while let Some(at) = world.state.session.wake.filter(|at| *at < day(-3.0)) {
        assert!(at > world.now);
        told.extend(world.at(at));
    }
    let days = ["in 30 days", "in 14 days", "in 3 days", "today"];
    assert_eq!(told, days.map(|when| format!("A client secret ends {when}")));
    assert_eq!(world.badge(), Some(-1));
}

/// The organisation's days take the place of the usual ones, also for a secret that is known already; days beyond any secret's
/// life are told and left out.
#[test]
fn the_policy_sets_the_days() {
    let mut world = with_end();
    let policy = Policy::read(of_json(json!({ "reminderDays": [7, 60, 9000] })));
    assert_eq!(policy.view().faults.len(), 1);
    world.run(Event::Policy(policy));
    assert_eq!(world.at(day(59.0)), ["A client secret ends in 59 days"]);
    assert_eq!((world.at(day(29.0)).len(), world.at(day(7.0)).len(), world.at(day(3.0)).len()), (0, 1, 0));
}

/// A computer that slept, or a browser that was closed, for months: once, and the nearest.
#[test]
fn late_is_once() {
    let mut world = with_end();
    assert_eq!(world.at(day(2.0)), ["A client secret ends in 2 days"]);
    assert_eq!(world.at(day(1.9)), Vec::<String>::new());
    assert_eq!(world.at(day(-40.0)), ["A client secret has ended"]);
    assert_eq!(world.at(day(-41.0)), Vec::<String>::new());
}

/// A restarted browser has forgotten its alarms and the text on the button.
#[test]
fn a_restart_sets_all_anew() {
    let mut world = with_end();
    world.at(day(20.0));
    world.state.session = Default::default();
    world.effects.clear();
    world.run(Event::Woken);
    assert!(world.effects.contains(&Effect::Badge { text: "20".into(), title: "A client secret ends in 20 days".into() }));
    assert!(world.effects.iter().any(|effect| matches!(effect, Effect::WakeAt { at: Some(at) } if *at > world.now)));
    assert_eq!(world.told(), Vec::<String>::new(), "said before");
}

/// The clock goes back and comes again: nothing is said twice.
#[test]
fn a_clock_set_back_repeats_nothing() {
    let mut world = with_end();
    assert_eq!(world.at(day(14.0)).len(), 1);
    for before in [29.0, 20.0, 13.0] {
        assert_eq!(world.at(day(before)), Vec::<String>::new(), "{before}");
    }
    assert_eq!(world.at(day(3.0)).len(), 1);
}

/// What was just read off the page, or typed, is no news.
#[test]
fn what_is_told_at_capture_is_not_told_again() {
    let mut world = World::with_setup();
    world.now = day(10.0);
    world.see(&page("c", PORTAL), vec![secret(SECRET)]);
    assert_eq!((world.told(), world.badge()), (vec![], Some(10)));
    assert_eq!(world.at(day(3.0)), ["A client secret ends in 3 days"]);
}

/// The note outlives the secret; another secret has a note of its own.
#[test]
fn a_note_is_about_one_secret() {
    let mut world = World::with_setup();
    world.now = day(300.0);
    world.see(&page("c", PORTAL), vec![secret(SECRET)]);
    world.run(Event::Panel(Intent::Wipe));
    let end = world.setup().end;
    assert_eq!((end.known, end.ends, end.days_left), (true, Ends::On(read_iso(END).unwrap()), Some(300)));
    world.run(Event::Panel(Intent::Type { field: ValueField::ClientSecret, text: SECRET.replace("abc", "xyz").as_str().into() }));
    assert_eq!((world.setup().end.known, world.setup().end.ends), (true, Ends::Unknown));
    assert_eq!(world.at(day(1.0)), Vec::<String>::new(), "nothing is known of this one's end");
}

/// Quiet for a week, but not beyond the next date; or until then; or for good.
#[test]
fn putting_off() {
    let put_off = |world: &mut World, until| world.run(Event::Notice { setup: 1, act: NoticeAct::PutOff(until) });
    let mut world = with_end();
    world.at(day(30.0));
    put_off(&mut world, PutOff::Week);
    assert_eq!((world.badge(), world.setup().end.near), (None, false));
    assert_eq!(world.at(day(24.0)), Vec::<String>::new());
    assert_eq!(world.at(day(22.9)), ["A client secret ends in 23 days"]);
    world.now = day(16.0);
    put_off(&mut world, PutOff::Week);
    assert_eq!(world.at(day(14.0)).len(), 1, "the next date counts more");
    put_off(&mut world, PutOff::Next);
    assert_eq!((world.at(day(6.0)), world.badge()), (vec![], None));
    assert_eq!(world.at(day(3.0)).len(), 1);
    world.run(Event::Panel(Intent::Remind { on: false }));
    assert_eq!((world.at(day(0.0)), world.badge(), world.state.session.wake), (vec![], None, None));
    world.run(Event::Panel(Intent::Remind { on: true }));
    assert_eq!((world.told(), world.badge()), (vec![], Some(0)), "it is seen, not said");
}

/// A click on a notification leads to the setup; a form that is being filled is not left for it.
#[test]
fn a_click_opens_the_setup() {
    let mut world = with_end();
    world.run(Event::Panel(Intent::NewSetup));
    world.effects.clear();
    let click = Event::Notice { setup: 1, act: NoticeAct::Open };
    world.run(click.clone());
    assert_eq!(world.state.local.open, Some(1));
    assert!(world.effects.contains(&Effect::Open { url: "panel.html".into() }));
    world.report(&page("f", PPAC), with_controls(form(1)));
    world.run(Event::Panel(Intent::Fill));
    world.run(Event::Notice { setup: 2, act: NoticeAct::Open });
    assert_eq!(world.state.local.open, Some(1));
    world.run(Event::Notice { setup: 99, act: NoticeAct::Open });
    assert_eq!(world.state.local.open, Some(1));
}

/// A date that could be two days is asked about; another row, or the page's language, may settle it.
#[test]
fn an_ambiguous_date_is_asked() {
    let expires = |text: &str, expires: &str| Sighting { fields: row(expires), ..secret(text) };
    let masked = |text: &str| Sighting { shape: "masked".to_owned(), ..expires("abc******", text) };
    let days = ["2027-04-03", "2027-03-04"].map(|day| read_iso(day).unwrap());
    for (language, other, expected) in [
        ("en", None, Ends::OneOf(days)),
        ("en", Some("25/11/2026"), Ends::On(days[0])),
        ("en", Some("11/25/2026"), Ends::On(days[1])),
        ("fr-FR", None, Ends::On(days[0])),
        ("fr-FR", Some("11/25/2026"), Ends::On(days[1])),
    ] {
        let mut world = World::with_setup();
        let sightings = other.map(masked).into_iter().chain([expires(SECRET, "03/04/2027")]).collect();
        world.report(&page("c", PORTAL), Report { sightings, language: language.to_owned(), ..Report::default() });
        assert_eq!(world.setup().end.ends, expected, "{language} {other:?}");
        assert_eq!(world.setup().client_secret.expires, expected.day().map(|day| day.to_string()));
        world.run(Event::Panel(Intent::SetEnd { day: "2027-03-04".into() }));
        assert_eq!(world.setup().client_secret.expires.as_deref(), Some("2027-03-04"));
        world.run(Event::Panel(Intent::SetEnd { day: "03/04/2027".into() }));
        assert_eq!(world.setup().end.ends, Ends::On(days[1]), "what is no day changes nothing");
        world.run(Event::Panel(Intent::SetEnd { day: String::new() }));
        assert_eq!(world.setup().end.ends, Ends::Unknown);
    }
}

/// The portal's description may be anything, so also a secret.
#[test]
fn a_description_that_is_a_secret_is_not_kept() {
    let mut world = World::with_setup();
    let field = |label: &str, text: &str| Field { label: label.to_owned(), text: text.into() };
    let fields = vec![field("expires", "11/25/2027"), field("description", &SECRET.replace("abc", "xyz"))];
    world.see(&page("c", PORTAL), vec![Sighting { fields, ..secret(SECRET) }]);
    assert_eq!((world.setup().end.known, world.setup().end.description), (true, None));
}
