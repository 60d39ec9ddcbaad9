//! What the admin pointed at, remembered: a label and what it names there. Never a value. Pure.
//!
//! A rule is evidence, no more: where a page uses its label, the label is read as if it were the well-known one, and then judged
//! like any other. So shape, address and other labels can still contradict it, and a rule that was contradicted twice is
//! not used any more.

use crate::fill::fields::{self, OAUTH, row};
use crate::fill::{is_telling, open_gate};
use crate::protocol::agent::{Control, ControlKind, ControlValue, Find, Label, Pointed, Relation, Report, Watch};
use crate::protocol::panel::{FormField, PointTarget, RuleUse, RuleView, ValueField};
use crate::recognise::labels::meaning;
use crate::recognise::normal::normal;
use crate::recognise::pages::{HostKind, Site};
use crate::setup::ids::Guid;
use crate::setup::links::PortalPage;
use crate::setup::secret::ClientSecret;
use crate::wire::Wire;

/// Rules there may be; beyond that the oldest goes.
const MOST: usize = 60;
/// Misses after which a rule is not used any more.
const RETIRED_AFTER: u32 = 2;

/// All rules.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Rules {
    list: Vec<Rule>,
    last_id: u32,
}

/// A label, where it is used, and what it names there.
#[derive(Clone, PartialEq, Debug, Wire)]
struct Rule {
    id: u32,
    target: PointTarget,
    site: HostKind,
    /// The portal page; a word like "ID" names other things elsewhere.
    page: Option<PortalPage>,
    relation: Relation,
    /// In the agent's normal form.
    label: String,
    /// Of a choice: what it held when it was pointed at, in the agent's normal form.
    option: Option<String>,
    /// BCP 47 tag of the page, or empty.
    language: String,
    used: u32,
    misses: u32,
    /// Where it had a say last.
    last: Option<RuleUse>,
}

/// A rule that had a say about an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Applied {
    /// The agent's name for the element.
    pub handle: u32,
    /// The rule's id.
    pub rule: u32,
    /// It names a control, and nothing else is to be asked about that.
    pub sure: bool,
}

impl Rules {
    /// Remembers what was pointed at. Nothing, where the labels are known already, or where none can be remembered: a
    /// label that may be a value never is. True where the element has a label that will name it from now on.
    pub fn learn(&mut self, target: PointTarget, site: Site, pointed: &Pointed) -> bool {
        let known = |label: &Label| match target {
            PointTarget::Value(_) => meaning(&label.text).is_some(),
            PointTarget::Field(field) => row(field).find().labels.contains(&label.text),
        };
        let option = match target {
            PointTarget::Field(FormField::ServerType | FormField::AuthenticationType) => Some(normal(pointed.text.expose())),
            _ => None,
        };
        let option = option.filter(|text| !text.is_empty());
        if pointed.labels.iter().any(known) && option.is_none() {
            return true;
        }
        let Some(label) = pointed.labels.iter().find(|label| may_be_kept(&label.text)) else {
            return false;
        };
        self.list.retain(|rule| !(rule.site == site.kind && rule.page == site.page && rule.label == label.text));
        if self.list.len() >= MOST {
            self.list.remove(0);
        }
        self.last_id += 1;
        self.list.push(Rule {
            id: self.last_id,
            target,
            site: site.kind,
            page: site.page,
            relation: label.relation,
            label: label.text.clone(),
            option,
            language: pointed.language.clone(),
            used: 0,
            misses: 0,
            last: None,
        });
        true
    }

    fn at(&self, site: Site) -> impl Iterator<Item = &Rule> {
        self.list.iter().filter(move |rule| rule.misses < RETIRED_AFTER && rule.site == site.kind && rule.page == site.page)
    }

    /// Adds the labels to what an agent looks for.
    pub fn add_to(&self, watch: &mut Watch, kind: HostKind) {
        for rule in self.list.iter().filter(|rule| rule.site == kind && rule.misses < RETIRED_AFTER) {
            let labels = if kind == HostKind::Portal { &mut watch.labels } else { &mut watch.controls };
            if !labels.contains(&rule.label) {
                labels.push(rule.label.clone());
            }
            // Every portal page has short words like these, and a value is seen without them.
            if kind != HostKind::Portal || is_telling(&rule.label) {
                open_gate(watch, kind, &rule.label);
            }
        }
    }

    /// Reads remembered labels as the well-known ones. What has a well-known label keeps it.
    pub fn translate(&self, site: Site, report: &mut Report) -> Vec<Applied> {
        let mut applied = vec![];
        for sighting in &mut report.sightings {
            let fits = |label: &Label| meaning(&label.text).is_none().then(|| self.at(site).find(|r| r.names(label))).flatten();
            let found = sighting.labels.iter_mut().find_map(|label| fits(label).map(|rule| (label, rule)));
            if let Some((label, rule)) = found
                && let PointTarget::Value(field) = rule.target
            {
                label.text = normal(value_label(field));
                applied.push(Applied { handle: sighting.handle, rule: rule.id, sure: false });
            }
        }
        let has_password = report.controls.iter().any(|control| control.visible && control.kind == ControlKind::Password);
        for control in &mut report.controls {
            applied.extend(self.translate_control(site, control, has_password));
        }
        applied
    }

