//! All that the background knows.

use super::describing::Description;
use super::environment::Environment;
use super::filling::FillRun;
use super::handing::Handing;
use super::kept::Unread;
use super::naming::Naming;
use super::permissions::{HeldRing, Tables};
use super::proving::Asked;
use super::saved::Profiles;
use super::{Effect, MINUTE, SECRET_AFTER_FILL_MINUTES, SECRET_IDLE_MINUTES, Source};
use crate::dataverse::change::{Change, ProfileSecret};
use crate::dataverse::organisation::Organisation;
use crate::entra::proof::Proof;
use crate::learned::Rules;
use crate::policy::Policy;
use crate::protocol::agent::{Control, Order};
use crate::protocol::panel::{Millis, PointTarget, Seen, TransferView};
use crate::setup::ids::{ClientId, Guid, TenantId};
use crate::setup::note::Leads;
use crate::setup::record::{SecretSlot, Setup};
use crate::small::Map;
use crate::wire::Wire;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The browser's name for a document; another one after every navigation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Wire)]
pub struct DocumentId(pub String);

/// Everything.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct State {
    /// Kept on disk.
    pub local: Local,
    /// Kept in memory, until the browser ends.
    pub session: Session,
}

/// What is kept on disk: nothing in here is secret.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Local {
    /// All setups.
    pub setups: Vec<Setup>,
    /// The open one.
    pub open: Option<u32>,
    /// The last id given.
    pub last_id: u32,
    /// What the admin pointed at before.
    #[wire(default)]
    pub rules: Rules,
    /// What Entra said of tenants and apps, by setup.
    #[wire(default)]
    pub proofs: Map<u32, Proof>,
    /// How many days ahead the end of a secret is told.
    #[wire(default)]
    pub leads: Leads,
    /// A record that was on the disk and could not be read.
    pub unread: Option<Unread>,
    /// Changes of a profile's secret, by setup.
    #[wire(default)]
    pub changes: Map<u32, ProfileSecret>,
}

impl Local {
    /// Adds an empty setup and gives its id.
    pub fn add_setup(&mut self) -> u32 {
        self.last_id += 1;
        self.setups.push(Setup::new(self.last_id));
        self.last_id
    }

    /// The open setup, to change it while the session is read.
    pub fn open_setup_mut(&mut self) -> Option<&mut Setup> {
        let id = self.open?;
        self.setups.iter_mut().find(|setup| setup.id == id)
    }
}

/// What is kept in memory.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Session {
    /// Secrets, by setup.
    pub secrets: Map<u32, SecretSlot>,
    /// What the documents in sight show.
    pub documents: Map<DocumentId, Document>,
    /// The running or last fill.
    pub fill: Option<FillRun>,
    /// The description that the admin asked for.
    pub description: Option<Description>,
    /// Messages that could not be read.
    pub malformed: u32,
    /// What the admin is asked to point at.
    pub pointing: Option<PointTarget>,
    /// What was pointed at last and has no name that it could be found by again.
    pub not_learned: Option<PointTarget>,
    /// The browser refused to store.
    pub storage_refused: bool,
    /// Questions to Entra that are out.
    pub asked: Asked,
    /// Sealing or opening a handoff file.
    pub handing: Handing,
    /// What the organisation allows.
    pub policy: Policy,
    /// The browser lets the extension see private windows; `None` before it has said so.
    pub private_windows: Option<bool>,
    /// Host of a tab that the policy leaves out, by tab: to say why nothing happens there.
    pub left_out: Map<i32, String>,
    /// The environment whose profiles were asked for.
    pub environment: Option<Environment>,
    /// The number of the last request to an environment.
    pub errands: u32,
    /// The control that is ringed until another one comes next.
    pub held: Option<HeldRing>,
    /// Setups that were discarded and can be taken back, the last one last.
    pub discarded: Vec<Discarded>,
    /// What came of the last export or import.
    pub transfer: TransferView,
    /// When the browser was asked to wake us.
    pub wake: Option<Millis>,
    /// The days that the toolbar button shows.
    pub badge: Option<i32>,
}

/// A setup that was discarded, with all that belonged to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Discarded {
    /// The setup.
    pub setup: Setup,
    /// Its secret.
    pub secret: SecretSlot,
    /// What Entra said of it.
    pub proof: Option<Proof>,
    /// A change of its profile's secret.
    pub change: Option<ProfileSecret>,
    /// Its place in the list.
    pub place: usize,
    /// When it is gone for good.
    pub until: Millis,
}

