//! Which page a report is from: hosts that are trusted, and what the portal's address says.

use crate::setup::ids::{ClientId, Guid};
use crate::setup::links::PortalPage;
use crate::wire::Wire;

/// A family of hosts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
pub enum HostKind {
    /// Azure portal and Entra admin center, with their frames: values are read here.
    Portal,
    /// Power Platform admin center: the form is filled here.
    PowerPlatform,
    /// Dataverse organisation: the form is filled here.
    Dataverse,
}

/// A row of the table of hosts.
struct HostRow {
    kind: HostKind,
    /// The host itself, or after `*.` every host below it.
    pattern: &'static str,
}

const fn host(kind: HostKind, pattern: &'static str) -> HostRow {
    HostRow { kind, pattern }
}

/// Portal hosts from the masking and graph extensions' host lists (2026-10); admin centers and organisation hosts by cloud
/// from Microsoft Learn `powerapps-us-government` (2020-07), `new-datacenter-regions` (2022-02) and the vendor's CLI.
const HOSTS: &[HostRow] = &[
    host(HostKind::Portal, "portal.azure.com"),
    host(HostKind::Portal, "*.portal.azure.com"),
    host(HostKind::Portal, "*.portal.azure.net"),
    host(HostKind::Portal, "portal.azure.us"),
    host(HostKind::Portal, "*.portal.azure.us"),
    host(HostKind::Portal, "portal.azure.cn"),
    host(HostKind::Portal, "*.portal.azure.cn"),
    host(HostKind::Portal, "entra.microsoft.com"),
    host(HostKind::Portal, "entra.microsoft.us"),
    host(HostKind::Portal, "entra.microsoftonline.cn"),
    host(HostKind::PowerPlatform, "admin.powerplatform.microsoft.com"),
    host(HostKind::PowerPlatform, "gcc.admin.powerplatform.microsoft.us"),
    host(HostKind::PowerPlatform, "high.admin.powerplatform.microsoft.us"),
    host(HostKind::PowerPlatform, "admin.appsplatform.us"),
    host(HostKind::PowerPlatform, "admin.powerplatform.partner.microsoftonline.cn"),
    host(HostKind::Dataverse, "*.crm.dynamics.com"),
    host(HostKind::Dataverse, "*.crm2.dynamics.com"),
    host(HostKind::Dataverse, "*.crm3.dynamics.com"),
    host(HostKind::Dataverse, "*.crm4.dynamics.com"),
    host(HostKind::Dataverse, "*.crm5.dynamics.com"),
    host(HostKind::Dataverse, "*.crm6.dynamics.com"),
    host(HostKind::Dataverse, "*.crm7.dynamics.com"),
    host(HostKind::Dataverse, "*.crm8.dynamics.com"),
    host(HostKind::Dataverse, "*.crm9.dynamics.com"),
    host(HostKind::Dataverse, "*.crm10.dynamics.com"),
    host(HostKind::Dataverse, "*.crm11.dynamics.com"),
    host(HostKind::Dataverse, "*.crm12.dynamics.com"),
    host(HostKind::Dataverse, "*.crm13.dynamics.com"),
    host(HostKind::Dataverse, "*.crm14.dynamics.com"),
    host(HostKind::Dataverse, "*.crm15.dynamics.com"),
    host(HostKind::Dataverse, "*.crm16.dynamics.com"),
    host(HostKind::Dataverse, "*.crm17.dynamics.com"),
    host(HostKind::Dataverse, "*.crm18.dynamics.com"),
    host(HostKind::Dataverse, "*.crm19.dynamics.com"),
    host(HostKind::Dataverse, "*.crm20.dynamics.com"),
    host(HostKind::Dataverse, "*.crm21.dynamics.com"),
    host(HostKind::Dataverse, "*.crm22.dynamics.com"),
    host(HostKind::Dataverse, "*.crm.microsoftdynamics.us"),
    host(HostKind::Dataverse, "*.crm.appsplatform.us"),
    host(HostKind::Dataverse, "*.crm.dynamics.cn"),
];

/// The match patterns that agents are registered for; the manifest's `host_permissions` are these and the services' hosts, as a test
/// checks.
pub fn match_patterns() -> Vec<String> {
    HOSTS.iter().map(|row| format!("https://{}/*", row.pattern)).collect()
}

