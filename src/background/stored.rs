//! The session's stored form, for the browser's session memory: the only place besides the state itself that a secret is
//! written to. What is kept on disk is [`super::kept`]'s.

use super::describing::Description;
use super::environment::Environment;
use super::filling::FillRun;
use super::handing::Handing;
use super::permissions::HeldRing;
use super::proving::Asked;
use super::state::{Discarded, Document, DocumentId, Session};
use crate::dataverse::change::ProfileSecret;
use crate::entra::proof::Proof;
use crate::policy::Policy;
use crate::protocol::PageText;
use crate::protocol::panel::{ConflictReason, Evidence, Millis, PointTarget, TransferView};
use crate::setup::expiry::Ends;
use crate::setup::ids::{ClientId, Guid};
use crate::setup::record::{HeldSecret, SecretSlot, Setup};
use crate::setup::secret::{ClientSecret, SecretError};
use crate::small::{Map, Set};
use crate::wire::Wire;

/// Key of [`SessionRecord`] in `storage.session`.
pub const SESSION_KEY: &str = "session-1";

/// The session as it is kept in the browser's memory (`storage.session`, trusted contexts only).
#[derive(Wire, Default)]
pub struct SessionRecord {
    secrets: Vec<(u32, SlotRecord)>,
    documents: Vec<(DocumentId, Document)>,
    fill: Option<FillRun>,
    description: Option<Description>,
    malformed: u32,
    pointing: Option<PointTarget>,
    asked: Asked,
    handing: Handing,
    policy: Policy,
    left_out: Map<i32, String>,
    private_windows: Option<bool>,
    environment: Option<Environment>,
    errands: u32,
    held: Option<HeldRing>,
    discarded: Vec<DiscardedRecord>,
    transfer: TransferView,
    wake: Option<Millis>,
    badge: Option<i32>,
}

#[derive(Wire)]
struct DiscardedRecord {
    setup: Setup,
    secret: SlotRecord,
    proof: Option<Proof>,
    change: Option<ProfileSecret>,
    place: usize,
    until: Millis,
}

#[derive(Wire)]
struct SlotRecord {
    held: Option<HeldRecord>,
    question: Option<(HeldRecord, ConflictReason)>,
    /// As texts: JavaScript's numbers do not hold 64 bits.
    declined: Vec<String>,
    refused: Option<SecretError>,
}

#[derive(Wire)]
struct HeldRecord {
    secret: PageText,
    expires: Ends,
    description: Option<String>,
    secret_id: Option<Guid>,
    app: Option<ClientId>,
    evidence: Evidence,
    forgotten_at: Millis,
}

impl SessionRecord {
    /// The stored form of a session.
    pub fn of(session: &Session) -> Self {
        Self {
            secrets: session.secrets.iter().map(|(id, slot)| (*id, SlotRecord::of(slot))).collect(),
            documents: session.documents.iter().map(|(id, d)| (id.clone(), d.clone())).collect(),
            fill: session.fill.clone(),
            description: session.description.clone(),
            malformed: session.malformed,
            pointing: session.pointing,
            asked: session.asked.clone(),
            handing: session.handing.clone(),
            policy: session.policy.clone(),
            left_out: session.left_out.clone(),
            private_windows: session.private_windows,
            environment: session.environment.clone(),
            errands: session.errands,
            held: session.held.clone(),
            discarded: session.discarded.iter().map(DiscardedRecord::of).collect(),
            transfer: session.transfer.clone(),
            wake: session.wake,
            badge: session.badge,
        }
    }

    /// The session it was.
    pub fn into_session(self) -> Session {
        let mut session = Session {
            fill: self.fill,
            description: self.description,
            malformed: self.malformed,
            pointing: self.pointing,
            asked: self.asked,
            handing: self.handing,
            policy: self.policy,
            left_out: self.left_out,
            private_windows: self.private_windows,
            environment: self.environment,
            errands: self.errands,
            held: self.held,
            discarded: self.discarded.into_iter().map(DiscardedRecord::into_discarded).collect(),
            transfer: self.transfer,
            wake: self.wake,
            badge: self.badge,
            ..Session::default()
        };
        for (id, slot) in self.secrets {
            session.secrets.insert(id, slot.into_slot());
        }
        for (id, document) in self.documents {
            session.documents.insert(id, document);
        }
        session
    }
}

impl DiscardedRecord {
    fn of(discarded: &Discarded) -> Self {
        let Discarded { setup, secret, proof, change, place, until } = discarded.clone();
        Self { setup, secret: SlotRecord::of(&secret), proof, change, place, until }
    }

    fn into_discarded(self) -> Discarded {
        let Self { setup, secret, proof, change, place, until } = self;
        Discarded { setup, secret: secret.into_slot(), proof, change, place, until }
    }
}

impl SlotRecord {
    fn of(slot: &SecretSlot) -> Self {
        Self {
            held: slot.held.as_ref().map(HeldRecord::of),
            question: slot.question.as_ref().map(|(held, reason)| (HeldRecord::of(held), *reason)),
            declined: slot.declined.iter().map(u64::to_string).collect(),
            refused: slot.refused,
        }
    }

    fn into_slot(self) -> SecretSlot {
        let mut declined = Set::default();
        declined.extend(self.declined.iter().filter_map(|text| text.parse().ok()));
        SecretSlot {
            held: self.held.and_then(HeldRecord::into_held),
            question: self.question.and_then(|(held, reason)| Some((held.into_held()?, reason))),
            declined,
            refused: self.refused,
        }
    }
}

impl HeldRecord {
    fn of(held: &HeldSecret) -> Self {
        Self {
            secret: held.secret.expose().into(),
            expires: held.expires,
            description: held.description.clone(),
            secret_id: held.secret_id.clone(),
            app: held.app.clone(),
            evidence: held.evidence.clone(),
            forgotten_at: held.forgotten_at,
        }
    }

    fn into_held(self) -> Option<HeldSecret> {
        Some(HeldSecret {
            secret: ClientSecret::parse(self.secret.expose()).ok()?,
            expires: self.expires,
            description: self.description,
            secret_id: self.secret_id,
            app: self.app,
            evidence: self.evidence,
            forgotten_at: self.forgotten_at,
        })
    }
}
