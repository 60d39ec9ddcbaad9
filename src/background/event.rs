//! What the background hears, and what it has done in the browser.

use super::state::DocumentId;
use crate::entra::check::Credentials;
use crate::entra::discovery::{Found, TenantName};
use crate::entra::trouble::Trouble;
use crate::entra::verdict::Verification;
use crate::policy::Policy;
use crate::protocol::PageText;
use crate::protocol::agent::{self, Message};
use crate::protocol::panel::{Intent, Millis, PutOff};
use crate::setup::address::Address;
use crate::setup::cloud::Cloud;
use crate::setup::handoff::Flaw;
use crate::wire::Wire;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// An agent spoke.
    Agent {
        /// Who.
        source: Source,
        /// What it said.
        message: Message,
    },
    /// A message that could not be read.
    Malformed,
    /// The admin did something in the panel.
    Panel(Intent),
    /// A frame went to another document: whatever it showed before is gone.
    Navigated {
        /// The tab.
        tab: i32,
        /// The frame in it; 0 is the page itself.
        frame: i32,
        /// The new document.
        document: DocumentId,
    },
    /// The tab's address or title changed without a new document.
    TabChanged {
        /// The tab.
        tab: i32,
        /// Its address.
        url: String,
        /// Its title.
        title: String,
    },
    /// The tab was closed.
    TabClosed {
        /// The tab.
        tab: i32,
    },
    /// An order did not reach its document.
    Unreachable {
        /// The document.
        document: DocumentId,
    },
    /// What a model-driven form's record holds after a fill: logical name and value, of the secret only whether it is set.
    Record {
        /// The document.
        document: DocumentId,
        /// The attributes found.
        attributes: Vec<(String, Option<String>)>,
    },
    /// The background was started, by whatever comes next.
    Woken,
    /// A tenant was looked up.
    LookedUp {
        /// For which setup.
        setup: u32,
        /// By which ID or domain.
        name: String,
        /// The tenant.
        found: Result<Found, Trouble>,
    },
    /// A verification ended.
    Verified {
        /// Its number.
        run: u32,
        /// What it found.
        verification: Verification,
    },
    /// A handoff file was sealed.
    Sealed {
        /// The number of the work.
        run: u32,
        /// The file, as text.
        file: Result<String, Flaw>,
    },
    /// A handoff file was opened.
    Unsealed {
        /// The number of the work.
        run: u32,
        /// The text in it, with the client secret.
        text: Result<PageText, Flaw>,
    },
    /// Whether the browser lets the extension see private windows. A change of it starts the extension anew.
    PrivateWindows {
        /// Whether.
        allowed: bool,
    },
    /// What the organisation allows, read when the background starts and whenever it changes.
    Policy(Policy),
    /// The clock was looked at.
    Tick,
    /// The time has come that [`Effect::WakeAt`] asked for.
    TimePassed,
    /// The admin answered a notification.
    Notice {
        /// About which setup's secret it was.
        setup: u32,
        /// What the admin did.
        act: NoticeAct,
    },
    /// Storing went wrong, or well again.
    Stored {
        /// Whether the browser took it.
        ok: bool,
    },
}

/// Who spoke, as the browser says it; nothing the page says is in here.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
pub struct Source {
    /// The tab.
    pub tab: i32,
    /// The frame in it.
    pub frame: i32,
    /// The document in it.
    pub document: DocumentId,
    /// Address of the document, or its origin where the address says nothing (`about:blank`).
    pub url: String,
    /// Its origin; `null` for sandboxed frames.
    pub origin: String,
    /// Address of the tab.
    pub tab_url: String,
    /// Title of the tab.
    pub tab_title: String,
    /// The tab is in a private window.
    pub incognito: bool,
}

/// An answer to a notification.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeAct {
    /// A click on it: show the setup.
    Open,
    /// One of its buttons.
    PutOff(PutOff),
}

/// What an agent gets beside its eyes, when it is needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Script {
    /// Carries out the steps of a fill.
    Hands,
    /// Rings what was captured.
    Ring,
    /// Lets the admin point at something.
    Pointer,
    /// Reads once what the document is made of, for its description.
    Outline,
    /// Sends one request in the page's own name.
    Courier,
    /// Reads tables: of the permissions page, and of lists of server profiles.
    Table,
}

/// Something to do in the browser.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Register agents for the portals and put them into the pages already open.
    Arm,
    /// Take the registration back and stop the agents.
    Disarm,
    /// Give an agent an order.
    Send {
        /// Its tab.
        tab: i32,
        /// Its document.
        document: DocumentId,
        /// The order.
        order: agent::Order,
    },
    /// Put one more script into a document, before the order that it carries out.
    Give {
        /// Its tab.
        tab: i32,
        /// Its document.
        document: DocumentId,
        /// Which.
        script: Script,
    },
    /// Read what a model-driven form's record holds.
    ReadRecord {
        /// Its tab.
        tab: i32,
        /// Its document.
        document: DocumentId,
        /// Logical names to read whole.
        names: Vec<String>,
        /// Logical name of which only "set or not" is read.
        secret: String,
    },
    /// Look a tenant up.
    LookUp {
        /// For which setup.
        setup: u32,
        /// The name as it is kept.
        name: String,
        /// The name as it is asked for.
        tenant: TenantName,
        /// The cloud to ask first.
        cloud: Cloud,
    },
    /// Ask whether the values work.
    Verify {
        /// A number for the answer.
        run: u32,
        /// The values.
        credentials: Credentials,
        /// The mailbox to try.
        mailbox: Option<Address>,
        /// "I use RBAC for Applications".
        rbac: bool,
    },
    /// Seal a text with a passphrase. The answer is [`Event::Sealed`].
    Seal {
        /// A number for the answer.
        run: u32,
        /// The text, with the client secret.
        text: PageText,
        /// The passphrase.
        passphrase: PageText,
    },
    /// Open a file with a passphrase. The answer is [`Event::Unsealed`].
    Unseal {
        /// A number for the answer.
        run: u32,
        /// The file, in Base64.
        file: String,
        /// The passphrase.
        passphrase: PageText,
    },
    /// Open the browser's settings for the extension.
    OpenOwnSettings,
    /// Wake us then, and no longer at the time asked for before; without a time not at all.
    WakeAt {
        /// When.
        at: Option<Millis>,
    },
    /// Remind of a secret that ends.
    Notify {
        /// Of which setup's.
        setup: u32,
        /// What happens.
        title: String,
        /// To which, and what to do.
        message: String,
        /// There is a later date to wait for.
        next: bool,
    },
    /// Take the notification about a setup's secret away, if there is one.
    Dismiss {
        /// Which setup's.
        setup: u32,
    },
    /// Show this on the toolbar button; empty texts for nothing.
    Badge {
        /// A few characters.
        text: String,
        /// What they mean.
        title: String,
    },
    /// Open a page in a new tab.
    Open {
        /// The address; of a page of ours its path.
        url: String,
    },
}