/// The parts of an address that matter here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address<'a> {
    /// Host name, lower case as browsers give it.
    pub host: &'a str,
    /// What follows `#`.
    pub hash: &'a str,
}

impl<'a> Address<'a> {
    /// Reads an address or origin. `None` unless it is https on the standard port without user information.
    pub fn parse(url: &'a str) -> Option<Self> {
        let rest = url.strip_prefix("https://")?;
        let (rest, hash) = rest.split_once('#').unwrap_or((rest, ""));
        let host = rest.split(['/', '?', '\\']).next().unwrap_or("");
        let plain = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        plain.then_some(Self { host, hash })
    }

    /// The family its host belongs to.
    pub fn kind(&self) -> Option<HostKind> {
        self.row().map(|row| row.kind)
    }

    fn row(&self) -> Option<&'static HostRow> {
        // An environment's host has one name before its region; match patterns cannot say so.
        let depth = |host: &str| host.matches('.').count();
        let is_deeper = |row: &HostRow| row.kind == HostKind::Dataverse && depth(self.host) > depth(row.pattern);
        HOSTS.iter().find(|row| covers(row.pattern, self.host) && !is_deeper(row))
    }
}

/// Whether a host is the one of a pattern, or below it after `*.`, by any number of labels: as match patterns do.
pub fn covers(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(tail) => host.strip_suffix(tail).is_some_and(|head| head.len() > 1 && head.ends_with('.')),
        None => host == pattern,
    }
}

/// The family of an address or origin, if it is trusted at all.
pub fn host_kind(url: &str) -> Option<HostKind> {
    let sample = || SAMPLE.iter().find(|row| row.address == url).map(|row| row.kind);
    Address::parse(url).map_or_else(sample, |address| address.kind())
}

/// A page of the sample.
struct SampleRow {
    /// What the extension calls it.
    page: &'static str,
    /// What stands for its address and origin: no web page can have such an origin.
    address: &'static str,
    kind: HostKind,
}

const SAMPLE: [SampleRow; 2] = [
    SampleRow { page: "sample.html", address: "sample:registration", kind: HostKind::Portal },
    SampleRow { page: "sample-profile.html", address: "sample:profile", kind: HostKind::PowerPlatform },
];

/// The page of the extension that is the sample's registration, or its profile form.
pub fn sample_page(profile: bool) -> &'static str {
    SAMPLE[usize::from(profile)].page
}

/// What stands for the address of a page of the extension, if it is one of the sample's.
pub fn sample_address(url: &str) -> Option<&'static str> {
    let own = ["chrome-extension://", "moz-extension://"].iter().find_map(|scheme| url.strip_prefix(scheme))?;
    let page = own.split_once('/')?.1.split(['?', '#']).next()?;
    SAMPLE.iter().find(|row| row.page == page).map(|row| row.address)
}

/// Whether an address stands for a page of the sample.
pub fn is_sample(address: &str) -> bool {
    SAMPLE.iter().any(|row| row.address == address)
}

/// Where a rule learned by pointing applies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Site {
    /// Family of the host.
    pub kind: HostKind,
    /// The portal page, where the address tells.
    pub page: Option<PortalPage>,
}

/// The site of a document, by its address and that of its tab.
pub fn site(url: &str, tab_url: &str) -> Option<Site> {
    let kind = host_kind(url)?;
    let page = if kind == HostKind::Portal { route(tab_url).page } else { None };
    Some(Site { kind, page })
}

/// The row of the table that an address or origin belongs to, as a pattern: it names no organisation.
pub fn host_row(url: &str) -> Option<&'static str> {
    Address::parse(url)?.row().map(|row| row.pattern)
}

/// What the portal's address says about the page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Route {
    /// Which page of an app, if it is one of those.
    pub page: Option<PortalPage>,
    /// The app it is about.
    pub app: Option<ClientId>,
}

