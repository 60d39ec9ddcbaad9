//! Words for "Describe this page".

use crate::protocol::panel::DescriptionView;

/// What the button does.
pub const DESCRIBE: &str = "A report for whoever looks after Tenant Bridge: how the pages in sight are built, without what they say. \
                            You see it whole first; nothing is sent.";

/// How far it is; `None` before it is asked for.
pub fn description(description: &DescriptionView) -> Option<&'static str> {
    match description {
        DescriptionView::Idle => None,
        DescriptionView::Working => Some("Reading the pages in sight…"),
        DescriptionView::Nothing => Some("No portal page or form is in sight. Open the page in this browser, then try again."),
        DescriptionView::Ready(_) => Some(
            "The report is below. Labels that Tenant Bridge knows stand as they are; every other text is replaced by its form.",
        ),
    }
}
