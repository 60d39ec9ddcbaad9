//! From tokens to "it works".

use super::*;
use crate::entra::trouble::Cause;

const BEFORE: &str = "2026-11-25";

fn granted(api: Api, leave_out: &[&str]) -> Checked {
    let roles = of(api).map(|p| p.name.to_owned()).filter(|name| !leave_out.contains(&name.as_str())).collect();
    Checked { token: Ok(Grant { api, roles, others: 0, service_principal: None }), mailbox: None }
}

fn nothing(api: Api) -> Checked {
    let all: Vec<&str> = of(api).map(|p| p.name).collect();
    granted(api, &all)
}

fn refused() -> Checked {
    Checked { token: Err(Cause::SecretExpired.into()), mailbox: None }
}

fn with_mailbox(checked: Checked, mailbox: Result<(), Cause>) -> Checked {
    Checked { mailbox: Some(mailbox.map_err(Trouble::from)), ..checked }
}

fn named(gaps: &[Gap]) -> Vec<String> {
    let name = |gap: &Gap| match gap {
        Gap::Trouble(api, trouble) => format!("{api:?} {:?}", trouble.cause),
        Gap::Consent(api) => format!("consent {api:?}"),
        Gap::Missing(p) => p.name.to_owned(),
        Gap::Recommended(p) => format!("{}?", p.name),
        Gap::UndoesScope(p) => format!("{}!", p.name),
        Gap::EwsEnded => "EWS".to_owned(),
    };
    gaps.iter().map(name).collect()
}

/// Works today, works after EWS, and why not.
#[test]
fn readiness() {
    use Api::{Exchange, Graph};
    use Works::{No, Probably, Yes};
    let all = |api| granted(api, &[]);
    for (exchange, graph, today, expected, gaps) in [
        (all(Exchange), all(Graph), BEFORE, (Probably, Yes), vec![]),
        (all(Exchange), granted(Graph, &["User.Read.All"]), BEFORE, (Probably, Yes), vec!["User.Read.All?"]),
        (all(Exchange), granted(Graph, &["Mail.Send"]), BEFORE, (Probably, No), vec!["Mail.Send"]),
        (nothing(Exchange), all(Graph), BEFORE, (No, Yes), vec!["consent Exchange", "full_access_as_app"]),
        (all(Exchange), all(Graph), EWS_ENDS, (No, Yes), vec!["EWS"]),
        (all(Exchange), all(Graph), "2027-03-31", (Probably, Yes), vec![]),
        (with_mailbox(all(Exchange), Ok(())), all(Graph), BEFORE, (Yes, Yes), vec![]),
        (refused(), refused(), BEFORE, (No, No), vec!["Exchange SecretExpired", "Graph SecretExpired"]),
        (
            with_mailbox(all(Exchange), Err(Cause::EwsNotAllowed)),
            with_mailbox(all(Graph), Ok(())),
            BEFORE,
            (No, Yes),
            vec!["Exchange EwsNotAllowed"],
        ),
    ] {
        let readiness = Verification { exchange, graph, rbac: false }.readiness(today);
        assert_eq!(
            ((readiness.today, readiness.after_ews), named(&readiness.gaps)),
            (expected, gaps.iter().map(|g| (*g).to_owned()).collect())
        );
    }
}

/// Without any consent the cure is one click, and it is said first.
#[test]
fn no_consent_at_all() {
    let verification = Verification { exchange: nothing(Api::Exchange), graph: nothing(Api::Graph), rbac: false };
    let gaps = verification.readiness(BEFORE).gaps;
    assert_eq!(gaps.iter().filter(|gap| matches!(gap, Gap::Consent(_))).count(), 2);
    assert_eq!(gaps.iter().filter(|gap| matches!(gap, Gap::Missing(_))).count(), 11);
    assert!(gaps.iter().all(|gap| matches!(gap, Gap::Consent(_) | Gap::Missing(_) | Gap::Recommended(_))));
    assert!(verification.roles().all(|(_, state)| state == RoleState::Missing));
}

/// With RBAC for Applications a token without those roles is as it should be, and one with them is not; what Exchange cannot
/// grant has to be there all the same.
#[test]
fn rbac_for_applications() {
    let limited: Vec<&str> = PERMISSIONS.iter().filter(|p| p.limits.rbac.is_some()).map(|p| p.name).collect();
    let right = Verification { exchange: nothing(Api::Exchange), graph: granted(Api::Graph, &limited), rbac: true };
    let readiness = right.readiness(BEFORE);
    assert_eq!((readiness.today, readiness.after_ews, readiness.gaps), (Works::Probably, Works::Probably, vec![]));
    assert_eq!(right.roles().filter(|(_, state)| *state == RoleState::ByExchange).count(), limited.len());

    let proved = Verification { exchange: with_mailbox(right.exchange.clone(), Ok(())), ..right.clone() };
    assert_eq!(proved.readiness(BEFORE).today, Works::Yes);

    let everything = Verification { exchange: granted(Api::Exchange, &[]), graph: granted(Api::Graph, &[]), rbac: true };
    let undone = everything.readiness(BEFORE).gaps;
    assert_eq!(undone.iter().filter(|gap| matches!(gap, Gap::UndoesScope(_))).count(), limited.len());

    let bare = Verification { graph: nothing(Api::Graph), ..right };
    assert_eq!(bare.readiness(BEFORE).after_ews, Works::No);
    assert!(named(&bare.readiness(BEFORE).gaps).contains(&"Chat.Read.All".to_owned()));
}

/// A verification is kept with its setup: it must come back as it was.
#[test]
fn kept_and_read_again() {
    let verification = Verification {
        exchange: refused(),
        graph: with_mailbox(granted(Api::Graph, &[]), Err(Cause::OutsidePolicy)),
        rbac: true,
    };
    assert_eq!(Verification::read(verification.write()), Ok(verification));
}
