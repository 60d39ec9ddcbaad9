//! The sample: a world of its own, in both directions.

use super::*;
use crate::policy::Policy;

const REGISTRATION: &str = "sample:registration";
const PROFILE: &str = "sample:profile";
const SAMPLE_SECRET: &str = "aBc8Q~This.Is-A_Sample.And-Opens_Nothing";

fn shows_all(world: &mut World) {
    let registration = page("s", REGISTRATION);
    world.see(&registration, vec![id(APP, "Application (client) ID"), id(TENANT, "Directory (tenant) ID")]);
    world.run(Event::Panel(Intent::Type { field: ValueField::ClientSecret, text: SAMPLE_SECRET.into() }));
}

/// From the first page to the filled form, without a script given to any page, a request, or an agent in a portal.
#[test]
fn from_registration_to_form() {
    let mut world = World::with_setup();
    world.ready();
    world.effects.clear();
    world.run(Event::Panel(Intent::TrySample));
    assert!(world.effects.contains(&Effect::Disarm) && !world.effects.contains(&Effect::Arm));
    assert!(world.effects.contains(&Effect::Open { url: "sample.html".to_owned() }));
    assert!(world.setup().is_sample && world.setup().state == SetupState::Empty);
    world.see(&page("p", PORTAL), vec![id(APP, "Application (client) ID")]);
    assert_eq!(world.setup().state, SetupState::Empty, "portals are not read meanwhile");
    shows_all(&mut world);
    let profile = page("f", PROFILE);
    world.report(&profile, with_controls(form(1)));
    world.run(Event::Panel(Intent::Fill));
    assert!(
        world.effects.iter().all(|effect| !matches!(effect, Effect::Give { .. } | Effect::Arm)),
        "its pages have their scripts"
    );
    let mut texts = vec![];
    world.play(&profile, |step| match &step.action {
        Action::Check { .. } => Outcome::Already,
        Action::Write { text, .. } => {
            texts.push(text.expose().to_owned());
            Outcome::Filled
        }
        _ => Outcome::Filled,
    });
    assert_eq!(texts, ["Sample", TENANT, APP, SAMPLE_SECRET]);
    assert_eq!(world.setup().state, SetupState::Filled);
    world.run(Event::Panel(Intent::CloseSetup));
    assert_eq!(world.state.local.setups.len(), 1, "nothing is left of it");
    assert!(
        !world.state.session.secrets.values().any(|slot| slot.held.as_ref().is_some_and(|h| h.secret.expose() == SAMPLE_SECRET))
    );
}

/// Whoever tried the sample first begins to count the real ones at one, all the same.
#[test]
fn it_takes_no_number() {
    let mut world = World::new();
    world.run(Event::Panel(Intent::TrySample));
    world.run(Event::Panel(Intent::CloseSetup));
    world.run(Event::Panel(Intent::NewSetup));
    assert_eq!(world.setup().name, "Exchange Online 1");
}

/// What would lead out of the sample does nothing, and leaves nothing waiting.
#[test]
fn nothing_leaves_it() {
    let mut world = World::with_setup();
    world.run(Event::Panel(Intent::TrySample));
    shows_all(&mut world);
    let before = world.state.clone();
    world.effects.clear();
    for intent in [
        Intent::Verify,
        Intent::Rotate,
        Intent::Describe,
        Intent::Duplicate,
        Intent::Point(crate::protocol::panel::PointTarget::Value(ValueField::TenantId)),
        Intent::GoTo { page: PortalPage::Overview },
        Intent::OpenMailboxes,
        Intent::Seal { passphrase: "one two three four five six".into(), hours: 1 },
    ] {
        world.run(Event::Panel(intent));
    }
    world.run(Event::Panel(Intent::Type { field: ValueField::TenantId, text: "contoso.com".into() }));
    let mut policy = Policy::default();
    policy.verification = false;
    world.run(Event::Policy(policy));
    assert!(world.effects.iter().all(|effect| matches!(effect, Effect::Disarm | Effect::WakeAt { .. })), "{:?}", world.effects);
    assert_eq!(world.state.session.asked, before.session.asked);
    world.run(Event::Panel(Intent::Export));
    let TransferView::Exported(file) = &world.state.session.transfer else { panic!("no file") };
    assert!(!file.contains(APP), "a sample is nobody's setup");
}

/// A real setup neither reads the sample's pages nor writes into them, whatever was going on before.
#[test]
fn nothing_real_gets_into_it() {
    let mut world = World::with_setup();
    world.ready();
    let ppac = page("f", PPAC);
    world.report(&ppac, with_controls(form(1)));
    world.report(&page("s", PROFILE), with_controls(form(1)));
    assert_eq!(world.state.session.documents.len(), 2, "the portal's and the form's");
    world.run(Event::Panel(Intent::Fill));
    let first = world.sent_step().unwrap();
    world.run(Event::Panel(Intent::TrySample));
    world.effects.clear();
    world.steps.clear();
    world.report(&page("s", PROFILE), with_controls(form(1)));
    world.end(&ppac, &first, Outcome::Filled);
    assert_eq!(world.sent_step(), None, "the real fill has ended");
    world.run(Event::Panel(Intent::Fill));
    assert_eq!(world.sent_step(), None, "the sample has no values yet");
    let real = world.state.local.setups[0].id;
    world.run(Event::Panel(Intent::OpenSetup { id: real }));
    assert!(world.effects.contains(&Effect::Arm));
    assert!(world.state.session.documents.is_empty() && !world.setup().is_sample && world.setup().state == SetupState::Ready);
}
