//! The six steps, in the portal's own terms ("Exchange Online cross-tenant authentication", Microsoft Learn, 2026-08-13).

use crate::setup::links::PortalPage;
use crate::setup::steps::{Step, StepState};

/// How a step is done.
pub struct Guide {
    /// Its name.
    pub title: &'static str,
    /// What to do, one sentence or two each.
    pub lines: &'static [&'static str],
    /// The page it is done on, and another one that helps.
    pub pages: &'static [PortalPage],
}

/// How to do a step.
pub fn guide(step: Step) -> Guide {
    match step {
        Step::Register => Guide {
            title: "Register the app",
            lines: &[
                "Sign in to the tenant where Exchange Online lives. Choose New registration, give it a name, leave Redirect URI empty, and select Register.",
                "Stay on Overview until both IDs are captured. An app that exists already will do: open its Overview.",
            ],
            pages: &[PortalPage::CreateApp, PortalPage::AppList],
        },
        Step::Secret => Guide {
            title: "Create a client secret",
            lines: &[
                "Select New client secret, choose a Description and Expires, and select Add.",
                "Stay on the page: Azure shows the Value only once, and it is captured as it appears.",
            ],
            pages: &[PortalPage::Credentials],
        },
        Step::Permissions => Guide {
            title: "Give it permissions",
            lines: &[
                "Select Add a permission, then APIs my organization uses, then Office 365 Exchange Online, then Application permissions. Tick full_access_as_app and select Add permissions.",
                "Do the same with Microsoft Graph. Both are needed until Power Platform has moved from Exchange Web Services to Graph, by April 2027.",
            ],
            pages: &[PortalPage::ApiPermissions],
        },
        Step::Consent => Guide {
            title: "Grant admin consent",
            lines: &[
                "Select Grant admin consent for your tenant, then Yes. It takes a Global Administrator or a Privileged Role Administrator.",
                "Each row's Status then reads Granted for your tenant.",
            ],
            pages: &[PortalPage::ApiPermissions],
        },
        Step::Verify => Guide {
            title: "Prove that it works",
            lines: &[
                "Select Verify, below. Entra is asked for a token for Exchange and one for Microsoft Graph, and what they grant is compared with what synchronization needs.",
                "After the profile is saved: assign it to one mailbox, select Approve Email, then Test & Enable Mailbox. The mailbox's Alerts show the result.",
            ],
            pages: &[PortalPage::ApiPermissions, PortalPage::Environments],
        },
        Step::Profile => Guide {
            title: "Fill the server profile",
            lines: &[
                "Open your environment, then Settings, Email, Server profiles, and select New server profile.",
                "Fill the form sets Email Server Type to Exchange Online and Authentication Type to Oauth (Cross Tenant), then the name, both IDs and the client secret. You press Save.",
            ],
            pages: &[PortalPage::Environments],
        },
    }
}

/// What remains once the profile is saved ("Connect to Exchange Online", Microsoft Learn, power-platform/admin, 2025-06-27).
pub const AFTER_SAVING: [&str; 4] = [
    "Assign it: Settings, Email, Mailboxes, select one mailbox, then Edit. Choose the profile, and Server-Side Synchronization for what it should do.",
    "Approve it: select the mailbox, then Approve Email. It takes a System Administrator here who is also a Global or Exchange Administrator of the Dynamics tenant, or a Delegated Mailbox Approver.",
    "Test it: select Test & Enable Mailbox and wait some minutes. The result is under the mailbox's Alerts.",
    "A first test may fail while changes spread: EWS up to 24 hours, RBAC for Applications 2 hours, an access policy an hour or more.",
];

/// What does not work across tenants (the same article as the steps).
pub const LIMITS: &str = "Dynamics 365 App for Outlook is not supported across tenants.";

/// What a step's icon stands for.
pub fn step_state(state: StepState, ticked: bool) -> &'static str {
    match state {
        StepState::Done if ticked => "done elsewhere",
        StepState::Done => "done",
        StepState::Active => "next",
        StepState::Attention => "needs attention",
        StepState::Todo => "to do",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No step is a dead end: each says what to do and opens the page where it is done.
    #[test]
    fn every_step_has_words_and_a_page() {
        for step in Step::ALL {
            let guide = guide(step);
            assert!(!guide.pages.is_empty(), "{}", guide.title);
            assert!(!guide.lines.is_empty(), "{}", guide.title);
            for line in guide.lines {
                assert!(line.ends_with('.') && !line.contains('!'), "{line}");
            }
        }
    }
}
