//! Obeying the organisation's policy where it is not a single question asked on the way: when it changes, and on pages that it
//! leaves out.

use super::state::State;
use super::{Effect, drop_documents, trial};
use crate::policy::Policy;
use crate::protocol::panel::Problem;
use crate::recognise::pages::{Address, host_kind, is_sample};
use crate::setup::ids::TenantId;
use crate::setup::record::Setup;

/// Takes the policy in. What is open goes on under the new one: agents leave the pages that it leaves out.
pub fn follow(state: &mut State, policy: Policy, effects: &mut Vec<Effect>) {
    if state.session.policy == policy {
        return;
    }
    state.session.policy = policy;
    if state.local.open.is_some() {
        effects.extend([Effect::Disarm, Effect::Arm]);
    }
    let policy = state.session.policy.clone();
    drop_documents(state, |document| !is_sample(&document.source.url) && !policy.allows_host(&document.source.url));
    state.session.left_out.clear();
    if !policy.verification {
        (state.session.asked.verifying, state.session.asked.lookup) = (None, None);
    }
}

/// Remembers a tab that shows a page which the policy leaves out, and forgets it when it shows another.
pub fn see_tab(state: &mut State, tab: i32, url: &str) {
    let address = Address::parse(url).filter(|_| host_kind(url).is_some() && !state.session.policy.allows_host(url));
    match address.filter(|_| state.local.open.is_some()) {
        Some(address) => {
            state.session.left_out.insert(tab, address.host.to_owned());
        }
        None => {
            state.session.left_out.remove(&tab);
        }
    }
}

/// Whether the policy allows the pages around a frame, as far as they are of hosts that it could leave out.
pub fn allows_around(state: &State, ancestors: &[String]) -> bool {
    ancestors.iter().all(|origin| host_kind(origin).is_none() || state.session.policy.allows_host(origin))
}

/// Whether the policy allows a setup to hold a tenant's ID. A sample's tenant is nobody's.
pub fn allows(policy: &Policy, setup: &Setup, tenant: &TenantId) -> bool {
    setup.is_sample || policy.allows_tenant(tenant)
}

/// Whether the policy allows the tenant that the open setup holds; so it does while none is held.
pub fn allows_held_tenant(state: &State) -> bool {
    let forbids =
        |setup: &Setup| setup.tenant.held.as_ref().is_some_and(|held| !allows(&state.session.policy, setup, &held.value));
    !state.open_setup().is_some_and(forbids)
}

/// What the policy forbids of what is in sight.
pub fn problems(state: &State) -> Vec<Problem> {
    if trial::is_open(state) {
        return vec![];
    }
    let held = state.open_setup().and_then(|setup| setup.tenant.held.as_ref()).map(|held| &held.value);
    let shown = state.session.documents.values().flat_map(|document| document.tenants.iter().map(|named| &named.value));
    let forbidden = |tenant: &&TenantId| !state.session.policy.allows_tenant(tenant);
    let tenant = held.into_iter().chain(shown).find(forbidden).map(|tenant| Problem::TenantNotAllowed(tenant.to_string()));
    let host = state.session.left_out.values().next().map(|host| Problem::HostNotAllowed(host.clone()));
    tenant.into_iter().chain(host).collect()
}
