//! What the live region says: the differences between two views, as sentences.

use super::words;
use crate::protocol::handoff::HandoffView;
use crate::protocol::panel::*;
use crate::protocol::proof::VerifyStatus;
use crate::protocol::rotation::RotateStatus;

/// What has happened from one view to the next, for a screen reader and the line above the button. `None`: nothing to say.
pub fn announce(old: &View, new: &View) -> Option<String> {
    let Some(setup) = &new.setup else {
        let Some(closed) = &old.setup else {
            return transfer_change(&old.transfer, &new.transfer).or_else(|| handoff_change(&old.handoff, &new.handoff));
        };
        let kept = new.setups.iter().any(|setup| setup.id == closed.id);
        let ending = match (kept, &new.undo) {
            (true, _) => "” is closed.",
            (false, Some(_)) => "” is forgotten. Undo is there for 10 seconds.",
            (false, None) => "” is forgotten.",
        };
        return Some(["“", &closed.name, ending].concat());
    };
    let mut said = match &old.setup {
        Some(before) if before.id == setup.id => changes(before, setup),
        _ => vec![["“", &setup.name, "” is open."].concat()],
    };
    if let (None, Some(unread)) = (&old.unread, &new.unread) {
        said.push(words::unread(unread.newer).saw.into_owned());
    }
    said.extend(transfer_change(&old.transfer, &new.transfer));
    if old.description != new.description {
        said.extend(words::description(&new.description).map(str::to_owned));
    }
    said.extend(handoff_change(&old.handoff, &new.handoff));
    (!said.is_empty()).then(|| said.join(" "))
}

fn transfer_change(old: &TransferView, new: &TransferView) -> Option<String> {
    let TransferView::Imported(read) = new else { return None };
    let said =
        || read.as_ref().map_or_else(|error| words::transfer_error(*error).saw.into_owned(), |count| words::imported(*count));
    (old != new).then(said)
}

fn handoff_change(old: &HandoffView, new: &HandoffView) -> Option<String> {
    match new {
        _ if old == new => None,
        HandoffView::Sealed(_) => Some("The file is sealed.".to_owned()),
        HandoffView::Failed { sealing, flaw } => Some(words::flaw(flaw, *sealing).saw.into_owned()),
        HandoffView::Opened { .. } => Some(words::HANDED_OVER.to_owned()),
        HandoffView::Idle | HandoffView::Sealing | HandoffView::Opening => None,
    }
}

fn changes(old: &SetupView, new: &SetupView) -> Vec<String> {
    let mut said = vec![];
    said.extend(id_change(ValueField::TenantId, &old.tenant_id, &new.tenant_id));
    said.extend(id_change(ValueField::ClientId, &old.client_id, &new.client_id));
    said.extend(secret_change(&old.client_secret, &new.client_secret));
    said.extend(old.conflicts.iter().filter_map(|asked| kept(asked, old, new)));
    let asked_before = |c: &Conflict| old.conflicts.iter().any(|o| o.field == c.field);
    let questions = new.conflicts.iter().filter(|c| !asked_before(c));
    said.extend(questions.map(|c| words::conflict(c.field, c.reason).saw.into_owned()));
    let known = |p: &&Problem| !old.problems.contains(p);
    said.extend(new.problems.iter().filter(known).map(|p| words::problem(p).saw.into_owned()));
    if let Some(target) = new.pointing.filter(|_| old.pointing != new.pointing) {
        said.push(["Click ", words::target_name(target), " on the page. Escape stops."].concat());
    }
    if new.form.state == FormState::Found && old.form.state != FormState::Found {
        said.push("Server profile form found.".to_owned());
    }
    if new.form.unnamed.fields.len() > old.form.unnamed.fields.len() {
        said.push(words::unnamed(&new.form.unnamed));
    }
    said.extend(fill_change(&old.fill, &new.fill));
    if let (None, Some(_)) = (&old.saved, &new.saved) {
        said.push(words::saved(&new.profile_name, new.saved.as_ref()));
    }
    // What went wrong is announced as a problem.
    let is_news = new.rotation.profiles.is_some() || new.rotation.waiting.is_some() || new.rotation.asks_place;
    let stage = |setup: &SetupView| (setup.rotation.status, setup.rotation.asks_place);
    if stage(new) != stage(old) && new.rotation.status != RotateStatus::Error && is_news {
        said.push(words::rotate_status(&new.rotation).to_owned());
    }
    let counts = permission_counts(new);
    if counts != permission_counts(old) {
        said.push(words::permissions_change(counts.0, counts.1, new.permissions.len()));
    }
    if new.proof.status != old.proof.status && new.proof.status != VerifyStatus::Idle {
        said.push(words::verify_status(&new.proof).to_owned());
    }
    said
}

