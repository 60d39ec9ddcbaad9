//! Words of the options: the organisation's policy, and what is remembered.

use super::{Trouble, form_field, value_name};
use crate::protocol::agent::Relation;
use crate::protocol::managed::{FaultKind, PolicyFault};
use crate::protocol::panel::{PointTarget, RuleView};
use crate::recognise::pages::HostKind;
use crate::setup::links::PortalPage;

/// What a policy is about, by its name.
pub fn policy_name(name: &str) -> &str {
    match name {
        "allowedTenants" => "Exchange tenants",
        "allowedHosts" => "Pages",
        "handoff" => "Handoff files",
        "verification" => "Asking Entra, Graph and Exchange",
        "reminderDays" => "Reminders before a secret ends",
        other => other,
    }
}

/// What is wrong with a value of the policy.
pub fn policy_fault(fault: &PolicyFault) -> Trouble {
    let PolicyFault { name, text, kind } = fault;
    let (saw, means) = match kind {
        FaultKind::UnknownName => (format!("“{name}” is not a policy of Tenant Bridge."), "It forbids nothing."),
        FaultKind::NotAList => (format!("“{name}” is not a list of texts."), "It counts as an empty list: nothing is allowed."),
        FaultKind::NotASwitch => (format!("“{name}” is neither true nor false."), "It counts as false: switched off."),
        FaultKind::NotDays => (format!("“{name}” is not a list of days."), "The usual reminders hold."),
        FaultKind::TooFar => (format!("“{text}” in “{name}” is more days than a secret lasts."), "There is no such reminder."),
        FaultKind::NotATenant => {
            (format!("“{text}” in “{name}” is not a directory (tenant) ID."), "This entry allows no tenant.")
        }
        FaultKind::NotAHost => {
            (format!("“{text}” in “{name}” is not a host that Tenant Bridge works on."), "This entry allows no page.")
        }
    };
    Trouble::new(saw, means, "Tell whoever manages your browser.")
}

/// What was pointed at.
pub fn target_name(target: PointTarget) -> &'static str {
    match target {
        PointTarget::Value(field) => value_name(field),
        PointTarget::Field(field) => form_field(field),
    }
}

/// Where a remembered label applies: "Azure and Entra portals, Overview · text before it · language de".
pub fn rule_place(rule: &RuleView) -> String {
    let site = match rule.site {
        HostKind::Portal => "Azure and Entra portals",
        HostKind::PowerPlatform => "Power Platform admin center",
        HostKind::Dataverse => "Dynamics apps",
    };
    let page = match rule.page {
        Some(PortalPage::Overview) => ", Overview",
        Some(PortalPage::Credentials) => ", Certificates & secrets",
        Some(PortalPage::ApiPermissions) => ", API permissions",
        _ => "",
    };
    let relation = match rule.relation {
        Relation::LabelledBy | Relation::For | Relation::AriaLabel => "its label",
        Relation::Term => "its term",
        Relation::RowHeader => "header of its row",
        Relation::ColumnHeader => "header of its column",
        Relation::Before | Relation::Inline => "text before it",
        Relation::Hint => "its hint",
    };
    let language = if rule.language.is_empty() { String::new() } else { [" · language ", &rule.language].concat() };
    [site, page, " · ", relation, &language].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever reads it can mostly not mend it, and must know what holds meanwhile and whom to tell.
    #[test]
    fn every_fault_has_three_sentences() {
        use FaultKind::*;
        for kind in [UnknownName, NotAList, NotASwitch, NotATenant, NotAHost, NotDays, TooFar] {
            let words = policy_fault(&PolicyFault { name: "allowedTenants".into(), text: "contoso.com".into(), kind });
            assert!(words.saw.ends_with('.') && words.means.ends_with('.') && words.cure.ends_with('.'), "{words:?}");
            assert!(words.saw.contains("allowedTenants"));
        }
    }
}
