//! A change of a profile's secret: what is asked and sent, to whom, and what is known after every way it may end.

use super::saved::{fill, seen};
use super::*;
use crate::dataverse::change::{Change, KnownSecret, Outcome};
use crate::dataverse::plan::{self, Obstacle};
use crate::dataverse::trouble::Cause;
use crate::policy::Policy;
use crate::protocol::errand::{Answer, Delivery, Errand, Method};
use crate::protocol::rotation::{NewSecret, RotateStatus, RotationView, Wait};
use crate::protocol::saved::SavedBy;
use crate::setup::ids::Guid;
use crate::wire::json::of_json;

mod doubt;

const ORGANISATION: &str = "https://contoso.crm4.dynamics.com";
const PROFILE: &str = "6f1d3c52-8a0e-4f11-9f8a-0022480a1b2c";
const OTHER_PROFILE: &str = "7f1d3c52-8a0e-4f11-9f8a-0022480a1b2c";

fn answered(status: u16, body: &str) -> Delivery {
    let content_type = if body.is_empty() { "" } else { "application/json" };
    Delivery::Answered(Answer { status, content_type: content_type.into(), retry_after: String::new(), body: body.into() })
}

fn refused(status: u16, code: &str) -> Delivery {
    answered(status, &format!(r#"{{"error":{{"code":"{code}","message":""}}}}"#))
}

fn row(id: &str, app: &str, version: u32) -> String {
    format!(
        r#"{{"@odata.etag":"W/\"{version}\"","emailserverprofileid":"{id}","name":"Mail","oauthclientid":"{app}",
        "exchangeonlinetenantid":"{TENANT}","isoauthclientsecretset":true,"statecode":0,"modifiedon":"2026-11-28T10:0{version}:00Z","serverauthority":0}}"#
    )
}

