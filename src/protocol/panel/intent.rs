//! What the admin does.

use super::FormField;
use crate::dataverse::plan::Change;
use crate::protocol::PageText;
use crate::setup::cloud::Cloud;
use crate::setup::links::PortalPage;
use crate::setup::steps::Step;
use crate::wire::Wire;

/// What the admin does in the panel.
#[derive(Clone, PartialEq, Debug, Wire)]
pub enum Intent {
    /// Begin a setup and open it.
    NewSetup,
    /// Try it on the sample pages.
    TrySample,
    /// Open one of them.
    OpenSample {
        /// The one with the form.
        profile: bool,
    },
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
    /// The answer to a [`Conflict`](super::Conflict).
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
    /// The answer to a [`FillQuestion`](super::FillQuestion).
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
    /// The mailbox to check with the next verification; empty for none.
    CheckMailbox {
        /// The text of the box.
        address: String,
    },
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

/// Answer to a [`Conflict`](super::Conflict).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum Answer {
    /// Keep what the setup holds (with nothing held: take none of the found values).
    Keep,
    /// Take the found value.
    Replace,
    /// Begin another setup with the found value.
    NewSetup,
}
