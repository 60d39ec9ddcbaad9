//! What the agent in a page and the background say to each other. The agent knows no word of the domain: every label,
//! shape and name it looks for arrives in an [`Order`].

mod step;

pub use step::{Action, Ended, Find, Outcome, Step};

use crate::protocol::PageText;
use crate::protocol::errand::{Delivery, Errand};
use crate::protocol::outline::Outline;
use crate::protocol::table::{TableReport, TableWatch};
use crate::wire::Wire;

/// From an agent to the background.
#[derive(Clone, PartialEq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Message {
    /// A document has an agent, which waits for its order.
    Hello,
    /// All that the document shows now and that the order asks for. Replaces the document's earlier report whole, so
    /// neither order nor repetition of reports matters.
    Report(Report),
    /// Steps have come to their end.
    Outcomes(Vec<Ended>),
    /// The admin pointed at something, as asked by [`Order::Point`].
    Pointed(Pointed),
    /// The admin gave up pointing.
    PointedAway,
    /// What the document is made of, as the admin asked.
    Outline(Outline),
    /// A request has come to its end.
    Delivered {
        /// The request's number, as in [`Errand::number`].
        number: u32,
        /// How it ended.
        delivery: Delivery,
    },
    /// What the document's tables hold, as asked by [`Order::Tables`].
    Tables(TableReport),
}

/// What the admin pointed at.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pointed {
    /// Its text as shown; of a control what it holds, of a password box nothing.
    pub text: PageText,
    /// What kind of control it is, if it is one.
    pub kind: Option<ControlKind>,
    /// Labels, in the agent's normal form.
    pub labels: Vec<Label>,
    /// Language of the page as it says itself (BCP 47), or empty.
    pub language: String,
}

/// A document's state, as far as the order asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Report {
    /// Origins of the frames above, nearest first (`location.ancestorOrigins`).
    pub ancestors: Vec<String>,
    /// Texts of a wanted shape.
    pub sightings: Vec<Sighting>,
    /// Controls with a wanted label or name.
    pub controls: Vec<Control>,
    /// Language of the page as it says itself (BCP 47), or empty.
    pub language: String,
    /// Exceptions that the page provoked in the agent since it began; each cost one element, not the report.
    pub faults: u32,
    /// More was there than the agent is willing to send.
    pub cut: bool,
}

/// One text of a wanted shape, with all that names it.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Sighting {
    /// The agent's name for the element, to ring it later.
    pub handle: u32,
    /// [`Shape::name`] of the shape that matched.
    pub shape: String,
    /// What matched.
    pub text: PageText,
    /// A person can see it.
    pub visible: bool,
    /// Labels, in the agent's normal form.
    pub labels: Vec<Label>,
    /// Labelled neighbours in the same row or group whose label the order lists.
    pub fields: Vec<Field>,
    /// Headings above it, nearest first, as shown.
    pub headings: Vec<String>,
}

/// A text that labels an element.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Label {
    /// How the two belong together.
    pub relation: Relation,
    /// Lower case, NFKC, single spaces, no trailing `*` or `:`.
    pub text: String,
}

/// How a label belongs to its element, in the page's own terms.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Relation {
    /// `aria-labelledby`.
    LabelledBy,
    /// `label[for]`, or a label around it.
    For,
    /// `aria-label`.
    AriaLabel,
    /// `dt` of a `dd`.
    Term,
    /// Header of the row.
    RowHeader,
    /// Header of the column.
    ColumnHeader,
    /// The only other text in the element around both, standing before the value.
    Before,
    /// The same text, before a colon.
    Inline,
    /// `placeholder` or `title` of a control.
    Hint,
}

/// A labelled neighbour.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Field {
    /// Its label, in the agent's normal form.
    pub label: String,
    /// Its text as shown.
    pub text: PageText,
}

