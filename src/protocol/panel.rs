//! What the background shows the panel (a [`View`], whole, on every change) and what the admin does there (an [`Intent`]).
//!
//! A view holds codes, never sentences: words are the panel's. It never holds the client secret.

use super::PageText;
use super::agent::Relation;
use super::handoff::HandoffView;
use super::managed::PolicyView;
use super::proof::{ProofProblem, ProofView};
use super::rotation::{self, RotationView};
use super::saved::SavedProfile;
use super::windows::WindowsView;
use crate::dataverse::plan::Change;
use crate::dataverse::trouble::Trouble;
use crate::recognise::pages::HostKind;
use crate::setup::cloud::Cloud;
use crate::setup::expiry::Ends;
use crate::setup::ids::IdError;
use crate::setup::links::PortalPage;
use crate::setup::permissions::Api;
use crate::setup::secret::{SecretError, SecretFormat};
use crate::setup::steps::{Step, StepState};
use crate::setup::transfer::TransferError;
use crate::wire::Wire;
use std::borrow::Cow;

/// Milliseconds since 1970 (UTC), as `Date.now()` gives them.
pub type Millis = f64;

/// What the admin does in the panel.
#[derive(Clone, PartialEq, Debug, Wire)]
pub enum Intent {
    /// Begin a setup and open it.
    NewSetup,
    /// Open another setup of the list.
    OpenSetup {
        /// Its id.
        id: u32,
    },
    /// Name the open setup; also the profile's name in the form unless that was given.
    Rename {
        /// The new name.
        name: String,
    },
    /// Close the open setup: none is open then.
    CloseSetup,
    /// Copy the open setup for another environment, without its secret, and open the copy.
    Duplicate,
    /// Forget the open setup with all its values.
    Discard,
    /// Take the setup back that was discarded last.
    Undo,
    /// Write the file of all setups.
    Export,
    /// Take in the setups of a file.
    Import {
        /// What is in the file. It may be any file, so also one with a secret.
        text: PageText,
    },
    /// What came of an export or import was seen.
    CloseTransfer,
    /// The day the secret ends, given or chosen by the admin.
    SetEnd {
        /// ISO 8601; empty to take it back.
        day: String,
    },
    /// Reminders of the open setup's secret.
    Remind {
        /// Whether.
        on: bool,
    },
    /// No word about the open setup's secret for a while.
    PutOff {
        /// Until when.
        until: PutOff,
    },
    /// A value typed or pasted.
    Type {
        /// Which.
        field: ValueField,
        /// The text of the box.
        text: PageText,
    },
    /// The answer to a [`Conflict`].
    Answer {
        /// Which value it was about.
        field: ValueField,
        /// The answer.
        answer: Answer,
    },
    /// The email server profile's name.
    ProfileName {
        /// The text of the box.
        name: String,
    },
    /// Point at this on a page.
    Point(PointTarget),
    /// Stop pointing.
    EndPoint,
    /// Forget what was remembered of an earlier pointing; without an id all of it.
    ForgetRule {
        /// The rule's id.
        id: Option<u32>,
    },
    /// Fill the form in sight.
    Fill,
    /// The answer to a [`FillQuestion`].
    AnswerFill {
        /// Which field.
        field: FormField,
        /// Replace what stands there.
        replace: bool,
    },
    /// Forget the secret now.
    Wipe,
    /// Describe the pages in sight.
    Describe,
    /// Put the description away.
    CloseDescription,
    /// Let go of the record that could not be read.
    ForgetUnread,
    /// "I did this elsewhere", or not after all.
    Tick {
        /// Which step.
        step: Step,
        /// Done.
        done: bool,
    },
    /// Open a page of the portals in a tab.
    GoTo {
        /// Which.
        page: PortalPage,
    },
    /// Open the mailboxes of the environment in sight, else the list of environments.
    OpenMailboxes,
    /// Seal the open setup into a file for another admin.
    Seal {
        /// To open it with.
        passphrase: PageText,
        /// For how many hours it is valid.
        hours: u32,
    },
    /// Open such a file: its values become a setup.
    Unseal {
        /// The file, in Base64.
        file: String,
        /// What it was sealed with.
        passphrase: PageText,
    },
    /// Put away what has come of sealing or opening.
    CloseHandoff,
    /// Open the browser's settings for the extension.
    OpenOwnSettings,
    /// Prove that the values work.
    Verify,
    /// The cloud of the Exchange tenant.
    ChooseCloud {
        /// Which.
        cloud: Cloud,
    },
    /// "I use RBAC for Applications".
    UseRbac {
        /// Whether.
        on: bool,
    },
    /// Read the environment's profiles, to change the secret of one.
    Rotate,
    /// The environment's host, chosen or typed.
    ChoosePlace {
        /// The host, or any address there.
        text: String,
    },
    /// Open the environment's own page, to sign in there.
    OpenEnvironment,
    /// The profile that a change is about.
    ChooseProfile {
        /// Its ID.
        id: String,
    },
    /// Open a profile's own form.
    OpenProfile {
        /// Its ID.
        id: String,
    },
    /// Turn to the setup of a profile's app, or begin one, and verify.
    LookAtApp {
        /// The profile's ID.
        id: String,
    },
    /// Write this beside the secret, or not.
    TickChange {
        /// What.
        change: Change,
        /// Whether.
        on: bool,
    },
    /// Write the secret to the chosen profile.
    WriteSecret,
    /// Find out which secret is in place.
    CheckChange,
    /// A mailbox was tested after the change.
    MailboxTested {
        /// Whether.
        on: bool,
    },
    /// The last change needs nothing more.
    EndChange,
    /// Put the profiles away.
    CloseEnvironment,
    /// The mailbox to check with the next verification; empty for none.
    CheckMailbox {
        /// The text of the box.
        address: String,
    },
}

