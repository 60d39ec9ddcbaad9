//! Handing a setup over: what is sealed and when, and what becomes of an opened file. The work itself is done beside the queue, and
//! its answer comes back as an event. A passphrase is in no state: it goes through, from the intent to the effect.

use super::state::State;
use super::{Effect, MINUTE, SECRET_IDLE_MINUTES, filling, setups};
use crate::protocol::PageText;
use crate::protocol::handoff::{HandoffView, SealedFile};
use crate::protocol::panel::{Evidence, Millis, Origin};
use crate::setup::expiry::Ends;
use crate::setup::handoff::{Flaw, Handoff, LARGEST, SHORTEST_PASSPHRASE};
use crate::setup::record::{Held, HeldSecret};
use crate::wire::Wire;

/// An hour, in milliseconds.
const HOUR: f64 = 60.0 * MINUTE;
/// Longest time that a file is valid for, in hours.
const LONGEST: u32 = 31 * 24;
/// Base64 has four letters for three bytes.
const LARGEST_IN_BASE64: usize = LARGEST.div_ceil(3) * 4;

/// How far a handoff is.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Handing {
    /// What is shown of it.
    pub shown: HandoffView,
    /// Name and end of the file that is being sealed, until the answer is there.
    sealing: Option<(String, Millis)>,
    /// The last number given: an answer to an earlier one counts for nothing.
    last: u32,
}

impl Handing {
    fn works(&self) -> bool {
        matches!(self.shown, HandoffView::Sealing | HandoffView::Opening)
    }

    fn fail(&mut self, sealing: bool, flaw: Flaw) {
        self.shown = HandoffView::Failed { sealing, flaw };
    }
}

/// Seals the open setup for some hours.
pub fn seal(state: &mut State, passphrase: PageText, hours: u32, now: Millis, effects: &mut Vec<Effect>) {
    if state.session.handing.works() || !filling::is_ready(state) {
        return;
    }
    let not_after = now + f64::from(hours.clamp(1, LONGEST)) * HOUR;
    // To the minute, as it stands in the file.
    let not_after = (not_after / MINUTE).floor() * MINUTE;
    let Some(handoff) = handoff(state, not_after) else { return };
    let allowed = state.session.policy.handoff;
    let handing = &mut state.session.handing;
    if !allowed {
        return handing.fail(true, Flaw::SwitchedOff);
    }
    if passphrase.expose().chars().count() < SHORTEST_PASSPHRASE {
        return handing.fail(true, Flaw::WeakPassphrase);
    }
    handing.last = handing.last.wrapping_add(1);
    handing.shown = HandoffView::Sealing;
    handing.sealing = Some((handoff.name.clone(), not_after));
    effects.push(Effect::Seal { run: handing.last, text: handoff.write(), passphrase });
}

fn handoff(state: &State, not_after: Millis) -> Option<Handoff> {
    let setup = state.open_setup()?;
    let held = state.secret()?.usable()?;
    Some(Handoff {
        name: setup.name.clone(),
        tenant: setup.tenant.usable()?.clone(),
        client: setup.client.usable()?.clone(),
        secret: held.secret.clone(),
        ends: held.expires.day(),
        not_after: Some(not_after),
    })
}

/// A file was sealed, or not.
pub fn sealed(state: &mut State, run: u32, file: Result<String, Flaw>) {
    let handing = &mut state.session.handing;
    if handing.last != run || handing.shown != HandoffView::Sealing {
        return;
    }
    match (file, handing.sealing.take()) {
        (Ok(text), Some((name, not_after))) => handing.shown = HandoffView::Sealed(SealedFile { text, name, not_after }),
        (Err(flaw), _) => handing.fail(true, flaw),
        (Ok(_), None) => handing.fail(true, Flaw::Interrupted),
    }
}

/// Opens a file, given in Base64.
pub fn unseal(state: &mut State, file: String, passphrase: PageText, effects: &mut Vec<Effect>) {
    let allowed = state.session.policy.handoff;
    let handing = &mut state.session.handing;
    if handing.works() {
        return;
    }
    if !allowed {
        return handing.fail(false, Flaw::SwitchedOff);
    }
    if file.len() > LARGEST_IN_BASE64 {
        return handing.fail(false, Flaw::Huge);
    }
    handing.last = handing.last.wrapping_add(1);
    handing.shown = HandoffView::Opening;
    effects.push(Effect::Unseal { run: handing.last, file, passphrase });
}

/// A file was opened, or not. Its values become a setup of their own, whatever is open.
pub fn unsealed(state: &mut State, run: u32, text: Result<PageText, Flaw>, now: Millis, effects: &mut Vec<Effect>) {
    if state.session.handing.last != run || state.session.handing.shown != HandoffView::Opening {
        return;
    }
    let policy = &state.session.policy;
    let handoff = text.and_then(|text| Handoff::read(text.expose(), now)).and_then(|handoff| match () {
        () if !policy.handoff => Err(Flaw::SwitchedOff),
        () if !policy.allows_tenant(&handoff.tenant) => Err(Flaw::TenantNotAllowed),
        () => Ok(handoff),
    });
    match handoff {
        Err(flaw) => state.session.handing.fail(false, flaw),
        Ok(handoff) => take(state, handoff, now, effects),
    }
}

fn take(state: &mut State, handoff: Handoff, now: Millis, effects: &mut Vec<Effect>) {
    setups::open(state, None, effects);
    let evidence = Evidence::without_page(Origin::Import, now);
    let Some(setup) = state.open_setup_mut() else { return };
    if !handoff.name.is_empty() {
        setup.name = handoff.name;
    }
    setup.tenant.held = Some(Held { value: handoff.tenant, evidence: evidence.clone() });
    setup.client.held = Some(Held { value: handoff.client.clone(), evidence: evidence.clone() });
    let setup = setup.id;
    if let Some(slot) = state.open_secret() {
        slot.held = Some(HeldSecret {
            secret: handoff.secret,
            expires: handoff.ends.map(Ends::On).unwrap_or_default(),
            description: None,
            secret_id: None,
            app: Some(handoff.client),
            evidence,
            forgotten_at: now + SECRET_IDLE_MINUTES * MINUTE,
        });
    }
    state.session.handing.shown = HandoffView::Opened { setup };
}

/// Puts away what has come of it.
pub fn close(state: &mut State) {
    if !state.session.handing.works() {
        state.session.handing.shown = HandoffView::Idle;
    }
}

/// The worker was started: what it was at before has no one to finish it, and the passphrase is gone.
pub fn woken(state: &mut State) {
    if state.session.handing.works() {
        let sealing = state.session.handing.shown == HandoffView::Sealing;
        state.session.handing.fail(sealing, Flaw::Interrupted);
    }
}