/// A form control.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Control {
    /// The agent's name for it.
    pub handle: u32,
    /// What can be done with it.
    pub kind: ControlKind,
    /// Labels, in the agent's normal form.
    pub labels: Vec<Label>,
    /// `data-id`, `name` and `id`.
    pub names: Vec<String>,
    /// The agent's name for the dialog, form or page part around it.
    pub group: u32,
    /// A person can see it.
    pub visible: bool,
    /// It takes input.
    pub enabled: bool,
    /// What it holds. Of a password box only whether it is empty.
    pub value: ControlValue,
}

/// What can be done with a control.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum ControlKind {
    /// Takes text.
    Text,
    /// Takes text and hides it.
    Password,
    /// Offers options.
    Choice,
    /// On or off.
    Switch,
    /// Shows a part of the form.
    Tab,
}

/// What a control holds.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum ControlValue {
    /// Nothing, or only a placeholder.
    Empty,
    /// The option a choice begins with by itself.
    Initial(PageText),
    /// A text; of a switch or a tab `true` or `false`.
    Text(PageText),
    /// Something that is not read.
    Hidden,
}

/// From the background to an agent.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Order {
    /// Look for this, and report.
    Watch(Box<Watch>),
    /// Forget everything and do nothing.
    Stop,
    /// Send the report again.
    Again,
    /// Do this, once, one after the other.
    Steps(Vec<Step>),
    /// Let the admin point at something; pointer and keys are the agent's until then.
    Point(Point),
    /// Pointing is over.
    PointEnd,
    /// Ring an element for two seconds.
    Ring {
        /// From a sighting or a control.
        handle: u32,
    },
    /// Send this request, once.
    Errand(Errand),
    /// Read tables, and report them.
    Tables(TableWatch),
    /// Tables are of no interest any more.
    TablesEnd,
    /// Ring this element instead of any other until told otherwise; without one ring none.
    Hold {
        /// From a part.
        handle: Option<u32>,
    },
}

/// What the admin is asked to point at.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Point {
    /// What is asked for, in words.
    pub prompt: String,
    /// A CSS selector: what may be the control that is wanted; empty where a text is.
    pub fillable: String,
    /// What a text looks like, the first that fits; a part of a longer text is taken where it is the only one that fits.
    pub looks: Vec<Look>,
    /// What a text looks like that fits none.
    pub otherwise: String,
}

/// What a text of some form is called.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Look {
    /// A JavaScript regular expression without anchors; case does not matter.
    pub pattern: String,
    /// In words.
    pub words: String,
}

/// What to look for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Wire)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Watch {
    /// Forms of text.
    pub shapes: Vec<Shape>,
    /// Labels of values and their neighbours, in the agent's normal form.
    pub labels: Vec<String>,
    /// Labels of controls, in the agent's normal form.
    pub controls: Vec<String>,
    /// Parts of `data-id` or `name` of controls.
    pub names: Vec<String>,
    /// A CSS selector: where a text is never a value.
    pub apart: String,
    /// Another: boxes that show a value and take none.
    pub boxes: String,
    /// Another: headings.
    pub headings: String,
    /// Another: what may be a control of a form; empty where none is looked for.
    pub fillable: String,
    /// A JavaScript regular expression, in which case does not matter: a part that every match of a shape holds, and quicker to look for.
    pub tell: String,
    /// Another: any of the shapes that need no label.
    pub sure: String,
    /// Another: what is worth a closer look at once. It is asked at every change, of all the text there is.
    pub eager: String,
    /// Another: anything at all that is worth a closer look, when it is time for one.
    pub gate: String,
}

/// A form of text.
#[derive(Clone, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Shape {
    /// What a sighting calls it.
    pub name: String,
    /// A JavaScript regular expression for the whole of a text; case does not matter.
    pub pattern: String,
    /// So common that it is only reported beside one of [`Watch::labels`], after the text has been still.
    pub needs_label: bool,
}

#[cfg(test)]
mod tests;