fn list(rows: &[String]) -> Delivery {
    answered(200, &format!(r#"{{"value":[{}]}}"#, rows.join(",")))
}

fn the_list() -> Delivery {
    list(&[row(PROFILE, APP, 1), row(OTHER_PROFILE, OTHER_APP, 1)])
}

impl World {
    /// A setup with all values beside a page of the environment.
    fn beside(url: &str) -> Self {
        let mut world = Self::with_setup();
        world.ready();
        world.report(&page("org", url), Report::default());
        world.effects.clear();
        world
    }

    fn rotation(&self) -> RotationView {
        self.setup().rotation
    }

    fn change(&self) -> Option<Change> {
        self.rotation().change
    }

    /// The requests that were sent, each with the document it went to.
    fn sent(&mut self) -> Vec<(DocumentId, Errand)> {
        let errand = |effect| match effect {
            Effect::Send { document, order: Order::Errand(errand), .. } => Some((document, errand)),
            _ => None,
        };
        self.effects.drain(..).filter_map(errand).collect()
    }

    /// The one request that was sent.
    fn errand(&mut self) -> Errand {
        let mut sent = self.sent();
        assert_eq!(sent.len(), 1, "{sent:?}");
        sent.remove(0).1
    }

    fn deliver(&mut self, number: u32, delivery: Delivery) {
        let message = Message::Delivered { number, delivery };
        self.run(Event::Agent { source: page("org", ORGANISATION), message });
    }

    fn intend(&mut self, intent: Intent) {
        self.run(Event::Panel(intent));
    }

    /// Lists the profiles; the setup's is chosen.
    fn listed(&mut self) {
        self.intend(Intent::Rotate);
        let number = self.errand().number;
        self.deliver(number, the_list());
        let usage = self.errand();
        self.deliver(usage.number, list(&[]));
    }

    /// Up to the request that writes.
    fn writing(&mut self) -> Errand {
        self.listed();
        self.intend(Intent::WriteSecret);
        let errand = self.errand();
        assert_eq!((errand.method, self.rotation().status), (Method::Patch, RotateStatus::Pending));
        errand
    }
}

fn codes(world: &World) -> Vec<String> {
    world.setup().problems.iter().map(|problem| problem.code().into_owned()).collect()
}

/// From the click to the proof that the profile was changed, with the secret in one request.
#[test]
fn from_the_list_to_the_written_secret() {
    let mut world = World::beside(ORGANISATION);
    assert_eq!(world.rotation().status, RotateStatus::Idle);
    world.intend(Intent::Rotate);
    assert_eq!((world.rotation().status, world.rotation().waiting), (RotateStatus::Pending, Some(Wait::Profiles)));
    let first = world.errand();
    world.deliver(first.number, the_list());
    let plan = world.rotation().plan.unwrap();
    assert_eq!((plan.offers, plan.obstacles, plan.secret, plan.allowed), (vec![], vec![], NewSecret::Unverified, true));
    let usage = world.errand();
    assert!(usage.path.contains("mailboxes"));

    // The counts may still be on their way.
    world.intend(Intent::WriteSecret);
    let change = world.errand();
    assert_eq!(change.body.expose(), format!(r#"{{"oauthclientsecret":"{SECRET}"}}"#));
    world.deliver(usage.number, list(&[]));
    world.intend(Intent::WriteSecret);
    assert_eq!(world.sent(), vec![], "one word, one request");
    world.deliver(change.number, answered(204, ""));
    assert!(world.change().unwrap().is_written());
    let kept = world.setup().client_secret.forgotten_at.unwrap() - world.now;
    assert!(kept <= SECRET_AFTER_FILL_MINUTES * MINUTE, "the secret has done its work");
    let read = world.errand();
    assert_eq!((read.method, world.rotation().waiting), (Method::Get, Some(Wait::ReadBack)));
    world.deliver(read.number, answered(200, &row(PROFILE, APP, 2)));
    assert_eq!(world.rotation().status, RotateStatus::Ok);
    assert_eq!(world.change().unwrap().outcome, Outcome::Written(Some("2026-11-28T10:02:00Z".into())));
    assert!(!world.rotation().plan.unwrap().allowed, "it is done");
    world.intend(Intent::EndChange);
    assert_eq!((world.change(), world.rotation().status), (None, RotateStatus::Idle));
}

/// Where the secret may go: each row is a page that must get no request at all, or the one that may.
#[test]
fn only_the_environments_own_page_is_asked() {
    let null = |mut source: Source| {
        source.origin = "null".to_owned();
        source
    };
    let framed = |mut source: Source| {
        source.frame = 4;
        source
    };
    for (source, ancestors, asked) in [
        (page("org", ORGANISATION), vec![], true),
        (framed(page("org", ORGANISATION)), vec!["https://admin.powerplatform.microsoft.com"], false),
        (page("org", ORGANISATION), vec!["https://evil.example"], false),
        (null(page("org", ORGANISATION)), vec![], false),
        (page("org", "http://contoso.crm4.dynamics.com"), vec![], false),
        (page("org", "https://contoso.crm4.dynamics.com.evil.example"), vec![], false),
        (page("org", "https://fabrikam.crm4.dynamics.com"), vec![], false),
    ] {
        let mut world = World::with_setup();
        world.ready();
        let ancestors = ancestors.into_iter().map(str::to_owned).collect();
        world.report(&source, Report { ancestors, ..Report::default() });
        world.effects.clear();
        world.intend(Intent::ChoosePlace { text: ORGANISATION.to_owned() });
        assert_eq!(world.sent().len(), usize::from(asked), "{source:?}");
        assert_eq!(world.rotation().waiting, Some(if asked { Wait::Profiles } else { Wait::Page }));
    }
}

/// The page went elsewhere, or into a frame, between the list and the word: nothing is sent.
#[test]
fn trust_is_asked_right_before_writing() {
    for ancestors in [vec!["https://evil.example".to_owned()], vec!["https://admin.powerplatform.microsoft.com".to_owned()]] {
        let mut world = World::beside(ORGANISATION);
        world.listed();
        world.report(&page("org", ORGANISATION), Report { ancestors, ..Report::default() });
        world.intend(Intent::WriteSecret);
        assert_eq!(world.sent(), vec![]);
        assert_eq!((world.change(), codes(&world)), (None, vec!["page-gone".to_owned()]));
    }
}

/// The organisation's policy counts right before sending, too: neither another tenant's secret nor another host's page.
#[test]
fn a_policy_is_obeyed() {
    for policy in [r#"{"allowedTenants":["11111111-2222-4333-8444-000000000000"]}"#, r#"{"allowedHosts":["portal.azure.com"]}"#] {
        let policy = Policy::read(of_json(serde_json::from_str(policy).unwrap()));
        let mut world = World::beside(ORGANISATION);
        world.listed();
        world.run(Event::Policy(policy));
        world.effects.clear();
        world.intend(Intent::WriteSecret);
        assert_eq!((world.sent(), world.change()), (vec![], None));
    }
}

/// The page that is waited for asks by itself once it is there, and only it.
#[test]
fn a_page_that_was_opened_is_asked() {
    let mut world = World::with_setup();
    world.ready();
    world.intend(Intent::Rotate);
    assert!(world.rotation().asks_place);
    world.intend(Intent::ChoosePlace { text: "portal.azure.com".into() });
    assert!(world.rotation().place_refused);
    world.intend(Intent::ChoosePlace { text: "contoso.crm4.dynamics.com".into() });
    let opened = Effect::Open { url: format!("{ORGANISATION}/main.aspx?pagetype=entitylist&etn=emailserverprofile") };
    assert!(world.effects.contains(&opened));
    world.effects.clear();
    world.report(&page("other", "https://fabrikam.crm4.dynamics.com"), Report::default());
    assert_eq!(world.sent(), vec![]);
    world.report(&page("org", ORGANISATION), Report::default());
    assert_eq!(world.sent().len(), 1);
}

/// Asked which environment, the admin opens it.
#[test]
fn a_page_that_comes_is_the_answer() {
    let mut world = World::with_setup();
    world.ready();
    world.intend(Intent::Rotate);
    world.effects.clear();
    world.report(&page("org", ORGANISATION), Report::default());
    assert_eq!((world.sent().len(), world.rotation().asks_place), (1, false));
}

/// The admin center's page names the environment; of a form in its frame the frame does. Nothing else is taken for one.
#[test]
fn the_admin_center_names_the_environment() {
    let host = |text: &str| Sighting { shape: "environment".into(), ..id(text, "Environment URL") };
    let mut world = World::with_setup();
    world.see(&page("hub", PPAC), vec![host("contoso.crm4.dynamics.com"), host("contoso.crm4.dynamics.com.evil.example")]);
    let place = world.rotation().places;
    assert_eq!(place.iter().map(|p| (p.host.as_str(), p.in_sight)).collect::<Vec<_>>(), [("contoso.crm4.dynamics.com", false)]);
    assert!(view(&world.state, world.now).diagnostics.seen.is_empty(), "it is no value");
    world.intend(Intent::Rotate);
    assert_eq!(world.rotation().waiting, Some(Wait::Page), "the only one is opened");
    let mut world = World::with_setup();
    world.see(&page("portal", PORTAL), vec![host("contoso.crm4.dynamics.com")]);
    assert_eq!(world.rotation().places, []);
}

/// With none or several profiles that fit nobody guesses, and a secret never goes where it does not belong.
#[test]
fn another_app_must_be_ticked() {
    let mut world = World::beside(ORGANISATION);
    world.intend(Intent::Rotate);
    let number = world.errand().number;
    world.deliver(number, list(&[row(PROFILE, APP, 1), row(OTHER_PROFILE, APP, 1)]));
    assert_eq!((world.rotation().plan, world.rotation().status), (None, RotateStatus::Idle));

    let mut world = World::beside(ORGANISATION);
    world.listed();
    world.intend(Intent::ChooseProfile { id: OTHER_PROFILE.into() });
    let plan = world.rotation().plan.unwrap();
    assert_eq!((plan.offers, plan.obstacles), (vec![(plan::Change::ClientId, false)], vec![Obstacle::OtherApp]));
    world.intend(Intent::WriteSecret);
    assert_eq!(world.sent(), vec![]);
    world.intend(Intent::TickChange { change: plan::Change::ClientId, on: true });
    world.intend(Intent::WriteSecret);
    let errand = world.errand();
    assert_eq!(errand.body.expose(), format!(r#"{{"oauthclientsecret":"{SECRET}","oauthclientid":"{APP}"}}"#));
    assert!(errand.path.contains(OTHER_PROFILE));
}

/// A secret that Entra refuses would stop the profile; one that could not be asked about may be written.
#[test]
fn a_refused_secret_is_not_written() {
    use crate::entra::trouble::Cause as Refused;
    use crate::entra::verdict::{Checked, Verification};
    for (cause, secret, allowed) in
        [(Refused::WrongSecret, NewSecret::Refused, false), (Refused::Offline, NewSecret::Unverified, true)]
    {
        let mut world = World::beside(ORGANISATION);
        world.listed();
        world.intend(Intent::Verify);
        let run = world.state.session.asked.last;
        let checked = || Checked { token: Err(cause.into()), mailbox: None };
        let verification = Verification { exchange: checked(), graph: checked(), rbac: false };
        world.run(Event::Verified { run, verification });
        let plan = world.rotation().plan.unwrap();
        assert_eq!((plan.secret, plan.allowed), (secret, allowed));
        world.effects.clear();
        world.intend(Intent::WriteSecret);
        assert_eq!(world.sent().len(), usize::from(allowed));
    }
}

/// The next change knows which secret was the old one; of the first it is not known.
#[test]
fn the_old_secret_is_remembered() {
    let mut world = World::beside(ORGANISATION);
    let note = |world: &World| world.change().and_then(|change| change.old);
    let errand = world.writing();
    assert_eq!(note(&world), None);
    world.deliver(errand.number, answered(204, ""));
    let read = world.errand();
    world.deliver(read.number, answered(200, &row(PROFILE, APP, 2)));
    let renewed = SECRET.replace("abc", "xyz");
    world.intend(Intent::Type { field: ValueField::ClientSecret, text: renewed.as_str().into() });
    world.intend(Intent::Rotate);
    let number = world.errand().number;
    world.deliver(number, the_list());
    world.effects.clear();
    world.intend(Intent::WriteSecret);
    assert!(note(&world).is_some());
}

/// Only when a mailbox was tested is the old secret's row pointed at, where a portal shows it, and once while it does.
#[test]
fn the_old_row_is_pointed_at() {
    const OLD_ID: &str = "33333333-2222-4333-8444-555555555555";
    let row_of = |id: &str, handle| Sighting { handle, ..self::id(id, "Secret ID") };
    let credentials = page("c", &format!("{PORTAL}#view/X/ApplicationMenuBlade/~/Credentials/appId/{APP}"));
    let mut world = World::beside(ORGANISATION);
    let errand = world.writing();
    world.deliver(errand.number, answered(204, ""));
    let id = world.setup().id;
    let change = world.state.local.changes.get_mut(&id).unwrap().change.as_mut().unwrap();
    change.old = Some(KnownSecret { secret_id: Guid::parse(OLD_ID), ..KnownSecret::default() });
    world.see(&credentials, vec![row_of(OTHER_APP, 8), row_of(OLD_ID, 9)]);
    let rung = |world: &mut World| {
        let handle = |effect| if let Effect::Send { order: Order::Ring { handle }, .. } = effect { Some(handle) } else { None };
        world.effects.drain(..).filter_map(handle).collect::<Vec<u32>>()
    };
    assert_eq!(rung(&mut world), [0; 0], "first a mailbox");
    world.intend(Intent::MailboxTested { on: true });
    assert_eq!(rung(&mut world), [9]);
    world.see(&credentials, vec![row_of(OLD_ID, 9)]);
    assert_eq!(rung(&mut world), [0; 0]);
    world.see(&credentials, vec![]);
    world.see(&credentials, vec![row_of(OLD_ID, 12)]);
    assert_eq!(rung(&mut world), [12]);
}

/// What this device knows of an app is shown beside its profile; a setup for an unknown one begins with its IDs.
#[test]
fn an_app_can_be_looked_at() {
    let mut world = World::beside(ORGANISATION);
    world.listed();
    let known = |world: &World| world.rotation().profiles.unwrap().iter().map(|p| p.known.is_some()).collect::<Vec<_>>();
    assert_eq!(known(&world), [true, false]);
    world.intend(Intent::LookAtApp { id: OTHER_PROFILE.into() });
    let setup = world.setup();
    assert_eq!((setup.client_id.value.as_deref(), setup.tenant_id.value.as_deref()), (Some(OTHER_APP), Some(TENANT)));
    assert_eq!((setup.name.as_str(), known(&world)), ("Mail", vec![true, true]));
    world.intend(Intent::LookAtApp { id: PROFILE.into() });
    assert!(world.effects.iter().any(|effect| matches!(effect, Effect::Verify { .. })), "its secret is there");
}

/// The environment tells of the saved profile as well. One that it told of before, and one of another app, are not it.
#[test]
fn the_saved_profile_is_told_of() {
    let mut world = World::beside(&format!("{ORGANISATION}/main.aspx"));
    world.intend(Intent::ProfileName { name: "Mail".into() });
    world.listed();
    let admin_center = page("form", PPAC);
    world.report(&admin_center, with_controls(form(1)));
    fill(&mut world, &admin_center);
    world.listed();
    assert_eq!(seen(&world), None);
    world.intend(Intent::Rotate);
    let number = world.errand().number;
    let third = "8f1d3c52-8a0e-4f11-9f8a-0022480a1b2c";
    world.deliver(number, list(&[row(PROFILE, APP, 1), row(OTHER_PROFILE, OTHER_APP, 1), row(third, APP, 1)]));
    assert_eq!(seen(&world), Some((SavedBy::Environment, 2)));
}
