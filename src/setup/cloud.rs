//! Microsoft's clouds: separate worlds with hosts of their own, between which no tenant, token or secret moves.

use crate::wire::Wire;

/// A cloud. The one for the US government's community (GCC) is part of [`Cloud::Public`]: same hosts, another region.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Wire)]
pub enum Cloud {
    /// The worldwide cloud.
    #[default]
    Public,
    /// US government, GCC High.
    GccHigh,
    /// US Department of Defense.
    Dod,
    /// China, operated by 21Vianet.
    China,
}

/// What is different in a cloud.
///
/// Sources: Microsoft Learn, "National clouds" and "Microsoft Graph national cloud deployments" (2026-09); DoD's Exchange
/// resource: public assessment scripts of CISA (2026-09), because no page of Microsoft's names it.
#[derive(PartialEq, Eq, Debug)]
pub struct Hosts {
    /// The only host that ever gets the secret.
    pub login: &'static str,
    /// Microsoft Graph: host, and by `https://` in front the resource that a token is for.
    pub graph: &'static str,
    /// Exchange Online, likewise.
    pub exchange: &'static str,
    /// The Azure portal.
    pub portal: &'static str,
    /// The Power Platform admin center: of the same cloud, because synchronization does not cross clouds.
    pub admin_center: &'static str,
    /// `-Environment` of `Connect-MgGraph`.
    pub graph_environment: &'static str,
    /// `-ExchangeEnvironmentName` of `Connect-ExchangeOnline`.
    pub exchange_environment: &'static str,
    /// `az cloud set --name`; `az` has no cloud with the Graph of DoD.
    pub az: Option<&'static str>,
}

impl Cloud {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Public, Self::GccHigh, Self::Dod, Self::China];

    /// Its hosts and names.
    pub const fn hosts(self) -> &'static Hosts {
        match self {
            Self::Public => &Hosts {
                login: "login.microsoftonline.com",
                graph: "graph.microsoft.com",
                exchange: "outlook.office365.com",
                portal: "portal.azure.com",
                admin_center: "admin.powerplatform.microsoft.com",
                graph_environment: "Global",
                exchange_environment: "O365Default",
                az: Some("AzureCloud"),
            },
            Self::GccHigh => &Hosts {
                login: "login.microsoftonline.us",
                graph: "graph.microsoft.us",
                exchange: "outlook.office365.us",
                portal: "portal.azure.us",
                admin_center: "high.admin.powerplatform.microsoft.us",
                graph_environment: "USGov",
                exchange_environment: "O365USGovGCCHigh",
                az: Some("AzureUSGovernment"),
            },
            Self::Dod => &Hosts {
                login: "login.microsoftonline.us",
                graph: "dod-graph.microsoft.us",
                exchange: "outlook-dod.office365.us",
                portal: "portal.azure.us",
                admin_center: "admin.appsplatform.us",
                graph_environment: "USGovDoD",
                exchange_environment: "O365USGovDoD",
                az: None,
            },
            Self::China => &Hosts {
                login: "login.partner.microsoftonline.cn",
                graph: "microsoftgraph.chinacloudapi.cn",
                exchange: "partner.outlook.cn",
                portal: "portal.azure.cn",
                admin_center: "admin.powerplatform.partner.microsoftonline.cn",
                graph_environment: "China",
                exchange_environment: "O365China",
                az: Some("AzureChinaCloud"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A copied row would send a token request of one cloud to another's Exchange.
    #[test]
    fn every_cloud_has_resources_of_its_own() {
        let of = |host: fn(&Hosts) -> &'static str| Cloud::ALL.iter().map(|c| host(c.hosts())).collect::<BTreeSet<_>>();
        assert_eq!(of(|h| h.graph).len(), Cloud::ALL.len());
        assert_eq!(of(|h| h.exchange).len(), Cloud::ALL.len());
        assert_eq!(of(|h| h.exchange_environment).len(), Cloud::ALL.len());
    }
}
