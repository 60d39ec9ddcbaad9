//! The codes in `data-` attributes: what tests, scripts and style sheets read. They are the serialised names, and stay.

use crate::dataverse::plan::Change;
use crate::entra::verdict::Works;
use crate::protocol::panel::*;
use crate::protocol::proof::{RoleShown, VerifyStatus};
use crate::protocol::rotation::{NewSecret, RotateStatus};
use crate::protocol::saved::SavedBy;
use crate::setup::steps::{Step, StepState};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident: $type:ident { $($variant:ident => $code:literal),* $(,)? })*) => {
        $(
            $(#[$doc])*
            pub fn $name(value: $type) -> &'static str {
                match value { $($type::$variant => $code),* }
            }
        )*
        #[cfg(test)]
        mod tests {
            use super::*;

            /// One name for one thing, on the wire and on the page.
            #[test]
            fn codes_are_the_serialised_names() {
                $($(
                    assert_eq!(crate::wire::tests::to_text(&$type::$variant), format!("\"{}\"", $code));
                )*)*
            }
        }
    };
}

/// Of the secret that would be written; when it was verified is no part of it.
pub fn new_secret(secret: NewSecret) -> &'static str {
    match secret {
        NewSecret::Missing => "missing",
        NewSecret::InQuestion => "in-question",
        NewSecret::Expired => "expired",
        NewSecret::Refused => "refused",
        NewSecret::Unverified => "unverified",
        NewSecret::Verified(_) => "verified",
    }
}

codes! {
    /// Of a value's field.
    value_field: ValueField { TenantId => "tenant-id", ClientId => "client-id", ClientSecret => "client-secret" }
    /// Of a value's state.
    slot_state: SlotState {
        Empty => "empty", Captured => "captured", Conflict => "conflict", Invalid => "invalid",
        SecretId => "secret-id", Masked => "masked", Expired => "expired",
    }
    /// Of a value's origin.
    origin: Origin { Page => "page", Pick => "pick", Typed => "typed", Import => "import" }
    /// Of what showed the saved profile.
    saved_by: SavedBy { List => "list", Form => "form", Environment => "environment" }
    /// Of a setup's state.
    setup_state: SetupState { Empty => "empty", Collecting => "collecting", Ready => "ready", Filled => "filled" }
    /// Of a step.
    step: Step {
        Register => "register", Secret => "secret", Permissions => "permissions", Consent => "consent",
        Verify => "verify", Profile => "profile",
    }
    /// Of a step's state.
    step_state: StepState { Todo => "todo", Active => "active", Done => "done", Attention => "attention" }
    /// Of a permission's state.
    permission_state: PermissionState {
        Unknown => "unknown", Missing => "missing", Configured => "configured", Granted => "granted",
    }
    /// Of the form's state.
    form_state: FormState {
        None => "none", Found => "found", Ambiguous => "ambiguous", EditWithoutOauth => "edit-without-oauth",
    }
    /// Of a form's field.
    form_field: FormField {
        ServerType => "server-type", Name => "name", AuthenticationType => "authentication-type",
        UseDefaultTenantId => "use-default-tenant-id", TenantId => "tenant-id", ClientId => "client-id",
        ClientSecret => "client-secret",
    }
    /// Of a verification.
    verify_status: VerifyStatus {
        Idle => "idle", Pending => "pending", Ok => "ok", Warning => "warning", Error => "error",
    }
    /// Of a change of a profile's secret.
    rotate_status: RotateStatus { Idle => "idle", Pending => "pending", Ok => "ok", Error => "error" }
    /// Of what may be written beside the secret.
    plan_change: Change { ClientId => "client-id", TenantId => "tenant-id", Authority => "authority" }
    /// Of a role in a token.
    role_shown: RoleShown { Present => "present", Missing => "missing" }
    /// Of the answer to "does it work?".
    works: Works { Yes => "yes", Probably => "probably", No => "no" }
    /// Of a field's result.
    fill_state: FillState {
        Filled => "filled", Already => "already", Kept => "kept", Missing => "missing", Refused => "refused",
        Failed => "failed",
    }
}