    /// A list may have been pointed at before anything was chosen, and then its option is what it says to that. Only beside a box for a
    /// secret is it known to be the right one, and stays so.
    fn translate_control(&self, site: Site, control: &mut Control, has_password: bool) -> Option<Applied> {
        let (at, rule) = control.labels.iter().enumerate().find_map(|(at, l)| Some((at, self.at(site).find(|r| r.names(l))?)))?;
        let PointTarget::Field(field) = rule.target else {
            return None;
        };
        let named_otherwise = control.labels.iter().any(|l| fields::means(&l.text).is_some_and(|other| other != field));
        if named_otherwise {
            return None;
        }
        control.labels[at].text = normal(row(field).labels[0]);
        let holds_option =
            matches!(&control.value, ControlValue::Text(text) if rule.option.as_ref() == Some(&normal(text.expose())));
        let sure = control.visible && (rule.option.is_none() || (has_password && holds_option));
        if field == FormField::AuthenticationType && holds_option && (sure || rule.used > 0) {
            control.value = ControlValue::Text(OAUTH[0].into());
        }
        Some(Applied { handle: control.handle, rule: rule.id, sure })
    }

    /// What was made of an element by a rule: it was used, or contradicted.
    pub fn judge(&mut self, rule: u32, last: RuleUse) {
        if let Some(rule) = self.list.iter_mut().find(|r| r.id == rule) {
            let count = if last.good { &mut rule.used } else { &mut rule.misses };
            *count = count.saturating_add(1);
            rule.last = Some(last);
        }
    }

    /// A label of a field is remembered for pages of this kind.
    pub fn has(&self, field: FormField, kind: HostKind) -> bool {
        self.at(Site { kind, page: None }).any(|rule| rule.target == PointTarget::Field(field))
    }

    /// How an agent finds a field on a page of this kind, remembered labels included.
    pub fn find(&self, find: &Find, kind: HostKind) -> Find {
        let mut find = find.clone();
        for rule in self.at(Site { kind, page: None }) {
            if let PointTarget::Field(field) = rule.target
                && row(field).find().labels.iter().any(|l| find.labels.contains(l))
                && !find.labels.contains(&rule.label)
            {
                find.labels.push(rule.label.clone());
            }
        }
        find
    }

    /// Options that a choice was seen with, in the agent's normal form, as far as they are known to be the right ones.
    pub fn options(&self, field: FormField, kind: HostKind) -> impl Iterator<Item = String> {
        let of_field = move |rule: &&Rule| rule.target == PointTarget::Field(field) && rule.used > 0;
        self.at(Site { kind, page: None }).filter(of_field).filter_map(|rule| rule.option.clone())
    }

    /// Forgets one, or all.
    pub fn forget(&mut self, id: Option<u32>) {
        self.list.retain(|rule| id.is_some_and(|id| rule.id != id));
    }

    /// As the panel shows them.
    pub fn view(&self) -> Vec<RuleView> {
        let view = |rule: &Rule| RuleView {
            id: rule.id,
            target: rule.target,
            label: rule.label.clone(),
            option: rule.option.clone().filter(|_| rule.used > 0),
            site: rule.site,
            page: rule.page,
            relation: rule.relation,
            language: rule.language.clone(),
            used: rule.used,
            misses: rule.misses,
            last: rule.last.clone(),
            retired: rule.misses >= RETIRED_AFTER,
        };
        self.list.iter().map(view).collect()
    }
}

impl Rule {
    fn names(&self, label: &Label) -> bool {
        self.label == label.text && self.relation == label.relation
    }
}

/// The well-known label that stands for a value.
fn value_label(field: ValueField) -> &'static str {
    match field {
        ValueField::TenantId => "Directory (tenant) ID",
        ValueField::ClientId => "Application (client) ID",
        ValueField::ClientSecret => "Client secret value",
    }
}