/// Reads the hash of the portal's top page, as in
/// `#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/<guid>/isMSAApp~/false`. Letter case varies.
pub fn route(url: &str) -> Route {
    let Some(address) = Address::parse(url).filter(|a| a.kind() == Some(HostKind::Portal)) else {
        return Route::default();
    };
    let hash = address.hash.to_ascii_lowercase();
    let mut parts = hash.split('/');
    let app = parts.find(|part| *part == "appid").and_then(|_| parts.next()).and_then(|id| ClientId::parse(id).ok());
    let has = |part: &str| hash.split('/').any(|p| p == part);
    const PAGES: [(&str, PortalPage); 6] = [
        ("overview", PortalPage::Overview),
        ("credentials", PortalPage::Credentials),
        ("callanapi", PortalPage::ApiPermissions),
        ("applicationslistblade", PortalPage::AppList),
        ("registeredapps", PortalPage::AppList),
        ("createapplicationblade", PortalPage::CreateApp),
    ];
    Route { page: PAGES.iter().find(|(part, _)| has(part)).map(|(_, page)| *page), app }
}

/// The directory that the portal's address names, as in `https://portal.azure.com/#@contoso.onmicrosoft.com/resource/…`: a domain or an
/// ID, in the portal's own spelling.
pub fn directory(url: &str) -> Option<&str> {
    let address = Address::parse(url).filter(|address| address.kind() == Some(HostKind::Portal))?;
    let name = address.hash.strip_prefix('@')?.split('/').next()?;
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    (plain && name.contains(['.', '-']) && name.len() <= 80).then_some(name)
}

