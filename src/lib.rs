//! Tenant Bridge: connects Dynamics 365 to an Exchange Online in another tenant.
