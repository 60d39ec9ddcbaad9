//! Profiles of an environment, and a change of one's secret.

use crate::dataverse::change::{Change, KnownSecret, Outcome};
use crate::dataverse::plan::{self, Obstacle};
use crate::dataverse::profile::{Authority, Profile, Tested};
use crate::protocol::rotation::*;

/// What the section is for.
pub const ROTATE: &str = "For a secret that ends, and for a profile whose edit screen has no box for it. The new secret is written to the \
    profile in your environment, with your own session there.";

/// What can be read of a secret once it is written.
pub const WRITE_ONLY: &str = "A secret cannot be read back, so a tested mailbox is the proof.";

/// How far a change is.
pub fn rotate_status(view: &RotationView) -> &'static str {
    match (view.status, view.waiting) {
        (_, Some(wait)) => wait_words(wait),
        (RotateStatus::Pending, None) => "Writing the new secret…",
        (RotateStatus::Ok, None) => "The profile has the new secret.",
        (RotateStatus::Error, None) => match view.change.as_ref().map(|change| &change.outcome) {
            Some(Outcome::Unchanged(_)) => "The profile has the old secret: nothing was changed.",
            Some(Outcome::Doubtful(_) | Outcome::Changed(_)) => "It must be checked which secret the profile has.",
            _ => "Nothing was changed. See the problem above.",
        },
        (RotateStatus::Idle, None) => match (&view.plan, &view.profiles) {
            _ if view.asks_place => "Which environment is it?",
            (Some(plan), _) if plan.allowed => "See what will change, then write it.",
            (Some(_), _) => "See what stands in the way.",
            (None, Some(profiles)) if profiles.is_empty() => "No profile here signs in with an app.",
            (None, Some(profiles)) if profiles.iter().any(|p| p.fits) => {
                "More than one profile has this app and tenant. Choose one."
            }
            (None, Some(_)) => "No profile has just this app and tenant. Choose one.",
            (None, None) => "Not begun.",
        },
    }
}

fn wait_words(wait: Wait) -> &'static str {
    match wait {
        Wait::Page => "Waiting for the environment's page. Sign in there if it asks.",
        Wait::Profiles => "Reading the profiles…",
        Wait::Write => "Writing the new secret…",
        Wait::ReadBack => "Written. Reading back what can be read…",
        Wait::Check => "Checking which secret is in place…",
    }
}

/// Why a secret cannot be written to a profile, and what to do.
pub fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Inactive => "This profile is deactivated. Open its form, select Activate, then list again.",
        Obstacle::SecretElsewhere => {
            "This profile takes its credential from a key vault or a managed identity. Change it there: a secret written here would not be used."
        }
        Obstacle::OtherApp => {
            "The profile signs in with another app, to which this secret does not belong. Tick the new Application ID, or choose another profile."
        }
        Obstacle::OtherTenant => "The profile signs in to another tenant. Tick the new tenant ID, or choose another profile.",
        Obstacle::OtherCloud => {
            "The profile signs in at another cloud than the one of this tenant. Tick the new Email server authority; where there is no such box, use an environment of the tenant's cloud."
        }
    }
}

/// What else would be written, by its label in the form.
pub fn offer(change: plan::Change) -> &'static str {
    match change {
        plan::Change::ClientId => "Application ID",
        plan::Change::TenantId => "Tenant ID",
        plan::Change::Authority => "Email server authority",
    }
}

/// Where a profile signs in.
pub fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::Public => "Public, GCC",
        Authority::UsGovernment => "US government",
        Authority::China => "China",
        Authority::Automatic => "Automatic",
    }
}

/// What is to be said of the new secret.
pub fn new_secret(secret: NewSecret) -> &'static str {
    match secret {
        NewSecret::Missing => "There is no new secret yet. Create one on Certificates & secrets, or paste its Value above.",
        NewSecret::InQuestion => "There is a question about the secret. Answer it first.",
        NewSecret::Expired => "The secret above has expired. Create a new one.",
        NewSecret::Refused => "Entra refuses these values. With them the profile would stop: see the problem above.",
        NewSecret::Unverified => "Not verified. Ask Entra first, so that the profile never gets a secret that does not work.",
        NewSecret::Verified(_) => "Entra takes it.",
    }
}

/// How a change ended, in a sentence or two.
pub fn outcome(change: &Change, clock: impl Fn(f64) -> String) -> String {
    let name = ["“", &change.name, "”"].concat();
    match &change.outcome {
        Outcome::Sent => ["The new secret is on its way to ", &name, "."].concat(),
        Outcome::Doubtful(_) => {
            ["At ", &clock(change.begun), " the new secret was sent to ", &name, ". Its answer is missing."].concat()
        }
        Outcome::Unchanged(at) => {
            ["Checked at ", &clock(*at), ": ", &name, " is as it was before, with the old secret. It can be written again."]
                .concat()
        }
        Outcome::Changed(_) => [&name, " was changed after the secret was sent, most probably by that."].concat(),
        Outcome::Written(Some(_)) => [&name, " took the new secret, and the profile's version has changed."].concat(),
        Outcome::Written(None) => [&name, " took the new secret. The profile could not be read back."].concat(),
    }
}