/// How long a reminder is put off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum PutOff {
    /// A week, but not beyond the next date.
    Week,
    /// Until the next date.
    Next,
}

/// One of the three values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum ValueField {
    /// Directory (tenant) ID.
    TenantId,
    /// Application (client) ID.
    ClientId,
    /// Client secret.
    ClientSecret,
}

/// What the admin points at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum PointTarget {
    /// A value on a portal's page.
    Value(ValueField),
    /// A box of the profile form.
    Field(FormField),
}

/// What is remembered of an earlier pointing.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct RuleView {
    /// Its id.
    pub id: u32,
    /// What the label names.
    pub target: PointTarget,
    /// The label, in the agent's normal form.
    pub label: String,
    /// The option that was chosen, of a choice.
    pub option: Option<String>,
    /// The family of hosts where it applies.
    pub site: HostKind,
    /// The portal page where it applies.
    pub page: Option<PortalPage>,
    /// How the label stands to what it names.
    pub relation: Relation,
    /// BCP 47 tag of the page that it was learned on, or empty.
    pub language: String,
    /// Pages that it named the value or box on.
    pub used: u32,
    /// Pages that contradicted it.
    pub misses: u32,
    /// What it did last.
    pub last: Option<RuleUse>,
    /// It was wrong twice and is not used any more.
    pub retired: bool,
}

/// What a remembered label did on a page.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct RuleUse {
    /// When.
    pub at: Millis,
    /// It named the value or box; otherwise the page contradicted it.
    pub good: bool,
    /// Which of our hosts the page was on, as a pattern: it names no organisation.
    pub host: String,
}

/// Answer to a [`Conflict`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Answer {
    /// Keep what the setup holds (with nothing held: take none of the found values).
    Keep,
    /// Take the found value.
    Replace,
    /// Begin another setup with the found value.
    NewSetup,
}

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

/// State of an id's slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotState {
    /// Nothing yet.
    Empty,
    /// There.
    Captured,
    /// A question is open.
    Conflict,
    /// What was given is refused.
    Invalid,
    /// Secret only: a Secret ID was given or seen in its place.
    SecretId,
    /// Secret only: a masked secret was given or seen.
    Masked,
    /// Secret only: its end has passed.
    Expired,
}

/// Where a value came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Origin {
    /// Recognised on a page.
    Page,
    /// Pointed at by the admin.
    Pick,
    /// Typed or pasted.
    Typed,
    /// From a file of setups, or a handoff.
    Import,
}

/// What vouches for a value.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Evidence {
    /// How it came.
    pub origin: Origin,
    /// The label that named it, as matched; empty when typed.
    pub label: String,
    /// Heading of the page part, e.g. the app's name; empty when none was seen.
    pub heading: String,
    /// Title of the tab; empty when typed.
    pub page: String,
    /// The tab is in a private window.
    pub incognito: bool,
    /// When.
    pub at: Millis,
}

impl Evidence {
    /// Of a value that no page showed.
    pub fn without_page(origin: Origin, at: Millis) -> Self {
        Self { origin, label: String::new(), heading: String::new(), page: String::new(), incognito: false, at }
    }
}

/// A tenant or client ID as shown.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct IdView {
    /// State of the slot.
    pub state: SlotState,
    /// The whole value.
    pub value: Option<String>,
    /// What vouches for it.
    pub evidence: Option<Evidence>,
    /// Why the last typed text was refused.
    pub error: Option<IdError>,
    /// That text, kept in the box. Never one that looks like a secret.
    pub refused: Option<String>,
}

