//! What the agent in a page and the background say to each other. The agent knows no word of the domain: every label,
//! shape and name it looks for arrives in an [`Order`].

use crate::protocol::PageText;
use crate::protocol::errand::{Delivery, Errand};
use crate::protocol::outline::Outline;
use crate::protocol::table::{TableReport, TableWatch};
use crate::wire::Wire;

/// From an agent to the background.
#[derive(Clone, PartialEq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Message {
    /// A document has an agent, which waits for its order (the answer to this message).
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
    /// Where the text stood.
    pub source: TextSource,
    /// A person can see it.
    pub visible: bool,
    /// Labels, in the agent's normal form.
    pub labels: Vec<Label>,
    /// Labelled neighbours in the same row or group whose label the order lists.
    pub fields: Vec<Field>,
    /// Headings above it, nearest first, as shown.
    pub headings: Vec<String>,
}

/// Where a text stood.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Wire)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum TextSource {
    /// In text nodes.
    Text,
    /// In the value of a read-only control.
    Control,
    /// In the `title` of an element that shows it cut short.
    Title,
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
    Watch(Watch),
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
    /// A control is wanted, not a text.
    pub control: bool,
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
    /// A JavaScript regular expression, in which case does not matter: any of the shapes.
    pub any: String,
    /// Another: a part that every match of a shape holds, and quicker to look for.
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
    /// A JavaScript regular expression without anchors; case does not matter.
    pub pattern: String,
    /// So common that it is only reported beside one of [`Watch::labels`], after the text has been still.
    pub needs_label: bool,
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::errand::{Answer, Method};
    use crate::protocol::outline::{OutlineElement, OutlineNode, Sight};
    use crate::protocol::table::{Part, PartKind, Row, RowKind, Table};
    use crate::wire::json::to_json;
    use crate::wire::tests::of_text;
    use ts_rs::{Config, TS};

    /// The agent is type-checked against this file, so that a change here that it does not follow breaks the build.
    /// `UPDATE=1 cargo test` writes it anew.
    #[test]
    fn typescript_types_are_current() {
        let config = Config::default();
        let mut text = "// Generated from src/protocol/agent.rs by its test; UPDATE=1 writes it anew.\n".to_owned();
        text += "export type PageText = string;\n";
        macro_rules! declare {
            ($($t:ty),*) => { $( text += &format!("export {}\n", <$t>::decl(&config)); )* };
        }
        declare!(Message, Pointed, Report, Sighting, TextSource, Label, Relation, Field, Control, ControlKind, ControlValue);
        declare!(Order, Point, Look, Watch, Shape, Step, Find, Action, Ended, Outcome);
        declare!(Outline, OutlineNode, OutlineElement, Sight);
        declare!(Errand, Method, Delivery, Answer);
        declare!(TableWatch, TableReport, Table, Row, RowKind, Part, PartKind);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/protocol.d.ts");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), text);
    }

    /// The wire form itself: what the agent writes is what Rust reads.
    #[test]
    fn wire_form() {
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        let outcome =
            r#"{"outcomes":[{"step":3,"outcome":{"no-such-option":{"offered":["gmail"]}}},{"step":4,"outcome":"skipped"}]}"#;
        let report = r#"{"report":{"ancestors":[],"sightings":[{"handle":1,"shape":"guid","text":"x","source":"title","visible":true,"labels":[{"relation":"labelled-by","text":"value"}],"fields":[],"headings":[]}],"controls":[{"handle":2,"kind":"choice","labels":[],"names":[],"group":3,"visible":true,"enabled":true,"value":{"initial":"a"}}],"language":"de","faults":0,"cut":false}}"#;
        for text in [outcome, report, r#""hello""#] {
            let message: Message = of_text(text).unwrap();
            assert_eq!(to_json(&message.write()), json(text));
        }
        let order = Order::Steps(vec![Step {
            number: 1,
            anchor: Find { labels: vec!["a".into()], names: vec![], kinds: vec![ControlKind::Choice] },
            beside: vec![],
            find: Find { labels: vec![], names: vec!["b".into()], kinds: vec![ControlKind::Text] },
            action: Action::Write { text: "t".into(), replace: false },
            patience: 5,
            settle: 0,
            needs: Some(2),
            follows: None,
        }]);
        let text = r#"{"steps":[{"number":1,"anchor":{"labels":["a"],"names":[],"kinds":["choice"]},"beside":[],"find":{"labels":[],"names":["b"],"kinds":["text"]},"action":{"write":{"text":"t","replace":false}},"patience":5,"settle":0,"needs":2,"follows":null}]}"#;
        assert_eq!(to_json(&order.write()), json(text));
        assert_eq!(of_text::<Order>(text).unwrap(), order);
        assert!(!format!("{order:?}").contains("\"t\""));
    }
}