/// A document in sight. Secrets it shows are not in here.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Document {
    /// Whose it is.
    pub source: Source,
    /// Origins of the frames above.
    pub ancestors: Vec<String>,
    /// Tenant IDs that it shows, with the label and heading of each.
    pub tenants: Vec<Named<TenantId>>,
    /// Client IDs that it shows.
    pub clients: Vec<Named<ClientId>>,
    /// Secret IDs that it shows in their own place, each with the agent's name for the element.
    pub secret_ids: Vec<(Guid, u32)>,
    /// It shows a masked secret, or a Secret ID where the secret should be.
    pub hint: Option<SecretHint>,
    /// What it shows, for the list of what was read.
    pub seen: Vec<Seen>,
    /// Controls of the profile form.
    pub controls: Vec<Control>,
    /// Environments that it names: an admin center's page says which host is whose.
    pub organisations: Vec<Organisation>,
    /// Rules whose say was judged already, so that a page counts once.
    pub judged: Vec<u32>,
    /// Exceptions that the page provoked.
    pub faults: u32,
    /// It held more than agents send.
    pub cut: bool,
    /// When it was first heard of.
    pub since: Millis,
    /// What its tables show.
    pub tables: Tables,
    /// What it shows of server profiles.
    pub profiles: Profiles,
    /// What is known of its boxes without a name.
    pub naming: Naming,
}

/// A value a document shows, and what names it there.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Named<T> {
    /// The value.
    pub value: T,
    /// Its label.
    pub label: String,
    /// The heading above it.
    pub heading: String,
    /// The agent's name for the element.
    pub handle: u32,
}

/// What stands where a secret should.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum SecretHint {
    /// A Secret ID.
    SecretId,
    /// A masked secret.
    Masked,
}

impl State {
    /// The open setup.
    pub fn open_setup(&self) -> Option<&Setup> {
        let id = self.local.open?;
        self.local.setups.iter().find(|setup| setup.id == id)
    }

    /// The open setup, to change it.
    pub fn open_setup_mut(&mut self) -> Option<&mut Setup> {
        self.local.open_setup_mut()
    }

    /// The open setup's place for a secret.
    pub fn open_secret(&mut self) -> Option<&mut SecretSlot> {
        let id = self.local.open?;
        Some(self.session.secrets.entry(id).or_default())
    }

    /// The same, to read it.
    pub fn secret(&self) -> Option<&SecretSlot> {
        self.session.secrets.get(&self.local.open?)
    }

    /// An order for every document in sight.
    pub fn all_orders(&self, order: &Order) -> Vec<Effect> {
        self.session.documents.values().map(|d| send(d, order)).collect()
    }

    /// An order for every document of a tab.
    pub fn orders(&self, tab: i32, order: &Order) -> Vec<Effect> {
        self.session.documents.values().filter(|d| d.source.tab == tab).map(|d| send(d, order)).collect()
    }

    /// The open setup's secret is where it belongs: in a form, or in a profile.
    fn is_delivered(&self) -> bool {
        let written = |id| self.local.changes.get(&id).and_then(|kept| kept.change.as_ref()).is_some_and(Change::is_written);
        self.open_setup().is_some_and(|setup| setup.filled || written(setup.id))
    }

    /// The open setup is being worked on: its secret is kept for another while.
    pub fn put_off_forgetting(&mut self, now: Millis) {
        let minutes = if self.is_delivered() { SECRET_AFTER_FILL_MINUTES } else { SECRET_IDLE_MINUTES };
        if let Some(slot) = self.open_secret() {
            slot.put_off(|_| now + minutes * MINUTE);
        }
    }
}

fn send(document: &Document, order: &Order) -> Effect {
    Effect::Send { tab: document.source.tab, document: document.source.document.clone(), order: order.clone() }
}

impl SecretSlot {
    /// Forgets the secret, and will not take it from a page that still shows it.
    pub fn wipe(&mut self) {
        let held = self.held.take().map(|h| fingerprint(h.secret.expose()));
        let asked = self.question.take().map(|(h, _)| fingerprint(h.secret.expose()));
        self.declined.extend(held.into_iter().chain(asked));
        self.refused = None;
    }
}

/// A mark to recognise a secret by that was wiped or declined. 64 bits of some 200 random ones tell nothing of them.
pub fn fingerprint(secret: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    secret.hash(&mut hasher);
    hasher.finish()
}