/// How many permissions are added, and how many of those granted.
fn permission_counts(setup: &SetupView) -> (usize, usize) {
    let in_state = |state| setup.permissions.iter().filter(|permission| permission.seen.state == state).count();
    let granted = in_state(PermissionState::Granted);
    (in_state(PermissionState::Configured) + granted, granted)
}

fn id_change(field: ValueField, old: &IdView, new: &IdView) -> Option<String> {
    let name = words::value_name(field);
    if (new.error != old.error || new.refused != old.refused)
        && let Some(error) = &new.error
    {
        return Some(words::id_error(field, error).saw.into_owned());
    }
    let is_news = !matches!(old.state, SlotState::Captured | SlotState::Conflict) || old.value != new.value;
    (new.state == SlotState::Captured && is_news).then(|| [name, " captured."].concat())
}

/// A question that is gone, and nothing has changed by its answer.
fn kept(asked: &Conflict, old: &SetupView, new: &SetupView) -> Option<String> {
    let field = asked.field;
    let same = match field {
        ValueField::TenantId => old.tenant_id.value == new.tenant_id.value,
        ValueField::ClientId => old.client_id.value == new.client_id.value,
        ValueField::ClientSecret => captured_at(&old.client_secret) == captured_at(&new.client_secret),
    };
    let is_open = new.conflicts.iter().any(|conflict| conflict.field == field);
    let end = if asked.held.value.is_empty() { " left out." } else { " kept." };
    (same && !is_open).then(|| [words::value_name(field), end].concat())
}

fn secret_change(old: &SecretView, new: &SecretView) -> Option<String> {
    // What is also a problem is announced as one.
    let is_problem = matches!(new.state, SlotState::SecretId | SlotState::Masked);
    match (old.length, new.length) {
        _ if new.error != old.error && !is_problem && new.error.is_some() => {
            new.error.map(|error| words::secret_error(error).saw.into_owned())
        }
        (Some(_), None) => Some("Client secret forgotten.".to_owned()),
        (_, Some(length)) if captured_at(old) != captured_at(new) => Some(captured(length, new)),
        _ => None,
    }
}

fn captured_at(secret: &SecretView) -> Option<Millis> {
    secret.evidence.as_ref().map(|evidence| evidence.at)
}

fn captured(length: usize, secret: &SecretView) -> String {
    let ends = secret.expires.as_deref().map(words::day);
    [
        "Client secret captured, ",
        &length.to_string(),
        " characters",
        &ends.map(|day| [", ends ", &day].concat()).unwrap_or_default(),
        ". Not stored on disk.",
    ]
    .concat()
}

fn fill_change(old: &FillView, new: &FillView) -> Option<String> {
    if new.questions.len() > old.questions.len() {
        return Some("The form holds something else. Keep it, or replace it?".to_owned());
    }
    (old.running && !new.running && new.questions.is_empty() && !new.fields.is_empty()).then(|| fill_summary(&new.fields))
}

/// "5 filled, 2 already right. Check them, then press Save."
pub fn fill_summary(rows: &[FillRow]) -> String {
    const ORDER: [FillState; 6] =
        [FillState::Filled, FillState::Already, FillState::Kept, FillState::Missing, FillState::Refused, FillState::Failed];
    let count = |state| rows.iter().filter(|row| row.state == state).count();
    let parts: Vec<String> = ORDER
        .into_iter()
        .filter(|state| count(*state) > 0)
        .map(|state| [&count(state).to_string(), " ", words::fill_state(state)].concat())
        .collect();
    let next = if all_well(rows) { ". Check them, then press Save." } else { ". See what is left to do." };
    [&parts.join(", "), next].concat()
}

