//! What the background shows the panel (a [`View`], whole, on every change) and what the admin does there (an [`Intent`]).
//!
//! A view holds codes, never sentences: words are the panel's. It never holds the client secret.

mod form;
mod intent;
mod permissions;
mod problem;
mod rules;
mod values;

use crate::protocol::handoff::HandoffView;
use crate::protocol::managed::PolicyView;
use crate::protocol::proof::ProofView;
use crate::protocol::rotation::RotationView;
use crate::protocol::saved::SavedProfile;
use crate::protocol::windows::WindowsView;
use crate::setup::expiry::Ends;
use crate::setup::links::PortalPage;
use crate::setup::permissions::Api;
use crate::setup::steps::{Step, StepState};
use crate::setup::transfer::TransferError;
use crate::wire::Wire;

pub use form::*;
pub use intent::*;
pub use permissions::*;
pub use problem::*;
pub use rules::*;
pub use values::*;

/// Milliseconds since 1970 (UTC), as `Date.now()` gives them.
pub type Millis = f64;

/// All that the panel shows.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct View {
    /// All setups, in the order they were made.
    pub setups: Vec<SetupItem>,
    /// The open one.
    pub setup: Option<SetupView>,
    /// The setup that was discarded last, while it can be taken back.
    pub undo: Option<UndoView>,
    /// What came of the last export or import.
    pub transfer: TransferView,
    /// What is remembered of earlier pointing.
    pub rules: Vec<RuleView>,
    /// What went wrong outside of any setup, and what was read.
    pub diagnostics: Diagnostics,
    /// "Describe this page".
    pub description: DescriptionView,
    /// A record on the disk that could not be read: kept aside, and shown until the admin lets go of it.
    pub unread: Option<UnreadView>,
    /// What the organisation allows.
    pub policy: PolicyView,
    /// Which window is which tenant.
    pub windows: WindowsView,
    /// Sealing or opening a handoff file.
    pub handoff: HandoffView,
}

/// A record that could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct UnreadView {
    /// The record, as JSON. It was on the disk, so nothing in it is secret.
    pub text: String,
    /// A newer version wrote it.
    pub newer: bool,
}

/// A line of the list of setups.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct SetupItem {
    /// Its id.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Directory (tenant) ID, if there is one.
    pub tenant_id: Option<String>,
    /// Application (client) ID, if there is one.
    pub client_id: Option<String>,
    /// Its secret is in memory.
    pub has_secret: bool,
    /// The form was filled with its values.
    pub filled: bool,
    /// Days until its secret ends, where that is known; below zero it has ended.
    pub days_left: Option<i32>,
}

/// What came of an export or import.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub enum TransferView {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// The file, to be saved. It holds no secret.
    Exported(String),
    /// So many setups came in, or why none did.
    Imported(Result<u32, TransferError>),
}

/// A discarded setup.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct UndoView {
    /// Its name.
    pub name: String,
    /// When it is gone for good.
    pub until: Millis,
}

/// The end of a secret, of the one that is held or the one that was held last.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct EndView {
    /// There is, or was, a secret to speak of.
    pub known: bool,
    /// What is known of the day.
    pub ends: Ends,
    /// Its description in the portal.
    pub description: Option<String>,
    /// Days until then; below zero it has ended.
    pub days_left: Option<i32>,
    /// Reminders are switched on.
    pub reminding: bool,
    /// How many days ahead they come, the farthest first.
    pub leads: Vec<u16>,
    /// A word about it is due, and was not put off.
    pub near: bool,
    /// Another reminder will come.
    pub more_to_come: bool,
    /// No word about it before then.
    pub quiet_until: Option<Millis>,
}

/// The open setup.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct SetupView {
    /// Its id.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// It is tried on the sample pages.
    pub is_sample: bool,
    /// How far it is.
    pub state: SetupState,
    /// Directory (tenant) ID.
    pub tenant_id: IdView,
    /// Application (client) ID.
    pub client_id: IdView,
    /// Client secret.
    pub client_secret: SecretView,
    /// The end of its secret.
    pub end: EndView,
    /// Questions about values, in the order of the values.
    pub conflicts: Vec<Conflict>,
    /// The six steps.
    pub steps: Vec<StepView>,
    /// One row a planned permission.
    pub permissions: Vec<PermissionView>,
    /// When they were seen.
    pub permissions_seen: Option<PermissionsSeen>,
    /// What to do next on the permissions page in sight.
    pub hint: Option<Hint>,
    /// The portal page in sight that matters most, for "Watching …".
    pub watching: Option<Watching>,
    /// The profile form.
    pub form: FormView,
    /// The profile's name that the form will be given.
    pub profile_name: String,
    /// The running or last fill.
    pub fill: FillView,
    /// The saved profile, once it was seen.
    pub saved: Option<SavedProfile>,
    /// What the admin is asked to point at.
    pub pointing: Option<PointTarget>,
    /// The proof that the values work.
    pub proof: ProofView,
    /// The environment's profiles, and a change of one's secret.
    pub rotation: RotationView,
    /// What is wrong, worst first.
    pub problems: Vec<Problem>,
}

/// How far a setup is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum SetupState {
    /// None of the three values.
    Empty,
    /// Some of them, or a question is open.
    Collecting,
    /// All three.
    Ready,
    /// The form was filled with them.
    Filled,
}

/// A step as shown.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct StepView {
    /// Which.
    pub step: Step,
    /// Its state.
    pub state: StepState,
    /// Done by the admin's own word.
    pub ticked: bool,
}

/// What to do next on the permissions page; its control is ringed there.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub enum Hint {
    /// Open the request pane.
    AddPermission,
    /// Select the tab with the APIs of the organization.
    OrganizationApis,
    /// Look the API up.
    SearchApi(Api),
    /// Choose the API.
    ChooseApi(Api),
    /// Choose the type.
    ApplicationPermissions,
    /// Look the permission of this name up.
    Search(String),
    /// Tick the permission of this name.
    Tick(String),
    /// Press the pane's button.
    AddPermissions,
    /// Press the command.
    GrantConsent,
    /// Decide what becomes of other granted permissions.
    KeepOthers,
    /// Press that question's button.
    SaveAndContinue,
    /// Confirm.
    Confirm,
}

/// The portal page in sight.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Watching {
    /// Which page, where the address tells.
    pub page: Option<PortalPage>,
    /// The tab's title.
    pub title: String,
    /// Since when, for "not seen yet".
    pub since: Millis,
}

/// "Describe this page".
#[derive(Clone, PartialEq, Eq, Debug, Default, Wire)]
pub enum DescriptionView {
    /// Not asked for.
    #[default]
    Idle,
    /// The pages are being read.
    Working,
    /// No page is in sight that could be described.
    Nothing,
    /// The report, whole. It holds no text of a page (`describe`).
    Ready(String),
}

/// What was read and what went wrong: "What we read on these pages".
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Diagnostics {
    /// Messages that could not be read since the background began.
    pub malformed: u32,
    /// Exceptions that pages provoked in agents.
    pub faults: u32,
    /// Some page held more than agents send.
    pub cut: bool,
    /// The browser refused to store.
    pub storage_refused: bool,
    /// What agents saw, with the verdict on each.
    pub seen: Vec<Seen>,
}