/// The client secret as shown: never the value.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct SecretView {
    /// State of the slot.
    pub state: SlotState,
    /// Length in characters.
    pub length: Option<usize>,
    /// Which form it has.
    pub format: Option<SecretFormat>,
    /// End of validity, ISO date, where the page said it without doubt.
    pub expires: Option<String>,
    /// The description in the portal.
    pub description: Option<String>,
    /// What vouches for it.
    pub evidence: Option<Evidence>,
    /// When it will be forgotten by itself.
    pub forgotten_at: Option<Millis>,
    /// Why the last typed or seen text was refused.
    pub error: Option<SecretError>,
}

/// A question about a value: the one that the setup holds beside one that was seen.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Conflict {
    /// Which value.
    pub field: ValueField,
    /// What the setup holds, or the first of two found at once.
    pub held: Face,
    /// What was found.
    pub found: Face,
    /// Why it is a question.
    pub reason: ConflictReason,
}

/// Why a value is a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum ConflictReason {
    /// A page shows another value than the setup holds.
    DiffersFromHeld,
    /// Pages show two values at once.
    TwoSeen,
    /// The portal's address names another app than the page does.
    DiffersFromAddress,
    /// A secret was seen on the page of another app.
    OtherApp,
}

/// One side of a question.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Face {
    /// The id; of a secret its masked description ("40 characters"), empty when there is none.
    pub value: String,
    /// What vouches for it.
    pub evidence: Option<Evidence>,
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

/// A planned permission.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct PermissionView {
    /// The API's name in the portal.
    pub api: String,
    /// The permission's name.
    pub name: String,
    /// What was seen of it.
    pub seen: PermissionSeen,
}

/// What was seen of a permission.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub struct PermissionSeen {
    /// Its state.
    pub state: PermissionState,
    /// A delegated permission of its name is there, and it is not.
    pub wrong_kind: bool,
}

/// State of a permission.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum PermissionState {
    /// The list was not seen, or not all of it.
    Unknown,
    /// The whole list was seen, and it is not there.
    Missing,
    /// There, without consent as far as we can read.
    Configured,
    /// There, with consent.
    Granted,
}

/// When the permissions were seen.
#[derive(Clone, Copy, PartialEq, Debug, Wire)]
pub struct PermissionsSeen {
    /// When the list last changed.
    pub at: Millis,
    /// It is in sight.
    pub in_sight: bool,
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

/// The profile form in sight.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct FormView {
    /// Its state.
    pub state: FormState,
    /// Title of the tab; empty when none.
    pub page: String,
    /// The tab is in a private window.
    pub incognito: bool,
    /// A page is in sight that may hold a form.
    pub possible: bool,
    /// Its boxes that have no name yet.
    pub unnamed: Unnamed,
}

/// Boxes of a form that the admin must name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Wire)]
pub struct Unnamed {
    /// The fields without a box, in the order of the form.
    pub fields: Vec<FormField>,
    /// How many boxes have appeared since the authentication type was chosen; 0 where that is not known.
    pub appeared: u32,
}

/// State of the profile form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormState {
    /// Not in sight.
    None,
    /// In sight.
    Found,
    /// More than one in sight.
    Ambiguous,
    /// The edit screen that lacks the OAuth fields.
    EditWithoutOauth,
}

/// A field of the profile form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum FormField {
    /// "Email Server Type".
    ServerType,
    /// "Name".
    Name,
    /// "Authentication Type".
    AuthenticationType,
    /// Model-driven only: "use default tenant ID".
    UseDefaultTenantId,
    /// "Tenant ID".
    TenantId,
    /// "Application ID".
    ClientId,
    /// "Client secret".
    ClientSecret,
}

/// The running or last fill.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct FillView {
    /// The button may be pressed.
    pub allowed: bool,
    /// A fill is running.
    pub running: bool,
    /// One row a field that was dealt with.
    pub fields: Vec<FillRow>,
    /// Fields that hold something else.
    pub questions: Vec<FillQuestion>,
}

/// A field's result.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct FillRow {
    /// Which field.
    pub field: FormField,
    /// How it ended.
    pub state: FillState,
    /// Why, where it is not plain.
    pub reason: Option<FillReason>,
}

/// How a field ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum FillState {
    /// Written and read back.
    Filled,
    /// It was right before.
    Already,
    /// The admin kept what stood there.
    Kept,
    /// Not on the form.
    Missing,
    /// Not written, for safety.
    Refused,
    /// Written without effect.
    Failed,
}

