//! What went wrong with an environment, in three parts.

use super::troubles::{Cure, Deed, Trouble};
use crate::dataverse::trouble::{self, Cause};
use std::borrow::Cow;

/// A request to an environment that has no answer, or a refusal.
pub fn environment_problem(trouble: &trouble::Trouble) -> Trouble {
    let (saw, means, cure, deed) = sentences(trouble.cause);
    let saw: Cow<'static, str> = match (&trouble.privilege, &trouble.text, trouble.retry_after) {
        (Some(privilege), ..) => ["Your role in this environment lacks the privilege ", privilege, "."].concat().into(),
        (None, Some(text), _) => [saw, " It says: “", text, "”."].concat().into(),
        (None, None, Some(seconds)) => [saw, " It asks to wait ", &seconds.to_string(), " seconds."].concat().into(),
        (None, None, None) => saw.into(),
    };
    Trouble { detail: trouble.code.clone(), ..Trouble::new(saw, means, cure).with(Cure::Do(deed)) }
}

/// It must be checked which secret a profile has.
pub fn change_in_doubt(trouble: Option<&trouble::Trouble>) -> Trouble {
    let words = match trouble {
        Some(trouble) => {
            let (saw, ..) = sentences(trouble.cause);
            Trouble::new(
                ["The new secret was sent, and its answer is missing. ", saw].concat(),
                "The profile has either the old secret or the new one: a change is one request, so nothing is half done.",
                "Check which one is in place. Delete no secret in the portal before.",
            )
        }
        None => Trouble::new(
            "The profile was changed after the secret was sent.",
            "Most probably by that request. A secret cannot be read back, so a change by somebody else would look the same.",
            "Test a mailbox, or write the secret once more: twice does no harm. Delete no secret in the portal before.",
        ),
    };
    words.with(Cure::Do(if trouble.is_some() { Deed::CheckChange } else { Deed::ListAgain }))
}

/// In the order of [`Cause`].
#[rustfmt::skip] // a cause's three sentences stand together
fn sentences(cause: Cause) -> (&'static str, &'static str, &'static str, Deed) {
    use Deed::{ListAgain, OpenEnvironment};
    match cause {
        Cause::SignedOut => ("The environment asks you to sign in.", "Your session there has ended. Nothing was changed.", "Open the environment and sign in. The profiles are then read by themselves.", OpenEnvironment),
        Cause::NotMember => ("Your account is no user of this environment.", "You are signed in with another account, or have no role there. Nothing was changed.", "Open the environment with an account that has the System Administrator role.", OpenEnvironment),
        Cause::NoPrivilege => ("Your role in this environment does not allow this.", "Reading profiles takes prvReadEmailServerProfile, changing one prvWriteEmailServerProfile. Nothing was changed.", "Ask for the System Administrator role, or one with this privilege on Email Server Profile, then list again.", ListAgain),
        Cause::NotThisRow => ("You may not change this profile.", "Your role reaches only some of the profiles, such as your own. Nothing was changed.", "Ask the profile's owner, or for the System Administrator role, then list again.", ListAgain),
        Cause::Gone => ("The profile is no longer there.", "Somebody deleted it since it was read. Nothing was changed.", "List the profiles again.", ListAgain),
        Cause::ChangedMeanwhile => ("Somebody has changed the profile since it was read.", "The new secret was not written, so that nobody's change is lost.", "List again, look at what the profile holds now, then write.", ListAgain),
        Cause::Throttled => ("The environment has been asked too often.", "It limits what one user may ask in five minutes. Nothing was changed.", "Wait, then list again.", ListAgain),
        Cause::Busy => ("The environment has a problem of its own.", "It may be under maintenance, and passes without you doing anything.", "Wait a few minutes, then list again.", ListAgain),
        Cause::Offline => ("The browser is offline.", "Nothing was sent.", "Connect, then list again.", ListAgain),
        Cause::Unreachable => ("The environment did not answer.", "The connection broke, or something in between refused it.", "Look whether the environment's page still works, then list again.", OpenEnvironment),
        Cause::TimedOut => ("The environment did not answer in time.", "The network or the environment is slow.", "List again in a minute.", ListAgain),
        Cause::TooLarge => ("The answer is far too long.", "No list of profiles is that long. Something may stand in between.", "Report it if it stays.", ListAgain),
        Cause::NotDataverse => ("The answer is not the environment's Web API.", "The environment is being set up or moved, or something answers in its place.", "Open the environment and see whether it works, then list again.", OpenEnvironment),
        Cause::PageGone => ("The environment's page is gone.", "It was closed, reloaded or left. Requests are sent from there, with your own session.", "Open the environment again.", OpenEnvironment),
        Cause::Interrupted => ("The browser stopped this extension's background meanwhile.", "It does so at will. Nothing is lost but the answer.", "List again.", ListAgain),
        Cause::OurRequest => ("The environment does not understand the request.", "It may be older than the columns that are asked for, or this is a mistake of Tenant Bridge. Nothing was changed.", "Report it with the code below.", ListAgain),
        Cause::Unknown => ("The environment refuses, with a code that is not known here.", "Nothing was changed.", "Look the code up, then list again.", ListAgain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The privilege is what the admin must ask for: it is named instead of the general sentence.
    #[test]
    fn privileges_are_named() {
        let privilege = Some("prvWriteEmailServerProfile".to_owned());
        let words = environment_problem(&trouble::Trouble { privilege, ..Cause::NoPrivilege.into() });
        assert_eq!(words.saw, "Your role in this environment lacks the privilege prvWriteEmailServerProfile.");
        let waits = environment_problem(&trouble::Trouble { retry_after: Some(30), ..Cause::Throttled.into() });
        assert!(waits.saw.ends_with("30 seconds."), "{}", waits.saw);
    }
}
