//! The admin points: agents are asked, the first answer ends it. What was pointed at is taken like something typed, by the
//! admin's own word and with the same checks.

use super::filling::{self, is_trusted};
use super::state::{Document, DocumentId, State};
use super::typing;
use super::{Effect, Script, Source};
use crate::fill::fields::FILLABLE;
use crate::learned::{Applied, Rules};
use crate::protocol::agent::{Look, Order, Point, Pointed};
use crate::protocol::panel::{Evidence, FormField, Millis, Origin, PointTarget, RuleUse, ValueField, Verdict};
use crate::recognise::Judged;
use crate::recognise::pages::{host_kind, host_row, site};
use crate::recognise::shapes::looks;
use crate::setup::secret::without_secret;

/// Asks the agents.
pub fn begin(state: &mut State, target: PointTarget, effects: &mut Vec<Effect>) {
    if state.session.pointing.replace(target).is_some() {
        effects.extend(state.all_orders(&Order::PointEnd));
    }
    state.session.not_learned = None;
    let documents = state.session.documents.values().filter(|d| may_be_pointed_at(d, target));
    effects.extend(documents.flat_map(|d| ask(d, target)));
}

/// Asks the agent of a document that came while the admin points.
pub fn ask_newcomer(state: &State, document: &DocumentId, effects: &mut Vec<Effect>) {
    if let (Some(target), Some(document)) = (state.session.pointing, state.session.documents.get(document))
        && may_be_pointed_at(document, target)
    {
        effects.extend(ask(document, target));
    }
}

/// Ends it without a result.
pub fn end(state: &mut State, effects: &mut Vec<Effect>) {
    if state.session.pointing.take().is_some() {
        effects.extend(state.all_orders(&Order::PointEnd));
    }
}

/// Takes in what was pointed at.
pub fn hear(state: &mut State, source: &Source, pointed: &Pointed, now: Millis, effects: &mut Vec<Effect>) {
    let Some(target) = state.session.pointing else {
        return;
    };
    let asked = state.session.documents.get(&source.document).is_some_and(|d| may_be_pointed_at(d, target));
    let Some(site) = site(&source.url, &source.tab_url).filter(|_| asked) else {
        return;
    };
    end(state, effects);
    let taken = match target {
        PointTarget::Value(field) => {
            let evidence = Evidence {
                origin: Origin::Pick,
                label: pointed.labels.first().map(|l| without_secret(&l.text).to_owned()).unwrap_or_default(),
                heading: String::new(),
                page: source.tab_title.clone(),
                incognito: source.incognito,
                at: now,
            };
            typing::given(state, field, pointed.text.expose(), evidence)
        }
        PointTarget::Field(_) => pointed.kind.is_some(),
    };
    if !taken {
        return;
    }
    let learned = state.local.rules.learn(target, site, pointed);
    if let (PointTarget::Field(field), true) = (target, learned) {
        filling::named(state, &source.document, field, now, effects);
    }
    // A value is taken all the same; a box without a name cannot be found again.
    state.session.not_learned = (!learned && matches!(target, PointTarget::Field(_))).then_some(target);
    for source in state.session.documents.values().map(|d| &d.source) {
        if let Some(kind) = host_kind(&source.url) {
            effects.push(super::watch(state, source.tab, &source.document, kind));
        }
    }
}

/// A value or box that a rule named counts for the rule; a contradiction counts against it. Each once a document, whose address is `url`.
pub fn judge(rules: &mut Rules, applied: &[Applied], judged: &[Judged], done: &mut Vec<u32>, url: &str, now: Millis) {
    for Applied { handle, rule, sure } in applied {
        let verdict = judged.iter().find(|one| one.handle == *handle).map(|one| one.verdict);
        let good = match verdict {
            Some(Verdict::IsTenantId | Verdict::IsClientId | Verdict::IsClientSecret) => true,
            Some(Verdict::WrongShape | Verdict::LabelsDisagree | Verdict::IsSecretId | Verdict::IsObjectId) => false,
            None if *sure => true,
            _ => continue,
        };
        if !done.contains(rule) {
            done.push(*rule);
            rules.judge(*rule, RuleUse { at: now, good, host: host_row(url).unwrap_or_default().to_owned() });
        }
    }
}

/// Values are pointed at on any listed page; boxes only where the form may be filled.
fn may_be_pointed_at(document: &Document, target: PointTarget) -> bool {
    match target {
        PointTarget::Value(_) => host_kind(&document.source.url).is_some(),
        PointTarget::Field(_) => is_trusted(document),
    }
}

fn ask(document: &Document, target: PointTarget) -> [Effect; 2] {
    let (tab, id) = (document.source.tab, document.source.document.clone());
    let point = match target {
        PointTarget::Value(field) => Point {
            prompt: value_prompt(field).to_owned(),
            fillable: String::new(),
            looks: looks().map(|(pattern, words)| Look { pattern: pattern.to_owned(), words: words.to_owned() }).collect(),
            otherwise: "neither an ID nor a client secret".to_owned(),
        },
        PointTarget::Field(field) => Point {
            prompt: field_prompt(field).to_owned(),
            fillable: FILLABLE.to_owned(),
            looks: vec![],
            otherwise: String::new(),
        },
    };
    let give = Effect::Give { tab, document: id.clone(), script: Script::Pointer };
    [give, Effect::Send { tab, document: id, order: Order::Point(point) }]
}

fn value_prompt(field: ValueField) -> &'static str {
    match field {
        ValueField::TenantId => "Click the Directory (tenant) ID",
        ValueField::ClientId => "Click the Application (client) ID",
        ValueField::ClientSecret => "Click the client secret's Value",
    }
}

fn field_prompt(field: FormField) -> &'static str {
    match field {
        FormField::ServerType => "Click the box for the server type",
        FormField::Name => "Click the box for the profile's name",
        FormField::AuthenticationType => "Click the box for the authentication type",
        FormField::UseDefaultTenantId => "Click the switch for the default tenant ID",
        FormField::TenantId => "Click the box for the tenant ID",
        FormField::ClientId => "Click the box for the application ID",
        FormField::ClientSecret => "Click the box for the client secret",
    }
}
