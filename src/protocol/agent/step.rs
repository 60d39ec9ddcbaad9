//! The steps of a fill, and how they end.

use super::ControlKind;
use crate::protocol::PageText;
use crate::wire::Wire;

/// One act of filling. The agent finds the control anew, acts, waits for the page and reads back.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Step {
    /// To match the outcome.
    pub number: u32,
    /// The control whose form this is about.
    pub anchor: Find,
    /// Other fields of that form. Where no dialog or form is around the anchor, the form is the smallest part of the page
    /// that holds these and the anchor; with none it is the page.
    pub beside: Vec<Find>,
    /// Words in the heading of a section, in normal form, that make its fields another thing's.
    pub foreign: Vec<String>,
    /// Words in the heading of a section that make its fields the form's, also where they stand outside that smallest part.
    pub own: Vec<String>,
    /// Words in the heading of a section of a plain page that may hold the control, besides one that a choice of the form stands in; with
    /// none any may.
    pub sections: Vec<String>,
    /// First words of what a choice shows that lets everything through: it filters a list, and is no control of a form.
    pub everything: Vec<String>,
    /// The control, looked for in that form only.
    pub find: Find,
    /// What to do with it.
    pub action: Action,
    /// How long to wait for the control to appear, in milliseconds.
    pub patience: u32,
    /// How long the page must have been still before, in milliseconds; at most a second is waited for that.
    pub settle: u32,
    /// A step of the same order that has to end as `filled` or `already` first; else this one is `skipped`.
    pub needs: Option<u32>,
    /// A step of the same order: where that one has written, the page chose what this control holds, and it may be replaced.
    pub follows: Option<u32>,
}

/// How a step ended.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ended {
    /// The step's number, as in [`Step::number`].
    pub step: u32,
    /// How it ended.
    pub outcome: Outcome,
}

/// Which control. A control fits when its kind is listed and a label or a name fits.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Find {
    /// Labels, in the agent's normal form.
    pub labels: Vec<String>,
    /// Parts of `data-id` or `name`.
    pub names: Vec<String>,
    /// Kinds.
    pub kinds: Vec<ControlKind>,
}

/// What to do with a control.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Action {
    /// Choose the option with one of these texts, in the agent's normal form, best first.
    Choose {
        /// Spellings of the one option.
        options: Vec<String>,
        /// Also when the control holds something else.
        replace: bool,
    },
    /// Put this text into the control.
    Write {
        /// The text.
        text: PageText,
        /// Also when the control holds something else.
        replace: bool,
    },
    /// Switch it on or off.
    Switch {
        /// The state wanted.
        on: bool,
        /// Where it is a choice: the spellings of the option that means this state, in the agent's normal form.
        options: Vec<String>,
    },
    /// Show the part of the form that this tab stands for.
    Open,
    /// Only read: does it hold one of these? Choices are compared in the agent's normal form, texts to the letter.
    Check {
        /// What it may hold.
        texts: Vec<PageText>,
    },
}

/// How a step ended.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Outcome {
    /// Done, and still so after the page's own render.
    Filled,
    /// It was so before.
    Already,
    /// The control holds something else, and `replace` was not given.
    Differs {
        /// What it holds. Of a password box nothing.
        current: PageText,
    },
    /// No such control.
    Missing,
    /// The form itself is not in sight any more; what comes after this step was not begun.
    Gone,
    /// More than one such control, or more than one form.
    Ambiguous,
    /// The control does not offer the option.
    NoSuchOption {
        /// What it offers.
        offered: Vec<String>,
    },
    /// The control takes no input.
    Disabled,
    /// The control takes fewer characters.
    TooLong,
    /// Written, but the page put something else there.
    NotKept {
        /// What stands there now. Of a password box nothing.
        current: PageText,
    },
    /// The page provoked an exception.
    Failed,
    /// Nothing was done: what it needs did not come about.
    Skipped,
}