/// Which row of the portal is which secret: "“2026”, Secret ID 1a2b…, ends 25 November 2027".
pub fn note(note: &KnownSecret) -> String {
    let parts = [
        note.description.as_ref().map(|text| ["“", text, "”"].concat()),
        note.secret_id.as_ref().map(|id| ["Secret ID ", id.as_str()].concat()),
        note.expires.map(|day| ["ends ", &super::day(&day.to_string())].concat()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Which secret may be deleted at the end, and which must stay.
pub fn delete_old(change: &Change) -> String {
    let keep = if change.new.names_a_row() { [" Keep ", &note(&change.new), "."].concat() } else { String::new() };
    match &change.old {
        Some(old) if old.names_a_row() && *old != change.new => {
            ["Delete the secret that this profile had before: ", &note(old), ".", &keep].concat()
        }
        _ => ["Delete the secret that this profile had before, if nothing else uses it. It is an older row: this device did not see it.", &keep].concat(),
    }
}

/// How a profile's last test ended.
pub fn tested(tested: Option<Tested>) -> &'static str {
    match tested {
        Some(Tested::Passed) => "passed",
        Some(Tested::Warned) => "passed with warnings",
        Some(Tested::Failed) => "failed",
        None => "not known",
    }
}

/// The mailboxes of a profile: "3, 1 failed its last test".
pub fn usage(usage: Option<UsageView>) -> String {
    let Some(UsageView { mailboxes, failed, untested }) = usage else { return "not known".to_owned() };
    let more = |count: u32, words: &str| if count > 0 { [", ", &count.to_string(), words].concat() } else { String::new() };
    [&mailboxes.to_string(), more(failed, " failed the last test").as_str(), &more(untested, " not tested")].concat()
}

/// Whether a secret is set.
pub fn secret_set(profile: &Profile) -> &'static str {
    match (profile.secret_elsewhere, profile.secret_set) {
        (true, _) => "in a key vault or managed identity",
        (false, true) => "set",
        (false, false) => "not set",
    }
}

/// Granted roles of those that are needed: "11 of 11".
pub fn granted((have, of): (u32, u32)) -> String {
    [&have.to_string(), " of ", &of.to_string()].concat()
}

/// What stops when, over all profiles: the two questions that a list of them is looked at for.
pub fn outlook(profiles: &[ProfileView]) -> Vec<String> {
    let active = || profiles.iter().filter(|p| p.profile.active);
    let ends = |p: &ProfileView| Some((p.known.as_ref()?.expires.clone()?, p.profile.name.clone()));
    let next = active().filter_map(ends).min();
    let ready =
        |p: &&ProfileView| p.known.as_ref().and_then(|known| known.checked).is_some_and(|c| c.accepted && c.graph.0 == c.graph.1);
    let not_ready = active().count() - active().filter(ready).count();
    let count = |n: usize| if n == 1 { "1 profile".to_owned() } else { [&n.to_string(), " profiles"].concat() };
    let mut said = Vec::new();
    said.extend(next.map(|(day, name)| ["Ends next: “", &name, "”, on ", &super::day(&day), "."].concat()));
    if not_ready > 0 {
        let day = super::day(crate::setup::permissions::EWS_ENDS);
        said.push([&count(not_ready), " not known to work over Microsoft Graph from ", &day, " on."].concat());
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::expiry::read_iso;
    use crate::setup::ids::Guid;

    /// The wrong row deleted is the outage that all of this avoids: where it is not known, nothing is pointed at.
    #[test]
    fn the_old_row_is_named_only_if_known() {
        let id = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";
        let new = KnownSecret { description: Some("2027".into()), secret_id: Guid::parse(id), expires: read_iso("2027-11-25") };
        assert_eq!(note(&new), format!("“2027”, Secret ID {id}, ends 25 November 2027"));
        let mut change = Change {
            organisation: crate::dataverse::organisation::Organisation::parse("a.crm.dynamics.com").unwrap(),
            profile: Guid::parse(id).unwrap(),
            name: "Mail".into(),
            etag: String::new(),
            begun: 0.0,
            new: new.clone(),
            old: None,
            outcome: Outcome::Written(None),
            again: false,
            tested: false,
        };
        assert!(delete_old(&change).contains("this device did not see it. Keep “2027”"));
        change.old = Some(KnownSecret { description: Some("2026".into()), ..KnownSecret::default() });
        assert!(delete_old(&change).starts_with("Delete the secret that this profile had before: “2026”. Keep “2027”"));
        change.old = Some(new);
        assert!(delete_old(&change).contains("did not see it"), "the same secret written twice is no old one");
    }

    /// Profiles in numbers.
    #[test]
    fn mailboxes() {
        let of = |mailboxes, failed, untested| usage(Some(UsageView { mailboxes, failed, untested }));
        assert_eq!(of(3, 1, 0), "3, 1 failed the last test");
        assert_eq!(of(0, 0, 0), "0");
        assert_eq!(usage(None), "not known");
    }
}
