//! What is known of a setup's tenant and app from Entra itself.

use super::discovery::Found;
use super::verdict::Verification;

use crate::protocol::panel::Millis;
use crate::setup::address::{Address, NameError};
use crate::setup::cloud::Cloud;
use crate::wire::Wire;

/// The admin's choices for a verification, and what came of it.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Proof {
    /// The tenant as Entra describes it.
    pub tenant: Option<Found>,
    /// The cloud, where the admin chose it.
    pub chosen_cloud: Option<Cloud>,
    /// "I use RBAC for Applications".
    pub rbac: bool,
    /// The mailbox to check, as typed; empty for none.
    pub mailbox: String,
    /// What the last verification found, and when. It is about the values that the setup holds.
    pub result: Option<(Verification, Millis)>,
}

impl Proof {
    /// The cloud to ask.
    pub fn cloud(&self) -> Cloud {
        self.chosen_cloud.or(self.tenant.as_ref().map(|found| found.cloud)).unwrap_or_default()
    }

    /// The mailbox to check, if one is named.
    ///
    /// # Errors
    /// [`NameError`] when the text is no address.
    pub fn address(&self) -> Result<Option<Address>, NameError> {
        if self.mailbox.is_empty() { Ok(None) } else { Address::parse(&self.mailbox).map(Some) }
    }
}
