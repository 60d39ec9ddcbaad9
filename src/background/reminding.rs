//! Reminders of client secrets that end. A note of each secret outlives it (`setup::note`); from the notes follow what to say now, what
//! to show on the toolbar button, and when to look again. A late look says the nearest reminder once; a clock that was set back says none
//! again.

use super::state::{State, fingerprint};
use super::{Effect, notice};
use crate::protocol::panel::{EndView, Millis, PutOff};
use crate::setup::expiry::{Ends, read_iso};
use crate::setup::note::{Leads, SecretNote};
use crate::setup::record::{SecretSlot, Setup};

/// A day, in milliseconds.
const DAY: Millis = 86_400_000.0;

/// How many days ahead the end of a secret is told: the organisation's word goes first.
pub fn leads(state: &State) -> &Leads {
    state.session.policy.reminders.as_ref().unwrap_or(&state.local.leads)
}

/// The secret that the open setup holds, as far as a note is about it.
#[derive(PartialEq)]
pub struct Subject {
    setup: Option<u32>,
    secret: Option<u64>,
    ends: Ends,
    description: Option<String>,
}

/// What a note is about now.
pub fn subject(state: &State) -> Subject {
    let held = state.secret().and_then(SecretSlot::taken);
    Subject {
        setup: state.local.open,
        secret: held.map(|held| fingerprint(held.secret.expose())),
        ends: held.map(|held| held.expires).unwrap_or_default(),
        description: held.and_then(|held| held.description.clone()),
    }
}

/// After each event: notes what has become known of a secret, reminds of what is due, and shows it on the toolbar button.
pub fn follow(state: &mut State, before: &Subject, now: Millis, effects: &mut Vec<Effect>) {
    take_note(state, before, now, effects);
    remind(state, now, effects);
    let days = soonest(state, now);
    if days != state.session.badge {
        state.session.badge = days;
        effects.push(Effect::Badge {
            text: days.map(notice::badge).unwrap_or_default(),
            title: days.map(notice::title).unwrap_or_default(),
        });
    }
}

fn take_note(state: &mut State, before: &Subject, now: Millis, effects: &mut Vec<Effect>) {
    let seen = subject(state);
    let leads = leads(state).clone();
    let Some(setup) = state.open_setup_mut().filter(|_| seen.secret.is_some() && seen != *before) else { return };
    match &mut setup.note {
        // Another setup was opened, and its note was taken then.
        Some(_) if before.setup != seen.setup => {}
        Some(note) if before.secret == seen.secret => {
            if seen.ends != before.ends && seen.ends != Ends::Unknown {
                note.set_end(seen.ends, &leads, now);
            }
            note.description = seen.description.or(note.description.take());
        }
        note => {
            let mut new = SecretNote { description: seen.description, ..SecretNote::default() };
            new.set_end(seen.ends, &leads, now);
            *note = Some(new);
            dismiss(setup.id, effects);
        }
    }
}

fn remind(state: &mut State, now: Millis, effects: &mut Vec<Effect>) {
    let leads = leads(state).clone();
    for setup in &mut state.local.setups {
        let Some(note) = &mut setup.note else { continue };
        if note.quiet_until.take_if(|until| *until <= now).is_some() {
            note.reminded = None;
        }
        let Some(day) = note.watched().filter(|_| note.quiet_until.is_none()) else { continue };
        let Some(lead) = leads.due(day, now).filter(|lead| note.reminded.is_none_or(|last| *lead < last)) else { continue };
        note.reminded = Some(lead);
        let days = day.days_from(now);
        let message = notice::message(&setup.name, note.description.as_deref(), day);
        effects.push(Effect::Notify {
            setup: setup.id,
            title: notice::title(days),
            message,
            next: leads.next(day, now).is_some(),
        });
    }
}

/// Takes the setup's notification away.
pub fn dismiss(setup: u32, effects: &mut Vec<Effect>) {
    effects.push(Effect::Dismiss { setup });
}

/// Days to the end of the secret that ends first, of those that a word is due about.
fn soonest(state: &State, now: Millis) -> Option<i32> {
    let near = |setup: &Setup| is_near(state, setup, now).then(|| setup.note.as_ref()?.watched()).flatten();
    state.local.setups.iter().filter_map(near).map(|day| day.days_from(now)).min()
}

fn is_near(state: &State, setup: &Setup, now: Millis) -> bool {
    setup.note.as_ref().is_some_and(|note| {
        let due = note.watched().and_then(|day| leads(state).due(day, now));
        due.is_some() && note.quiet_until.is_none()
    })
}

/// When to look again.
pub fn next(state: &State, now: Millis) -> Option<Millis> {
    let of_note = |note: &SecretNote| {
        let day = note.watched()?;
        note.quiet_until.or_else(|| leads(state).next(day, now))
    };
    let notes = state.local.setups.iter().filter_map(|setup| of_note(setup.note.as_ref()?));
    // The days on the toolbar button are counted down.
    let tomorrow = soonest(state, now).filter(|days| *days >= 0).map(|_| ((now / DAY).floor() + 1.0) * DAY);
    notes.chain(tomorrow).reduce(f64::min)
}

/// The admin gives the day (ISO 8601), or takes it back with an empty text. What is no day changes nothing.
pub fn set_end(state: &mut State, day: &str, now: Millis, effects: &mut Vec<Effect>) {
    let ends = match (day, read_iso(day)) {
        ("", _) => Ends::Unknown,
        (_, Some(day)) => Ends::On(day),
        (_, None) => return,
    };
    if let Some(held) = state.open_secret().and_then(|slot| slot.held.as_mut()) {
        held.expires = ends;
    }
    let leads = leads(state).clone();
    if let Some(setup) = state.open_setup_mut() {
        setup.note.get_or_insert_default().set_end(ends, &leads, now);
        dismiss(setup.id, effects);
    }
}

/// Switches the open setup's reminders on or off. What lies behind by then is not made up for.
pub fn switch(state: &mut State, on: bool, now: Millis, effects: &mut Vec<Effect>) {
    let leads = leads(state).clone();
    if let Some(setup) = state.open_setup_mut() {
        let note = setup.note.get_or_insert_default();
        note.off = !on;
        note.set_end(note.ends, &leads, now);
        dismiss(setup.id, effects);
    }
}

/// No word about a setup's secret for a while.
pub fn put_off(state: &mut State, setup: u32, until: PutOff, now: Millis, effects: &mut Vec<Effect>) {
    let leads = leads(state).clone();
    let Some(note) = state.local.setups.iter_mut().find(|s| s.id == setup).and_then(|setup| setup.note.as_mut()) else { return };
    let next = note.watched().and_then(|day| leads.next(day, now));
    let week = now + 7.0 * DAY;
    note.quiet_until = match until {
        // The next date is not to be missed.
        PutOff::Week => Some(next.map_or(week, |next| next.min(week))),
        PutOff::Next => next,
    };
    dismiss(setup, effects);
}

/// What the panel shows of the open setup's secret's end.
pub fn view(state: &State, setup: &Setup, now: Millis) -> EndView {
    let Some(note) = &setup.note else { return EndView::default() };
    let day = note.ends.day();
    let next = day.and_then(|day| leads(state).next(day, now));
    EndView {
        known: true,
        ends: note.ends,
        description: note.description.clone(),
        days_left: day.map(|day| day.days_from(now)),
        reminding: !note.off,
        leads: leads(state).days().to_vec(),
        near: is_near(state, setup, now),
        more_to_come: next.is_some(),
        quiet_until: note.quiet_until,
    }
}