/// Why a field ended so.
#[derive(Clone, PartialEq, Debug, Wire)]
pub enum FillReason {
    /// More than one control or form answers to it.
    Ambiguous,
    /// The control offers other options only; these.
    NoSuchOption(Vec<String>),
    /// The control takes no input.
    Disabled,
    /// The control takes fewer characters.
    TooLong,
    /// The page put something else there.
    NotKept,
    /// The form's record does not hold it although the box shows it (model-driven).
    NotInRecord,
    /// The page is no longer there, or no longer a trusted one.
    PageGone,
    /// An earlier field that it depends on did not succeed.
    Skipped,
    /// The page provoked an exception.
    Exception,
}

/// A field that holds something else.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct FillQuestion {
    /// Which field.
    pub field: FormField,
    /// What it holds; empty for the secret.
    pub current: String,
    /// What it would be given; empty for the secret.
    pub wanted: String,
}

/// Something wrong; the panel has a sentence for what was seen, what it means and what to do.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub enum Problem {
    /// A Secret ID stands where the secret should.
    SecretIdNotValue,
    /// Only a masked secret is to be seen.
    SecretMasked,
    /// The held secret has the form of before 2021.
    SecretLegacy,
    /// The held secret's end has passed.
    SecretExpired,
    /// A domain was typed as tenant.
    TenantIsDomain(String),
    /// Two profile forms are in sight.
    FormAmbiguous,
    /// The edit screen lacks the OAuth fields.
    FormEditWithoutOauth,
    /// A form stands in a page or frame that is not trusted.
    FormUntrusted,
    /// The box that was pointed at has no label to find it by.
    BoxWithoutName,
    /// What was remembered of a page was wrong twice.
    RuleRetired,
    /// The browser refused to store.
    StorageRefused,
    /// The organisation's policy does not list this tenant.
    TenantNotAllowed(String),
    /// A page is open whose host the organisation's policy leaves out.
    HostNotAllowed(String),
    /// The proof that the values work failed.
    Proof(ProofProblem),
    /// An environment refused, or could not be asked.
    Environment(Trouble),
    /// It must be checked which secret a profile has: its change ended like this, or the profile was changed since by somebody.
    ChangeInDoubt(Option<Trouble>),
}

impl Problem {
    /// Its `data-code`.
    pub fn code(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Proof(problem) => return problem.code(),
            Self::Environment(trouble) => return Cow::Owned(rotation::code(trouble)),
            Self::ChangeInDoubt(_) => "change-in-doubt",
            Self::SecretIdNotValue => "secret-id-not-value",
            Self::SecretMasked => "secret-masked",
            Self::SecretLegacy => "secret-legacy",
            Self::SecretExpired => "secret-expired",
            Self::TenantIsDomain(_) => "tenant-is-domain",
            Self::FormAmbiguous => "form-ambiguous",
            Self::BoxWithoutName => "box-without-name",
            Self::RuleRetired => "rule-retired",
            Self::FormEditWithoutOauth => "form-edit-without-oauth",
            Self::FormUntrusted => "form-untrusted",
            Self::StorageRefused => "storage-refused",
            Self::TenantNotAllowed(_) => "tenant-not-allowed",
            Self::HostNotAllowed(_) => "host-not-allowed",
        })
    }
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

/// What was read and what went wrong: "What we read on this page".
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

/// One sighting with the verdict on it.
#[derive(Clone, PartialEq, Debug, Wire)]
pub struct Seen {
    /// The id; of anything that may be a secret, its kind.
    pub text: String,
    /// The label nearest to it; empty when none.
    pub label: String,
    /// Host of the page.
    pub host: String,
    /// The verdict.
    pub verdict: Verdict,
}

/// What became of a sighting, and why.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
pub enum Verdict {
    /// The directory (tenant) ID.
    IsTenantId,
    /// The application (client) ID.
    IsClientId,
    /// The client secret.
    IsClientSecret,
    /// A Secret ID in its own place.
    IsSecretId,
    /// A masked secret.
    IsMasked,
    /// An object ID.
    IsObjectId,
    /// Not visible.
    Hidden,
    /// No label beside it.
    NoLabel,
    /// Its label is not known.
    UnknownLabel,
    /// Its labels say two different things.
    LabelsDisagree,
    /// Its label is known from weak sources only, and nothing else supports it.
    WeakLabel,
    /// A list of apps, not an app's own page.
    InList,
    /// Not a page where this value is shown.
    WrongPage,
    /// The label fits, the text does not.
    WrongShape,
}
