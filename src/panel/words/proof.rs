//! What Entra, Graph and Exchange answer, in the portal's own words: what was seen, what it means, what to do.

use super::troubles::{Cure, Trouble};
use crate::entra::cure::Place;
use crate::entra::trouble::{self as entra, Cause};
use crate::entra::verdict::Works;
use crate::protocol::panel::Millis;
use crate::protocol::proof::{Excuse, ProofProblem, ProofView, RoleShown, RoleView, VerifyStatus};
use crate::setup::address::NameError;
use crate::setup::cloud::Cloud;
use crate::setup::links::PortalPage;
use crate::setup::permissions::{Api, Purpose};

/// A problem of the proof.
pub fn proof_problem(problem: &ProofProblem) -> Trouble {
    match problem {
        ProofProblem::Trouble(trouble) => of_service(trouble),
        ProofProblem::RolesMissing { api, names } if names.is_empty() => Trouble::new(
            ["The credentials work, but the app has no permission for ", api.name(), "."].concat(),
            "Admin consent has not been given, or only minutes ago.",
            "Add the permissions as Application permissions, select Grant admin consent, wait a minute, then verify again.",
        )
        .at(PortalPage::ApiPermissions),
        ProofProblem::RolesMissing { api, names } => Trouble::new(
            ["Missing for ", api.name(), ": ", &names.join(", "), "."].concat(),
            "Synchronization needs each of them. Added permissions count only once their Status reads Granted.",
            "Add what is missing as Application permissions, select Grant admin consent, wait a minute, then verify again.",
        )
        .at(PortalPage::ApiPermissions),
        ProofProblem::UndoesScope(names) => Trouble::new(
            ["Consent in Entra for ", &names.join(", "), " undoes RBAC for Applications."].concat(),
            "Both add up: with the consent the app reaches every mailbox, whatever the scope says.",
            "Remove these permissions from the app and keep the roles that Exchange grants.",
        )
        .at(PortalPage::ApiPermissions),
    }
}

fn of_service(trouble: &entra::Trouble) -> Trouble {
    let (saw, means, cure) = sentences(trouble.cause);
    let saw = match (&trouble.text, trouble.retry_after) {
        (Some(text), _) => [saw, " It says: “", text, "”."].concat().into(),
        (None, Some(seconds)) => [saw, " It asks to wait ", &seconds.to_string(), " seconds."].concat().into(),
        (None, None) => saw.into(),
    };
    let button = trouble.cause.place().map(|place| match place {
        Place::Page(page) => Cure::Open(page),
        Place::CloudChoice => Cure::Focus("cloud"),
        Place::ScopingCommands => Cure::Focus("scoping"),
        Place::EwsCommands => Cure::Focus("ews"),
    });
    let detail = match (&trouble.code, &trouble.correlation) {
        (Some(code), Some(id)) => Some([code, " · correlation ID ", id.as_str()].concat()),
        (Some(code), None) => Some(code.clone()),
        _ => None,
    };
    Trouble { saw, means, cure, button, detail }
}

