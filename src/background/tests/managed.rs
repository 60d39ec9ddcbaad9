//! The organisation's policy: obeyed here, whatever a panel sends.

use super::*;
use crate::policy::Policy;
use crate::protocol::panel::Problem;
use crate::wire::json::of_json;
use serde_json::json;

fn set(world: &mut World, managed: serde_json::Value) {
    world.run(Event::Policy(Policy::read(of_json(managed))));
}

fn codes(world: &World) -> Vec<String> {
    world.setup().problems.iter().map(|problem| problem.code().into_owned()).collect()
}

const OTHERS: &str = "12121212-8888-4777-8666-555555555555";

/// Another tenant's ID is neither captured nor typed, and the admin is told which one it was.
#[test]
fn another_tenant_is_not_taken() {
    let mut world = World::with_setup();
    set(&mut world, json!({ "allowedTenants": [OTHERS] }));
    world.see(&page("o", PORTAL), vec![id(TENANT, "Directory (tenant) ID"), id(APP, "Application (client) ID")]);
    assert_eq!((world.setup().tenant_id.value, world.setup().client_id.value.as_deref()), (None, Some(APP)));
    assert_eq!(world.setup().problems, [Problem::TenantNotAllowed(TENANT.to_owned())]);
    world.run(Event::Panel(Intent::Type { field: ValueField::TenantId, text: TENANT.into() }));
    assert_eq!(world.setup().tenant_id.error, Some(crate::setup::ids::IdError::NotAllowed));
    world.run(Event::Panel(Intent::Type { field: ValueField::TenantId, text: OTHERS.into() }));
    assert_eq!(world.setup().tenant_id.value.as_deref(), Some(OTHERS));
}

/// What was captured before the policy came is not used under it: not filled, not proved.
#[test]
fn a_policy_holds_for_what_is_there_already() {
    let mut world = World::with_setup();
    world.ready();
    world.report(&page("f", PPAC), with_controls(form(3)));
    assert!(world.setup().fill.allowed && world.setup().proof.allowed);
    set(&mut world, json!({ "allowedTenants": [OTHERS] }));
    assert!(!world.setup().fill.allowed && !world.setup().proof.allowed);
    world.effects.clear();
    world.run(Event::Panel(Intent::Fill));
    world.run(Event::Panel(Intent::Verify));
    assert_eq!(world.effects, [], "neither the hands nor Entra hear of it");
    assert_eq!(codes(&world), ["tenant-not-allowed"]);
    set(&mut world, json!({}));
    assert!(world.setup().fill.allowed && world.setup().proof.allowed);
}

/// A page that is left out is not heard, and a form that was in sight there is not filled any more, not even halfway through.
#[test]
fn left_out_pages_are_not_heard() {
    let mut world = World::with_setup();
    world.ready();
    let ppac = page("f", PPAC);
    world.report(&ppac, with_controls(form(3)));
    world.run(Event::Panel(Intent::Fill));
    assert!(world.sent_step().is_some());
    set(&mut world, json!({ "allowedHosts": ["*.crm4.dynamics.com"] }));
    assert!(world.effects.contains(&Effect::Disarm) && world.effects.contains(&Effect::Arm));
    assert_eq!(world.setup().form.state, FormState::None);
    assert!(world.fields().iter().all(|(_, state)| *state == FillState::Failed), "{:?}", world.fields());
    world.report(&ppac, with_controls(form(3)));
    world.see(&page("o", PORTAL), vec![id(OTHER_APP, "Application (client) ID")]);
    let org = page("d", "https://contoso.crm4.dynamics.com/main.aspx");
    let framed = Report { ancestors: vec!["https://admin.powerplatform.microsoft.com".to_owned()], ..with_controls(form(4)) };
    world.report(&org, framed);
    assert_eq!((world.setup().form.state, world.state.session.documents.len()), (FormState::None, 0));
    world.report(&org, with_controls(form(4)));
    assert_eq!(world.setup().form.state, FormState::Found);
}

/// Nothing happens on such a page, and nobody should have to guess why.
#[test]
fn left_out_pages_are_named() {
    let mut world = World::with_setup();
    set(&mut world, json!({ "allowedHosts": ["portal.azure.com"] }));
    let goes = |url: &str| Event::TabChanged { tab: 3, url: url.to_owned(), title: String::new() };
    world.run(goes(PPAC));
    assert_eq!(world.setup().problems, [Problem::HostNotAllowed("admin.powerplatform.microsoft.com".to_owned())]);
    world.run(goes("https://example.com/"));
    assert_eq!(codes(&world), Vec::<String>::new());
    world.run(goes(PPAC));
    world.run(Event::TabClosed { tab: 3 });
    assert_eq!(codes(&world), Vec::<String>::new());
}

/// Switched off means that no request leaves, not even the one without a secret.
#[test]
fn nobody_is_asked_where_verification_is_off() {
    let mut world = World::with_setup();
    set(&mut world, json!({ "verification": false }));
    world.ready();
    world.run(Event::Panel(Intent::Verify));
    world.run(Event::Panel(Intent::Type { field: ValueField::TenantId, text: "contoso.com".into() }));
    world.run(Event::Woken);
    let asks = |effect: &&Effect| matches!(effect, Effect::LookUp { .. } | Effect::Verify { .. });
    assert_eq!(world.effects.iter().find(asks), None);
    assert!(world.setup().proof.off);
}

/// An answer that was on its way when the policy came is not taken in.
#[test]
fn an_answer_after_the_policy_counts_for_nothing() {
    let mut world = World::with_setup();
    world.ready();
    world.run(Event::Panel(Intent::Verify));
    set(&mut world, json!({ "verification": false }));
    assert_eq!(world.state.session.asked.verifying, None);
    set(&mut world, json!({}));
    assert_eq!(world.setup().proof.status, crate::protocol::proof::VerifyStatus::Idle);
}

/// The sample's tenant is nobody's: with a list of tenants it can be tried as without.
#[test]
fn the_sample_is_not_restricted() {
    let mut world = World::with_setup();
    set(&mut world, json!({ "allowedTenants": [OTHERS] }));
    world.run(Event::Panel(Intent::TrySample));
    world.see(&page("s", "sample:registration"), vec![id(TENANT, "Directory (tenant) ID")]);
    assert_eq!(world.setup().tenant_id.value.as_deref(), Some(TENANT));
    world.run(Event::Panel(Intent::Type { field: ValueField::TenantId, text: OTHER_APP.into() }));
    assert_eq!(world.setup().tenant_id.value.as_deref(), Some(OTHER_APP));
}
