//! Which replica answers under which host name.

/// A host pattern and the page it serves. `*` at the front stands for one label or more, `crm#` for `crm` and any
/// digits after it. The first match wins.
const HOSTS: &[(&str, &str)] = &[
    ("*.reactblade.portal.azure.net", "reactblade"),
    ("portal.azure.com", "portal"),
    ("*.portal.azure.com", "portal"),
    ("portal.azure.us", "portal"),
    ("*.portal.azure.us", "portal"),
    ("portal.azure.cn", "portal"),
    ("*.portal.azure.cn", "portal"),
    ("entra.microsoft.com", "portal"),
    ("entra.microsoft.us", "portal"),
    ("entra.microsoftonline.cn", "portal"),
    ("admin.powerplatform.microsoft.com", "ppac"),
    ("gcc.admin.powerplatform.microsoft.us", "ppac"),
    ("high.admin.powerplatform.microsoft.us", "ppac"),
    ("admin.appsplatform.us", "ppac"),
    ("admin.powerplatform.partner.microsoftonline.cn", "ppac"),
    ("*.crm#.dynamics.com", "mda"),
    ("*.crm.microsoftdynamics.us", "mda"),
    ("*.crm.appsplatform.us", "mda"),
    ("*.crm.dynamics.cn", "mda"),
];

/// The page served on `host`, if any replica lives there.
pub fn page_of(host: &str) -> Option<&'static str> {
    let (_, page) = HOSTS.iter().find(|(pattern, _)| matches(pattern, host))?;
    Some(page)
}

fn matches(pattern: &str, host: &str) -> bool {
    let mut labels = host.rsplit('.');
    for wanted in pattern.rsplit('.') {
        let fits = match (wanted, labels.next()) {
            ("*", rest) => return rest.is_some(),
            ("crm#", Some(label)) => {
                label.strip_prefix("crm").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
            }
            (wanted, label) => label == Some(wanted),
        };
        if !fits {
            return false;
        }
    }
    labels.next().is_none()
}