/// In the order of [`Cause`].
#[rustfmt::skip] // a cause's three sentences stand together
fn sentences(cause: Cause) -> (&'static str, &'static str, &'static str) {
    match cause {
        Cause::WrongSecret => ("Entra refuses the client secret.", "It is not a secret of this app, or it is seconds old and not known everywhere yet.", "Just created: wait a minute and verify again. Else copy the Value again, or create a new client secret."),
        Cause::SecretExpired => ("This client secret has expired.", "Exchange Online refuses it, and mailboxes stop synchronizing.", "Create a new client secret."),
        Cause::SecretMissing => ("Entra got no client secret.", "Something on the way took it out of the request.", "Enter the Value again, then verify once more."),
        Cause::TenantNotFound => ("No tenant has this ID or domain.", "It was asked for in every Microsoft cloud within reach.", "Compare it with Directory (tenant) ID on the app's Overview."),
        Cause::PersonalAccounts => ("This domain belongs to personal accounts.", "Exchange Online lives in a company's tenant.", "Use the company's own domain or its Directory (tenant) ID."),
        Cause::OtherCloud => ("The tenant is in another cloud.", "Each Microsoft cloud has hosts of its own, and this one was asked at the wrong ones.", "Choose it under Proof, How to verify, Cloud of the tenant. Then verify again."),
        Cause::AppNotFound => ("The tenant does not have this app.", "The app is registered in another tenant, or this is not its Application (client) ID.", "Compare both IDs with the app's Overview in the tenant where Exchange Online lives."),
        Cause::NoServicePrincipal => ("The app has no enterprise app in this tenant.", "It is registered, but nobody has consented to it there.", "Select Grant admin consent on the app's API permissions."),
        Cause::AppDisabled => ("The enterprise app is switched off.", "Entra lets nobody sign in with it.", "Open the enterprise app's Properties and set Enabled for users to sign-in to Yes."),
        Cause::PublicClient => ("The app is registered as a public client.", "Such an app may not use a client secret.", "On Authentication set Allow public client flows to No, or register another app."),
        Cause::NoSuchApi => ("The tenant does not have this API.", "It has no Exchange Online, or it belongs to another cloud.", "Use the tenant where the mailboxes are, or choose its cloud."),
        Cause::ConsentMissing => ("Admin consent is missing.", "Without it the app may do nothing.", "Select Grant admin consent on the app's API permissions, then Yes."),
        Cause::ConditionalAccess => ("A Conditional Access policy refuses the app.", "It is a policy for workload identities. It may let Dynamics in and only this computer not.", "Allow the app in the policy, or the addresses that Dynamics signs in from."),
        Cause::TenantRestrictions => ("Your network lets only some tenants through.", "A proxy adds tenant restrictions to every sign-in. Dynamics itself is not behind it.", "Verify from another network, or ask who runs this one."),
        Cause::Throttled => ("Asked too often.", "The service refuses further requests for a while.", "Wait, then verify again."),
        Cause::Busy => ("The service has a problem of its own.", "It passes without you doing anything.", "Wait a few minutes, then verify again."),
        Cause::OriginSent => ("The browser sent this extension's address along.", "Entra then refuses. The rule that removes it is not in force, perhaps because a policy forbids it.", "Restart the browser, then verify again. Report it if it stays."),
        Cause::OurRequest => ("Entra does not understand the request.", "This is a mistake of Tenant Bridge, not yours.", "Report it with the code below."),
        Cause::Intercepted => ("Something on the way breaks encryption.", "A proxy or antivirus opens the connection to Microsoft.", "Ask who runs the network to exempt Microsoft's sign-in hosts."),
        Cause::Offline => ("The browser is offline.", "Nothing was sent.", "Connect, then verify again."),
        Cause::Unreachable => ("One of Microsoft's hosts cannot be reached.", "A firewall, a proxy or a redirect stands in between. The client secret went nowhere else.", "Open the sign-in host in a tab (worldwide: login.microsoftonline.com) to see what is there, or ask who runs the network."),
        Cause::TimedOut => ("There was no answer in 15 seconds.", "The network or the service is slow.", "Try again in a minute."),
        Cause::NotEntra => ("The answer is a web page, not Entra's.", "A proxy, or the sign-in page of a network, answers in its place.", "Sign in to the network, or ask who runs it."),
        Cause::TooLarge => ("The answer is far too long.", "Entra never answers like that. Something stands in between.", "Verify from another network, or ask who runs this one."),
        Cause::Malformed => ("The answer says neither yes nor no.", "It was cut short, or it is not Entra's.", "Try again. Report it if it stays."),
        Cause::NotAToken => ("What came instead of an access token is none.", "Something between here and Entra may have changed it.", "Others may know the client secret now: create a new one, and verify from another network."),
        Cause::Unsigned => ("The access token is not signed.", "Entra signs every token. Something answers in its place.", "Others may know the client secret now: create a new one, and ask who runs the network what answers there."),
        Cause::ForeignTenant => ("The answer is about another tenant.", "Entra answers about the tenant that was asked. Something answers in its place.", "Compare the Directory (tenant) ID. If it is right, create a new client secret and ask who runs the network what answers there."),
        Cause::ForeignApp => ("The access token is of another app.", "Entra answers about the app that was asked. Something answers in its place.", "Compare the Application (client) ID. If it is right, create a new client secret and ask who runs the network what answers there."),
        Cause::ForeignApi => ("The access token is for another API.", "Entra answers about the API that was asked. Something answers in its place.", "Create a new client secret, and ask who runs the network what answers there."),
        Cause::Expired => ("The access token is out of date already.", "This computer's clock is wrong, or the answer is an old one.", "Set the clock, then verify again."),
        Cause::TokenRefused => ("Entra gave a token, and the API does not take it.", "It may take some minutes until both know of a new app.", "Verify again in a few minutes. Report it if it stays."),
        Cause::MailboxDenied => ("The app may not open this mailbox.", "Its permission is missing, or a scope of RBAC for Applications leaves this mailbox out.", "Check API permissions, or add the mailbox to the scope. A change takes up to two hours."),
        Cause::OutsidePolicy => ("An application access policy keeps the app out of this mailbox.", "The mailbox is not in the policy's group.", "Add it to the group, or check one that is in it. A change takes an hour or more."),
        Cause::MailboxNotFound => ("There is no mailbox of this address.", "The tenant does not know it, or the address is an alias that this API does not take.", "Check the address in the Exchange admin center."),
        Cause::MailboxNotOnline => ("This address has no mailbox in Exchange Online.", "It is on-premises, inactive or without a licence.", "Check one that is in Exchange Online."),
        Cause::EwsDisabled => ("Exchange Web Services are off for this tenant or mailbox.", "Since October 2026 they are off unless the tenant switches them on. They end in April 2027.", "Switch them on and put the app on the list, with the commands below. Grant the Graph permissions for the time after."),
        Cause::EwsNotAllowed => ("The app is not on the list of those that may use Exchange Web Services.", "They are on, for listed apps only. They end in April 2027.", "Put the app on the list, with the commands below. It takes up to 24 hours."),
        Cause::Unknown => ("The service refuses with a code that Tenant Bridge does not know.", "Its own words are all there is.", "Look the code up, or give it with the correlation ID to Microsoft's support."),
    }
}