/// Only a few words of a page are kept, and none that could be an id, a secret, a piece of one, or an address.
fn may_be_kept(label: &str) -> bool {
    let like_value = |word: &str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        word.contains(['@', '~', '*', '•', '/']) || digits > 2 || Guid::parse(word).is_some() || ClientSecret::parse(word).is_ok()
    };
    !label.is_empty() && label.chars().count() <= 60 && !label.split_whitespace().any(like_value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::agent::{ControlKind, Sighting};

    const PORTAL: Site = Site { kind: HostKind::Portal, page: Some(PortalPage::Overview) };
    const FORM: Site = Site { kind: HostKind::PowerPlatform, page: None };

    fn pointed(label: &str, text: &str) -> Pointed {
        let labels = vec![Label { relation: Relation::Before, text: label.into() }];
        Pointed { text: text.into(), kind: None, labels, language: "xx".into() }
    }

    fn sighting(label: &str) -> Report {
        let sighting = Sighting {
            handle: 4,
            shape: "guid".into(),
            text: "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c".into(),
            visible: true,
            labels: vec![Label { relation: Relation::Before, text: label.into() }],
            fields: vec![],
            headings: vec![],
        };
        Report { sightings: vec![sighting], ..Report::default() }
    }

    /// A second visit needs no pointing; another page with the same word is not touched.
    #[test]
    fn a_label_is_read_as_the_known_one() {
        let mut rules = Rules::default();
        assert!(rules.learn(PointTarget::Value(ValueField::TenantId), PORTAL, &pointed("blorp", "")));
        let mut report = sighting("blorp");
        assert_eq!(rules.translate(PORTAL, &mut report), [Applied { handle: 4, rule: 1, sure: false }]);
        assert_eq!(report.sightings[0].labels[0].text, "directory(tenant)id");
        for site in [FORM, Site { page: Some(PortalPage::Credentials), ..PORTAL }] {
            let mut report = sighting("blorp");
            assert_eq!(rules.translate(site, &mut report), []);
            assert_eq!(report, sighting("blorp"));
        }
        let mut watch = Watch::default();
        rules.add_to(&mut watch, HostKind::Portal);
        assert_eq!((watch.labels, watch.controls), (vec!["blorp".to_owned()], vec![]));
    }

    /// A known label is never overridden by what was once pointed at.
    #[test]
    fn a_known_label_stays() {
        let mut rules = Rules::default();
        assert!(rules.learn(PointTarget::Value(ValueField::TenantId), PORTAL, &pointed("object id", "")));
        assert!(rules.view().is_empty());
        let mut report = sighting("object id");
        assert_eq!(rules.translate(PORTAL, &mut report), []);
    }

    /// A rule that was wrong twice is of no use, and stays visible until it is forgotten.
    #[test]
    fn two_misses_retire() {
        let mut rules = Rules::default();
        rules.learn(PointTarget::Value(ValueField::ClientId), PORTAL, &pointed("blorp", ""));
        let said = |good, at| RuleUse { at, good, host: "portal.azure.com".into() };
        rules.judge(1, said(true, 1.0));
        rules.judge(1, said(false, 2.0));
        assert_eq!(rules.translate(PORTAL, &mut sighting("blorp")).len(), 1);
        rules.judge(1, said(false, 3.0));
        assert_eq!(rules.translate(PORTAL, &mut sighting("blorp")), []);
        let shown = &rules.view()[0];
        assert_eq!((shown.retired, shown.used, shown.misses), (true, 1, 2));
        assert_eq!(shown.last, Some(said(false, 3.0)), "what it did last is told");
        rules.forget(Some(1));
        assert!(rules.view().is_empty());
    }

    /// What is remembered is a label, never a value: not even where a value stands in the label's place.
    #[test]
    fn no_value_is_kept() {
        let mut rules = Rules::default();
        for label in ["3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c", "abc8q~defghijklmnopqrstuvwxyz-_.~0123456", "jane@contoso.com", ""]
        {
            assert!(!rules.learn(PointTarget::Value(ValueField::TenantId), PORTAL, &pointed(label, "")), "{label}");
        }
        assert!(rules.view().is_empty());
    }

    /// The option of a choice in a language without a table: believed once a box for a secret stands beside it, and then also without.
    #[test]
    fn a_choice_is_remembered_with_its_option() {
        let mut rules = Rules::default();
        let target = PointTarget::Field(FormField::AuthenticationType);
        assert!(rules.learn(target, FORM, &pointed("flimmer", "Oath (Kreuz)")));
        let control = |handle, kind| Control {
            handle,
            kind,
            labels: vec![Label { relation: Relation::Before, text: "flimmer".into() }],
            names: vec![],
            group: 1,
            visible: true,
            enabled: true,
            value: ControlValue::Text("Oath (Kreuz)".into()),
        };
        let choice = control(9, ControlKind::Choice);
        let alone = || Report { controls: vec![choice.clone()], ..Report::default() };
        let mut report = alone();
        assert_eq!(rules.translate(FORM, &mut report), [Applied { handle: 9, rule: 1, sure: false }]);
        assert_eq!(report.controls[0].labels[0].text, "authentication type");
        assert_eq!(report.controls[0].value, choice.value, "it may be what a list says before anything is chosen");
        let password = Control { labels: vec![], ..control(10, ControlKind::Password) };
        let mut report = Report { controls: vec![choice.clone(), password], ..Report::default() };
        assert_eq!(rules.translate(FORM, &mut report), [Applied { handle: 9, rule: 1, sure: true }]);
        assert_eq!(report.controls[0].value, ControlValue::Text(OAUTH[0].into()));
        let options = |rules: &Rules| rules.options(FormField::AuthenticationType, HostKind::PowerPlatform).collect::<Vec<_>>();
        assert_eq!(options(&rules), [""; 0]);
        rules.judge(1, RuleUse { at: 1.0, good: true, host: String::new() });
        let mut report = alone();
        rules.translate(FORM, &mut report);
        assert_eq!(report.controls[0].value, ControlValue::Text(OAUTH[0].into()));
        assert_eq!(options(&rules), ["oath(kreuz)"]);
        let find = rules.find(row(FormField::AuthenticationType).find(), HostKind::PowerPlatform);
        assert!(find.labels.contains(&"flimmer".to_owned()));
    }
}
