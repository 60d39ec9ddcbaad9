//! Words for setups that are taken along.

use super::Trouble;
use crate::setup::transfer::{MOST, TransferError};

/// What is in the file.
pub const TRANSFER: &str = "The file holds names, IDs, choices and the day each secret ends. It holds no client secret. What is read is added to the list.";
/// The file was saved.
pub const EXPORTED: &str = "Saved to your downloads, without client secrets.";

/// So many setups came in.
pub fn imported(count: u32) -> String {
    match count {
        1 => "1 setup was added to the list.".to_owned(),
        _ => format!("{count} setups were added to the list."),
    }
}

/// Why a file was not taken.
pub fn transfer_error(error: TransferError) -> Trouble {
    const NOTHING: &str = "Nothing was read from it.";
    match error {
        TransferError::TooLarge => {
            Trouble::new("The file is larger than 1 MB.", NOTHING, "Choose a file that Tenant Bridge saved.")
        }
        TransferError::NotJson => Trouble::new(
            "The file is not one of Tenant Bridge, or it was cut short.",
            NOTHING,
            "Choose the file tenant-bridge-setups.json, or save it anew.",
        ),
        TransferError::NotOurs => Trouble::new(
            "The file holds no setups of Tenant Bridge.",
            NOTHING,
            "Choose the file that Save all setups as a file made.",
        ),
        TransferError::Newer(version) => Trouble::new(
            format!("A newer version of Tenant Bridge saved this file (form {version})."),
            NOTHING,
            "Update Tenant Bridge here, or save the file anew with this version.",
        ),
        TransferError::Count(0) => Trouble::new("The file holds no setup.", NOTHING, "Choose another file."),
        TransferError::Count(count) => Trouble::new(
            format!("The file holds {count} setups, more than {MOST}."),
            NOTHING,
            "Split it into files of at most 500 setups.",
        ),
        TransferError::HoldsSecret => Trouble::new(
            "The file holds what looks like a client secret.",
            "A file of setups never has one, so nothing was read from it. Whoever has the file may use the secret.",
            "Delete the file. If the secret is in use, replace it.",
        ),
        TransferError::BadValue(setup) => Trouble::new(
            format!("Setup {setup} in the file has a missing or wrong value."),
            "It is an ID, a day or a name. Nothing was read from the file.",
            "Save the file anew, or put that setup right.",
        ),
    }
}