/// Why a button waits that needs the setup whole.
pub const VALUES_FIRST: &str = "All three values first, with no question open.";

/// How a verification ended.
pub fn verify_status(proof: &ProofView) -> &'static str {
    match proof.status {
        VerifyStatus::Idle if proof.allowed || proof.off => "Not verified yet.",
        VerifyStatus::Idle if proof.mailbox_error.is_some() => "Correct the mailbox address first.",
        VerifyStatus::Idle => VALUES_FIRST,
        VerifyStatus::Pending => "Asking Entra…",
        VerifyStatus::Ok => "The values work, and everything is granted.",
        VerifyStatus::Warning => "The values work. Something is missing.",
        VerifyStatus::Error => "It does not work yet.",
    }
}

/// Whether it works, in a word.
pub fn works(works: Works) -> &'static str {
    match works {
        Works::Yes => "yes",
        Works::Probably => "probably: check one mailbox to be sure",
        Works::No => "no",
    }
}

/// What was seen of a role.
pub fn role_state(role: &RoleView) -> &'static str {
    match (role.state, role.excuse) {
        (RoleShown::Present, _) => "granted",
        (RoleShown::Missing, None) => "missing",
        (RoleShown::Missing, Some(Excuse::ByExchange)) => "not in the token; Exchange grants it",
        (RoleShown::Missing, Some(Excuse::Recommended)) => "missing; good to have",
    }
}

/// The tenant, as Entra describes it: "Europe · worldwide cloud".
pub fn tenant_place(region: Option<&str>, gcc: bool, cloud: Cloud) -> String {
    const REGIONS: [(&str, &str); 6] =
        [("NA", "North America"), ("EU", "Europe"), ("AS", "Asia"), ("OC", "Oceania"), ("AF", "Africa"), ("SA", "South America")];
    let known = region.and_then(|region| REGIONS.iter().find(|(code, _)| *code == region)).map(|(_, name)| *name);
    let cloud = if gcc { "US government community cloud (GCC)" } else { cloud_name(cloud) };
    known.map_or_else(|| cloud.to_owned(), |region| [region, " · ", cloud].concat())
}

/// A cloud's name.
pub fn cloud_name(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Public => "Worldwide",
        Cloud::GccHigh => "US government (GCC High)",
        Cloud::Dod => "US Department of Defense",
        Cloud::China => "China (21Vianet)",
    }
}

/// Whether a mailbox was reached, over each API.
pub fn mailbox_reached(api: Api, reached: bool) -> &'static str {
    match (api, reached) {
        (Api::Exchange, true) => "Reached over Exchange Web Services.",
        (Api::Exchange, false) => "Not reached over Exchange Web Services.",
        (Api::Graph, true) => "Reached over Microsoft Graph.",
        (Api::Graph, false) => "Not reached over Microsoft Graph.",
    }
}

/// What is wrong with a typed address or name.
pub fn name_error(error: NameError) -> &'static str {
    match error {
        NameError::Empty => "There is nothing but spaces in the box.",
        NameError::TooLong => "This is too long.",
        NameError::Unseen => "This holds a character that cannot be seen. Type it anew.",
        NameError::NotAnAddress => "This is not an email address.",
    }
}

/// What synchronization does with a permission.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::WholeMailbox => "everything in the mailbox, over EWS",
        Purpose::ReadMail => "track incoming mail",
        Purpose::SendMail => "send mail",
        Purpose::MailboxSettings => "time zone, language and working hours",
        Purpose::Appointments => "appointments and meetings",
        Purpose::Contacts => "contacts",
        Purpose::Tasks => "tasks",
        Purpose::MailboxState => "its own state in the mailbox",
        Purpose::TeamsChats => "Teams chats linked to records",
        Purpose::TeamsMeetings => "Teams meetings of appointments",
        Purpose::TeamsCalls => "records of Teams calls",
        Purpose::Users => "find users by their address",
    }
}

/// How old a result is: "3 min ago".
pub fn ago(at: Millis, now: Millis) -> String {
    match ((now - at) / 60_000.0).floor() as i64 {
        ..=0 => "just now".to_owned(),
        minutes @ 1..=119 => [&minutes.to_string(), " min ago"].concat(),
        minutes @ 120..=2879 => [&(minutes / 60).to_string(), " hours ago"].concat(),
        minutes => [&(minutes / 1440).to_string(), " days ago"].concat(),
    }
}