/// Every field that the form needs holds what it should.
pub fn all_well(rows: &[FillRow]) -> bool {
    rows.iter().all(|row| matches!(row.state, FillState::Filled | FillState::Already | FillState::Kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panel::sample;
    use crate::protocol::rotation::{RotationView, Wait};
    use crate::protocol::saved::{SavedBy, SavedProfile};
    use crate::setup::ids::IdError;
    use crate::setup::secret::SecretError;

    /// What `change` does to a view, as announced.
    fn after(change: impl FnOnce(&mut SetupView)) -> Option<String> {
        let old = sample::view();
        let mut new = old.clone();
        change(new.setup.as_mut().unwrap());
        announce(&old, &new)
    }

    #[test]
    fn nothing_new_is_not_announced() {
        assert_eq!(after(|_| {}), None);
        assert_eq!(announce(&View::default(), &View::default()), None);
        assert_eq!(after(|s| s.client_secret.forgotten_at = Some(1.0)), None);
    }

    #[test]
    fn a_description_is_announced() {
        let says = |description| announce(&sample::view(), &View { description, ..sample::view() });
        assert!(says(DescriptionView::Working).is_some_and(|said| said.starts_with("Reading")));
        assert!(says(DescriptionView::Ready("{}".into())).is_some_and(|said| said.starts_with("The report is below.")));
        assert_eq!(says(DescriptionView::Idle), None);
    }

    /// What the page shows is heard as well, but not each look at it.
    #[test]
    fn permissions_are_announced() {
        let seen = |state| PermissionSeen { state, wrong_kind: false };
        let permission = |state| PermissionView { api: "Microsoft Graph".into(), name: "Mail.Send".into(), seen: seen(state) };
        let said = after(|s| s.permissions = vec![permission(PermissionState::Granted), permission(PermissionState::Configured)]);
        assert_eq!(said.as_deref(), Some("Permissions: 2 of 2 added, 1 granted."));
        assert_eq!(after(|s| s.permissions = vec![permission(PermissionState::Missing)]), None);
    }

    #[test]
    fn captures_are_announced() {
        let id = after(|s| s.tenant_id = sample::captured_id("3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c"));
        assert_eq!(id.as_deref(), Some("Directory (tenant) ID captured."));
        let secret = after(|s| s.client_secret = sample::captured_secret());
        assert_eq!(secret.as_deref(), Some("Client secret captured, 40 characters, ends 25 November 2027. Not stored on disk."));
    }

    #[test]
    fn what_the_admin_must_answer_or_mend_is_announced() {
        let domain = IdError::Domain("contoso.com".into());
        let typed = after(|s| s.tenant_id.error = Some(domain));
        assert!(typed.is_some_and(|t| t.starts_with("contoso.com is a domain name")));
        let short = after(|s| s.client_secret.error = Some(SecretError::Truncated));
        assert_eq!(short.as_deref(), Some("This client secret is cut short."));
        let once = after(|s| {
            s.client_secret.error = Some(SecretError::Masked);
            s.client_secret.state = SlotState::Masked;
            s.problems.push(Problem::SecretMasked);
        });
        assert_eq!(once.as_deref(), Some("The Value is masked."));
        let question = after(|s| {
            s.conflicts.push(Conflict {
                field: ValueField::ClientId,
                held: Face { value: "a".into(), evidence: None },
                found: Face { value: "b".into(), evidence: None },
                reason: ConflictReason::DiffersFromHeld,
            });
        });
        assert_eq!(question.as_deref(), Some("A page shows another Application (client) ID."));
        let mut asked = sample::view();
        let setup = asked.setup.as_mut().unwrap();
        setup.tenant_id = IdView { state: SlotState::Conflict, ..sample::captured_id("a") };
        setup.conflicts.push(Conflict {
            field: ValueField::TenantId,
            held: Face { value: "a".into(), evidence: None },
            found: Face { value: "b".into(), evidence: None },
            reason: ConflictReason::DiffersFromHeld,
        });
        for (answer, said) in [("a", "Directory (tenant) ID kept."), ("b", "Directory (tenant) ID captured.")] {
            let mut answered = asked.clone();
            let setup = answered.setup.as_mut().unwrap();
            (setup.tenant_id, setup.conflicts) = (sample::captured_id(answer), vec![]);
            assert_eq!(announce(&asked, &answered).as_deref(), Some(said));
        }
    }

    #[test]
    fn a_finished_fill_is_summed_up() {
        let row = |field, state| FillRow { field, state, reason: None };
        let mut old = sample::view();
        old.setup.as_mut().unwrap().fill.running = true;
        let mut new = sample::view();
        let fill = &mut new.setup.as_mut().unwrap().fill;
        fill.fields.push(row(FormField::Name, FillState::Filled));
        fill.fields.push(row(FormField::TenantId, FillState::Already));
        let said = announce(&old, &new);
        assert_eq!(said.as_deref(), Some("1 filled, 1 already right. Check them, then press Save."));
        let fill = &mut new.setup.as_mut().unwrap().fill;
        fill.fields.push(row(FormField::ClientId, FillState::Failed));
        assert!(announce(&old, &new).is_some_and(|said| said.ends_with("See what is left to do.")));
    }

    /// The admin looks at the portal when the saved profile comes into sight.
    #[test]
    fn the_saved_profile_is_announced() {
        let saved = SavedProfile {
            name: "contoso mail".into(),
            by: SavedBy::List,
            page: "Server profiles".into(),
            incognito: false,
            at: 1.0,
            namesakes: 1,
        };
        let said = after(|s| s.saved = Some(saved));
        assert_eq!(said.as_deref(), Some("“Contoso mail” is in the list of server profiles."));
    }

    /// From the click to the end, each wait and what came of it.
    #[test]
    fn a_change_of_a_secret_is_announced() {
        let says = |from: RotationView, to: RotationView| {
            let mut old = sample::view();
            old.setup.as_mut().unwrap().rotation = from;
            let mut new = sample::view();
            new.setup.as_mut().unwrap().rotation = to;
            announce(&old, &new)
        };
        let waits = || RotationView { status: RotateStatus::Pending, waiting: Some(Wait::Profiles), ..RotationView::default() };
        let listed = || RotationView { profiles: Some(vec![]), ..RotationView::default() };
        assert_eq!(says(RotationView::default(), waits()).as_deref(), Some("Reading the profiles…"));
        assert_eq!(says(waits(), listed()).as_deref(), Some("No profile here signs in with an app."));
        let written = RotationView { status: RotateStatus::Ok, ..listed() };
        assert_eq!(says(waits(), written).as_deref(), Some("The profile has the new secret."));
        assert_eq!(says(listed(), RotationView::default()), None);
        let asks = RotationView { asks_place: true, ..RotationView::default() };
        assert_eq!(says(RotationView::default(), asks).as_deref(), Some("Which environment is it?"));
    }

    #[test]
    fn opening_and_forgetting_are_announced() {
        let (none, some) = (View::default(), sample::view());
        assert_eq!(announce(&none, &some).as_deref(), Some("“Contoso mail” is open."));
        let forgotten = "“Contoso mail” is forgotten. Undo is there for 10 seconds.";
        let undo = Some(UndoView { name: "Contoso mail".to_owned(), until: 0.0 });
        assert_eq!(announce(&some, &View { undo, ..View::default() }).as_deref(), Some(forgotten));
        assert_eq!(announce(&some, &none).as_deref(), Some("“Contoso mail” is forgotten."), "a sample cannot be taken back");
        let closed = View { setup: None, ..some.clone() };
        assert_eq!(announce(&some, &closed).as_deref(), Some("“Contoso mail” is closed."));
    }
}
