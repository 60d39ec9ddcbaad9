// Generated from src/protocol/agent.rs by its test; UPDATE=1 writes it anew.
export type PageText = string;
export type Message = "hello" | { "report": Report } | { "outcomes": Array<Ended> } | { "pointed": Pointed } | "pointed-away" | { "outline": Outline } | { "delivered": { 
/**
 * The request's number, as in [`Errand::number`].
 */
number: number, 
/**
 * How it ended.
 */
delivery: Delivery, } } | { "tables": TableReport };
export type Pointed = { 
/**
 * Its text as shown; of a control what it holds, of a password box nothing.
 */
text: PageText, 
/**
 * What kind of control it is, if it is one.
 */
kind: ControlKind | null, 
/**
 * Labels, in the agent's normal form.
 */
labels: Array<Label>, 
/**
 * Language of the page as it says itself (BCP 47), or empty.
 */
language: string, };
export type Report = { 
/**
 * Origins of the frames above, nearest first (`location.ancestorOrigins`).
 */
ancestors: Array<string>, 
/**
 * Texts of a wanted shape.
 */
sightings: Array<Sighting>, 
/**
 * Controls with a wanted label or name.
 */
controls: Array<Control>, 
/**
 * Language of the page as it says itself (BCP 47), or empty.
 */
language: string, 
/**
 * Exceptions that the page provoked in the agent since it began; each cost one element, not the report.
 */
faults: number, 
/**
 * More was there than the agent is willing to send.
 */
cut: boolean, };
export type Sighting = { 
/**
 * The agent's name for the element, to ring it later.
 */
handle: number, 
/**
 * [`Shape::name`] of the shape that matched.
 */
shape: string, 
/**
 * What matched.
 */
text: PageText, 
/**
 * A person can see it.
 */
visible: boolean, 
/**
 * Labels, in the agent's normal form.
 */
labels: Array<Label>, 
/**
 * Labelled neighbours in the same row or group whose label the order lists.
 */
fields: Array<Field>, 
/**
 * Headings above it, nearest first, as shown.
 */
headings: Array<string>, };
export type Label = { 
/**
 * How the two belong together.
 */
relation: Relation, 
/**
 * Lower case, NFKC, single spaces, no trailing `*` or `:`.
 */
text: string, };
export type Relation = "labelled-by" | "for" | "aria-label" | "term" | "row-header" | "column-header" | "before" | "inline" | "hint";
export type Field = { 
/**
 * Its label, in the agent's normal form.
 */
label: string, 
/**
 * Its text as shown.
 */
text: PageText, };
export type Control = { 
/**
 * The agent's name for it.
 */
handle: number, 
/**
 * What can be done with it.
 */
kind: ControlKind, 
/**
 * Labels, in the agent's normal form.
 */
labels: Array<Label>, 
/**
 * `data-id`, `name` and `id`.
 */
names: Array<string>, 
/**
 * The agent's name for the dialog, form or page part around it.
 */
group: number, 
/**
 * A person can see it.
 */
visible: boolean, 
/**
 * It takes input.
 */
enabled: boolean, 
/**
 * What it holds. Of a password box only whether it is empty.
 */
value: ControlValue, };
export type ControlKind = "text" | "password" | "choice" | "switch" | "tab";
export type ControlValue = "empty" | { "initial": PageText } | { "text": PageText } | "hidden";
export type Order = { "watch": Watch } | "stop" | "again" | { "steps": Array<Step> } | { "point": Point } | "point-end" | { "ring": { 
/**
 * From a sighting or a control.
 */
handle: number, } } | { "errand": Errand } | { "tables": TableWatch } | "tables-end" | { "hold": { 
/**
 * From a part.
 */
handle: number | null, } };
export type Point = { 
/**
 * What is asked for, in words.
 */
prompt: string, 
/**
 * A CSS selector: what may be the control that is wanted; empty where a text is.
 */
fillable: string, 
/**
 * What a text looks like, the first that fits; a part of a longer text is taken where it is the only one that fits.
 */
looks: Array<Look>, 
/**
 * What a text looks like that fits none.
 */
otherwise: string, };
export type Look = { 
/**
 * A JavaScript regular expression without anchors; case does not matter.
 */
pattern: string, 
/**
 * In words.
 */
words: string, };
export type Watch = { 
/**
 * Forms of text.
 */
shapes: Array<Shape>, 
/**
 * Labels of values and their neighbours, in the agent's normal form.
 */
labels: Array<string>, 
/**
 * Labels of controls, in the agent's normal form.
 */
controls: Array<string>, 
/**
 * Parts of `data-id` or `name` of controls.
 */
names: Array<string>, 
/**
 * A CSS selector: where a text is never a value.
 */
apart: string, 
/**
 * Another: boxes that show a value and take none.
 */
boxes: string, 
/**
 * Another: headings.
 */
headings: string, 
/**
 * Another: what may be a control of a form; empty where none is looked for.
 */
fillable: string, 
/**
 * A JavaScript regular expression, in which case does not matter: a part that every match of a shape holds, and quicker to look for.
 */
tell: string, 
/**
 * Another: any of the shapes that need no label.
 */
sure: string, 
/**
 * Another: what is worth a closer look at once. It is asked at every change, of all the text there is.
 */
eager: string, 
/**
 * Another: anything at all that is worth a closer look, when it is time for one.
 */
gate: string, };
export type Shape = { 
/**
 * What a sighting calls it.
 */
name: string, 
/**
 * A JavaScript regular expression for the whole of a text; case does not matter.
 */
pattern: string, 
/**
 * So common that it is only reported beside one of [`Watch::labels`], after the text has been still.
 */
needsLabel: boolean, };
export type Step = { 
/**
 * To match the outcome.
 */
number: number, 
/**
 * The control whose form this is about.
 */
anchor: Find, 
/**
 * Other fields of that form. Where no dialog or form is around the anchor, the form is the smallest part of the page
 * that holds these and the anchor; with none it is the page.
 */
beside: Array<Find>, 
/**
 * Words in the heading of a section, in normal form, that make its fields another thing's.
 */
foreign: Array<string>, 
/**
 * Words in the heading of a section that make its fields the form's, also where they stand outside that smallest part.
 */
own: Array<string>, 
/**
 * Words in the heading of a section of a plain page that may hold the control, besides one that a choice of the form stands in; with
 * none any may.
 */
sections: Array<string>, 
/**
 * First words of what a choice shows that lets everything through: it filters a list, and is no control of a form.
 */
everything: Array<string>, 
/**
 * The control, looked for in that form only.
 */
find: Find, 
/**
 * What to do with it.
 */
action: Action, 
/**
 * How long to wait for the control to appear, in milliseconds.
 */
patience: number, 
/**
 * How long the page must have been still before, in milliseconds; at most a second is waited for that.
 */
settle: number, 
/**
 * A step of the same order that has to end as `filled` or `already` first; else this one is `skipped`.
 */
needs: number | null, 
/**
 * A step of the same order: where that one has written, the page chose what this control holds, and it may be replaced.
 */
follows: number | null, };
export type Find = { 
/**
 * Labels, in the agent's normal form.
 */
labels: Array<string>, 
/**
 * Parts of `data-id` or `name`.
 */
names: Array<string>, 
/**
 * Kinds.
 */
kinds: Array<ControlKind>, };
export type Action = { "choose": { 
/**
 * Spellings of the one option.
 */
options: Array<string>, 
/**
 * Also when the control holds something else.
 */
replace: boolean, } } | { "write": { 
/**
 * The text.
 */
text: PageText, 
/**
 * Also when the control holds something else.
 */
replace: boolean, } } | { "switch": { 
/**
 * The state wanted.
 */
on: boolean, 
/**
 * Where it is a choice: the spellings of the option that means this state, in the agent's normal form.
 */
options: Array<string>, } } | "open" | { "check": { 
/**
 * What it may hold.
 */
texts: Array<PageText>, } };
export type Ended = { 
/**
 * The step's number, as in [`Step::number`].
 */
step: number, 
/**
 * How it ended.
 */
outcome: Outcome, };
export type Outcome = "filled" | "already" | { "differs": { 
/**
 * What it holds. Of a password box nothing.
 */
current: PageText, } } | "missing" | "gone" | "ambiguous" | { "no-such-option": { 
/**
 * What it offers.
 */
offered: Array<string>, } } | "disabled" | "too-long" | { "not-kept": { 
/**
 * What stands there now. Of a password box nothing.
 */
current: PageText, } } | "failed" | "skipped";
export type Outline = { 
/**
 * In document order: a node comes after the element that it is in.
 */
nodes: Array<OutlineNode>, 
/**
 * The tab is on top of its window.
 */
shown: boolean, 
/**
 * Parts were left out.
 */
cut: boolean, };
export type OutlineNode = { "element": OutlineElement } | { "text": { 
/**
 * Number of the element that it is in: its place in [`Outline::nodes`].
 */
within: number, 
/**
 * The text.
 */
text: PageText, } };
export type OutlineElement = { 
/**
 * Number of the element that it is in; nothing of the outermost one.
 */
within: number | null, 
/**
 * It is in the open shadow tree of that element.
 */
shadow: boolean, 
/**
 * Its name.
 */
tag: string, 
/**
 * Every attribute, values cut at 300 characters.
 */
attributes: Array<[string, PageText]>, 
/**
 * Of a control, what it holds now. Of a password box only whether it is empty.
 */
value: ControlValue | null, 
/**
 * How much a person sees of it.
 */
sight: Sight, 
/**
 * The computed `display`.
 */
display: string, 
/**
 * Left, top, width and height in CSS pixels, from the top left corner of the document.
 */
area: [number, number, number, number], };
export type Sight = "seen" | "unseen" | "absent";
export type Errand = { 
/**
 * To match the delivery.
 */
number: number, 
/**
 * What is done.
 */
method: Method, 
/**
 * Path and query. The courier sends to one part of the origin only, and refuses everything else.
 */
path: string, 
/**
 * Headers: name and value.
 */
headers: Array<[string, string]>, 
/**
 * The body; empty without one. It may hold a secret.
 */
body: PageText, 
/**
 * Longest body of an answer that is read, in bytes.
 */
limit: number, 
/**
 * How long the answer may take, in milliseconds.
 */
patience: number, };
export type Method = "get" | "patch";
export type Delivery = { "answered": Answer } | "redirected" | "offline" | "unreachable" | "timed-out" | "too-large" | "refused";
export type Answer = { 
/**
 * HTTP status.
 */
status: number, 
/**
 * `content-type`, or empty.
 */
contentType: string, 
/**
 * `retry-after`, or empty.
 */
retryAfter: string, 
/**
 * The body.
 */
body: PageText, };
export type TableWatch = { 
/**
 * Texts of cells, in the agent's normal form. A row with one of them is reported whole, of others only how they begin.
 */
names: Array<string>, 
/**
 * A JavaScript regular expression for the whole text of a part that can be pressed or says what it is about, without
 * anchors; case does not matter. Empty: parts are not wanted, nor what boxes hold.
 */
parts: string, 
/**
 * The same for texts so common that they count in dialogs only.
 */
answers: string, };
export type TableReport = { 
/**
 * Language of the page as it says itself (BCP 47), or empty.
 */
language: string, 
/**
 * Tables, and lists that hold a wanted name.
 */
tables: Array<Table>, 
/**
 * Wanted parts that a person can see, and the boxes of dialogs that take text.
 */
parts: Array<Part>, };
export type Table = { 
/**
 * The agent's name for it.
 */
handle: number, 
/**
 * A person can see it. Of another one nothing else is told.
 */
visible: boolean, 
/**
 * It stands in a dialog.
 */
dialog: boolean, 
/**
 * The heading above it, as shown; empty without one.
 */
heading: string, 
/**
 * Headers of its columns, in the agent's normal form.
 */
headers: Array<string>, 
/**
 * Its rows without the headers, in order, as far as they are in the document.
 */
rows: Array<Row>, 
/**
 * How many rows it says it has, whatever it counts as rows.
 */
total: number | null, 
/**
 * Every row it has is in the document.
 */
whole: boolean, 
/**
 * A box above it may be holding rows back.
 */
filtered: boolean, 
/**
 * Nothing in it has changed for a while, and it does not say that it is busy.
 */
settled: boolean, };
export type Row = { 
/**
 * What it is.
 */
kind: RowKind, 
/**
 * Its number among all rows of the table, where the page says it (`aria-rowindex`).
 */
index: number | null, 
/**
 * As shown: of a row with a wanted name the texts of all cells, empty ones too; of others the first two that are not empty.
 */
texts: Array<PageText>, };
export type RowKind = "entry" | "group";
export type Part = { 
/**
 * The agent's name for what a person would press.
 */
handle: number, 
/**
 * What it is.
 */
kind: PartKind, 
/**
 * Its text, or what labels it, in the agent's normal form.
 */
text: PageText, 
/**
 * The agent's name for the dialog around it.
 */
dialog: number | null, 
/**
 * It is ticked, chosen or selected.
 */
on: boolean, 
/**
 * It takes input.
 */
enabled: boolean, 
/**
 * What a box for text holds.
 */
value: PageText, };
export type PartKind = "press" | "tick" | "text";