/// Where the mailboxes of the environment are that a page of the admin center or of an organisation belongs to. (Admin center: path of
/// its pages as in public tools, 2026-09; organisation: the address of a table's list, Microsoft Learn.)
pub fn mailboxes_url(url: &str) -> Option<String> {
    let host = Address::parse(url)?.host;
    match host_kind(url)? {
        HostKind::Portal => None,
        HostKind::PowerPlatform => {
            let environment =
                url.split(['/', '?', '#']).skip(3).find_map(|part| (part.len() == 36).then(|| Guid::parse(part))?)?;
            Some(["https://", host, "/manage/environments/environment/", environment.as_str(), "/hub"].concat())
        }
        HostKind::Dataverse => Some(["https://", host, "/main.aspx?pagetype=entitylist&etn=mailbox"].concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::cloud::Cloud;

    /// A look-alike host must never be taken for the real one; each row is a trick that a substring test falls for.
    #[test]
    fn hosts() {
        for (url, expected) in [
            ("https://portal.azure.com/#home", Some(HostKind::Portal)),
            ("https://sandbox-1-2.reactblade.portal.azure.net/", Some(HostKind::Portal)),
            ("https://entra.microsoft.com/", Some(HostKind::Portal)),
            ("https://admin.powerplatform.microsoft.com/manage/environments", Some(HostKind::PowerPlatform)),
            ("https://contoso.crm4.dynamics.com/main.aspx", Some(HostKind::Dataverse)),
            ("https://contoso.crm.dynamics.cn", Some(HostKind::Dataverse)),
            ("http://portal.azure.com/", None),
            ("https://portal.azure.com.evil.example/", None),
            ("https://evil-portal.azure.com/", None),
            ("https://portal.azure.com@evil.example/", None),
            ("https://evil.example/https://portal.azure.com/", None),
            ("https://evil.example\\@portal.azure.com/", None),
            ("https://portal.azure.com:8443/", None),
            ("https://crm4.dynamics.com/", None),
            ("https://contoso.crm4.dynamics.com.evil.example/", None),
            ("https://xcrm4.dynamics.com/", None),
            ("https://a.b.crm4.dynamics.com/", None),
            ("https://contoso.api.crm.dynamics.cn/", None),
            ("https://contoso.crmx.dynamics.com/", None),
            ("null", None),
            ("", None),
        ] {
            assert_eq!(host_kind(url), expected, "{url}");
        }
    }

    /// Only the extension's own two pages are the sample; nothing that a web page could be at is.
    #[test]
    fn sample_pages() {
        for (url, expected) in [
            ("chrome-extension://abc/sample.html", Some(HostKind::Portal)),
            ("moz-extension://abc/sample-profile.html?#x", Some(HostKind::PowerPlatform)),
            ("chrome-extension://abc/panel.html", None),
            ("chrome-extension://abc/x/sample.html", None),
            ("https://chrome-extension/sample.html", None),
            ("https://portal.azure.com/sample.html", None),
            ("sample:registration", None),
        ] {
            assert_eq!(sample_address(url).and_then(host_kind), expected, "{url}");
        }
        assert!(!is_sample("https://portal.azure.com") && !is_sample("null"));
    }

    /// The permissions asked for are exactly the hosts that are used.
    #[test]
    fn manifest_asks_for_these_hosts() {
        let text = include_str!("../../extension/manifest.base.json");
        let manifest: serde_json::Value = serde_json::from_str(text).unwrap();
        let mut asked: Vec<String> = serde_json::from_value(manifest["host_permissions"].clone()).unwrap();
        let mut used = match_patterns();
        let services =
            Cloud::ALL.into_iter().flat_map(|cloud| [cloud.hosts().login, cloud.hosts().graph, cloud.hosts().exchange]);
        used.extend(services.map(|host| format!("https://{host}/*")));
        let policy = manifest["content_security_policy"]["extension_pages"].as_str().unwrap();
        let connect = policy.split(';').find_map(|rule| rule.trim().strip_prefix("connect-src 'self' ")).unwrap();
        let mut reached: Vec<String> = connect.split(' ').map(|origin| format!("{origin}/*")).collect();
        asked.sort();
        used.sort();
        used.dedup();
        assert_eq!(asked, used);
        reached.sort();
        assert!(reached.iter().all(|host| used.contains(host)) && reached.len() == 11, "{reached:?}");
    }

    /// The portal puts the directory first where a link carries one. What is no name of a directory is none.
    #[test]
    fn directories() {
        for (url, expected) in [
            ("https://portal.azure.com/#@contoso.onmicrosoft.com/resource/x", Some("contoso.onmicrosoft.com")),
            (
                "https://portal.azure.com/?a=1#@99999999-8888-4777-8666-555555555555/view",
                Some("99999999-8888-4777-8666-555555555555"),
            ),
            ("https://portal.azure.com/#@<b>x.y</b>/", None),
            ("https://portal.azure.com/#view/x@contoso.com", None),
            ("https://admin.powerplatform.microsoft.com/#@contoso.com", None),
        ] {
            assert_eq!(directory(url), expected, "{url}");
        }
    }

    /// Only what the address itself names: a guess would open another company's environment.
    #[test]
    fn mailboxes() {
        let id = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";
        let hub = format!("https://admin.powerplatform.microsoft.com/manage/environments/environment/{id}/hub");
        for (url, expected) in [
            (format!("https://admin.powerplatform.microsoft.com/environments/environment/{id}/settings/email?x=1"), Some(hub)),
            ("https://admin.powerplatform.microsoft.com/manage/environments".to_owned(), None),
            (
                "https://contoso.crm4.dynamics.com/main.aspx?appid=1".to_owned(),
                Some("https://contoso.crm4.dynamics.com/main.aspx?pagetype=entitylist&etn=mailbox".to_owned()),
            ),
            (format!("https://portal.azure.com/{id}"), None),
        ] {
            assert_eq!(mailboxes_url(&url), expected, "{url}");
        }
    }

    /// The portal spells its own routes in more than one way.
    #[test]
    fn routes() {
        let id = "3f2c1b0a-9d8e-4f7a-8b6c-5d4e3f2a1b0c";
        let at = |hash: &str| route(&format!("https://portal.azure.com/?x=1#{hash}"));
        let overview =
            at(&format!("view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/{id}/isMSAApp~/false"));
        assert_eq!(overview.page, Some(PortalPage::Overview));
        assert_eq!(overview.app, ClientId::parse(id).ok());
        assert_eq!(
            at(&format!("blade/X/ApplicationMenuBlade/CallAnApi/appId/{id}/isMSAApp/")).page,
            Some(PortalPage::ApiPermissions)
        );
        assert_eq!(
            at("view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade"),
            Route { page: Some(PortalPage::AppList), app: None }
        );
        assert_eq!(route(&format!("https://evil.example/#appId/{id}")), Route::default());
    }
}
