//! "Describe this page": asks the documents in sight for their outlines, and makes one report of them. An outline is raw; it is
//! sanitised as it comes, and only that is kept.

use super::filling::forms_in_sight;
use super::state::{Document, DocumentId, SecretHint, State};
use super::{Effect, Script, Source};
use crate::describe::piece::Numbers;
use crate::describe::sanitise::sanitise;
use crate::describe::structure::{DocumentStructure, Found, write_document, write_report};
use crate::protocol::outline::Outline;
use crate::protocol::panel::{DescriptionView, FormState, SlotState, Verdict};
use crate::recognise::pages;
use crate::small::{Set, sort_by_key};
use crate::wire::Wire;

/// How far a description is.
#[derive(Clone, PartialEq, Debug, Wire)]
pub enum Description {
    /// Some documents have not answered yet.
    Working(Parts),
    /// There is nothing to describe.
    Nothing,
    /// The report.
    Ready(String),
}

/// What there is of a description.
#[derive(Clone, PartialEq, Debug, Default, Wire)]
pub struct Parts {
    /// Documents that have not answered yet.
    waiting: Vec<DocumentId>,
    numbers: Numbers,
    parts: Vec<Part>,
}

/// A document's part of the report.
#[derive(Clone, PartialEq, Debug, Wire)]
struct Part {
    tab: i32,
    frame: i32,
    document: DocumentId,
    /// Its tab is on top of its window.
    shown: bool,
    text: String,
}

/// Asks every document in sight.
pub fn begin(state: &mut State, effects: &mut Vec<Effect>) {
    for document in state.session.documents.values() {
        let Source { tab, document, .. } = document.source.clone();
        effects.push(Effect::Give { tab, document, script: Script::Outline });
    }
    let waiting = state.session.documents.keys().cloned().collect();
    state.session.description = Some(Description::Working(Parts { waiting, ..Parts::default() }));
    finish(state);
}

/// Takes in a document's outline.
pub fn hear(state: &mut State, source: &Source, outline: &Outline) {
    let tabs: Set<i32> = state.session.documents.values().map(|d| d.source.tab).collect();
    let Some(parts) = working(state) else {
        return;
    };
    let Some(place) = parts.waiting.iter().position(|id| *id == source.document) else {
        return;
    };
    parts.waiting.swap_remove(place);
    let top = source.frame == 0;
    let route = if top { pages::route(&source.tab_url) } else { pages::Route::default() };
    let structure = DocumentStructure {
        tab: tabs.iter().filter(|tab| **tab < source.tab).count() as u32,
        top,
        host: pages::host_row(&source.url).map(str::to_owned),
        page: route.page,
        app: route.app.map(|app| parts.numbers.guid(app.as_str())),
        cut: outline.cut,
        nodes: sanitise(outline, &mut parts.numbers),
    };
    let text = write_document(&structure);
    let Source { tab, frame, document, .. } = source.clone();
    parts.parts.push(Part { tab, frame, document, shown: outline.shown, text });
    finish(state);
}

/// A document is gone: its answer is not waited for.
pub fn page_gone(state: &mut State, document: &DocumentId) {
    if let Some(parts) = working(state) {
        parts.waiting.retain(|id| id != document);
        finish(state);
    }
}

/// A document that has not answered by now never will.
pub fn give_up(state: &mut State) {
    if let Some(parts) = working(state) {
        parts.waiting.clear();
        finish(state);
    }
}

/// What the panel shows.
pub fn view(state: &State) -> DescriptionView {
    match &state.session.description {
        None => DescriptionView::Idle,
        Some(Description::Working(_)) => DescriptionView::Working,
        Some(Description::Nothing) => DescriptionView::Nothing,
        Some(Description::Ready(report)) => DescriptionView::Ready(report.clone()),
    }
}

fn working(state: &mut State) -> Option<&mut Parts> {
    match &mut state.session.description {
        Some(Description::Working(parts)) => Some(parts),
        _ => None,
    }
}

/// Makes the report, once nothing is waited for. Pages on top of their windows are what the admin sees: if there are any,
/// the others are left out.
fn finish(state: &mut State) {
    let Some(parts) = working(state) else {
        return;
    };
    if !parts.waiting.is_empty() {
        return;
    }
    let Parts { mut numbers, mut parts, .. } = std::mem::take(parts);
    if parts.iter().any(|part| part.shown) {
        parts.retain(|part| part.shown);
    }
    // The page before its frames, whoever answered first.
    sort_by_key(&mut parts, |part| (part.tab, part.frame));
    state.session.description = Some(if parts.is_empty() {
        Description::Nothing
    } else {
        let described = parts.iter().map(|part| &part.document).collect();
        let found = found(state, &described, &mut numbers);
        Description::Ready(write_report(&found, &parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>()))
    });
}

/// What recognition made of these documents.
fn found(state: &State, described: &Set<&DocumentId>, numbers: &mut Numbers) -> Found {
    let documents = || state.session.documents.values().filter(|d| described.contains(&&d.source.document));
    let hint = |hint| documents().any(|d| d.hint == Some(hint));
    let shows_secret = |d: &Document| d.seen.iter().any(|seen| seen.verdict == Verdict::IsClientSecret);
    let forms: Vec<bool> = forms_in_sight(state, true)
        .into_iter()
        .filter(|(document, _)| described.contains(&&document.source.document))
        .map(|(_, form)| form.lacks_oauth)
        .collect();
    let tenants: Set<&str> = documents().flat_map(|d| d.tenants.iter().map(|t| t.value.as_str())).collect();
    let clients: Set<&str> = documents().flat_map(|d| d.clients.iter().map(|c| c.value.as_str())).collect();
    Found {
        tenant_ids: tenants.iter().map(|id| numbers.guid(id)).collect(),
        client_ids: clients.iter().map(|id| numbers.guid(id)).collect(),
        client_secret: match () {
            () if documents().any(shows_secret) => SlotState::Captured,
            () if hint(SecretHint::SecretId) => SlotState::SecretId,
            () if hint(SecretHint::Masked) => SlotState::Masked,
            () => SlotState::Empty,
        },
        form: match forms.as_slice() {
            [] => FormState::None,
            [true] => FormState::EditWithoutOauth,
            [false] => FormState::Found,
            _ => FormState::Ambiguous,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::background::{Event, step};
    use crate::protocol::agent::{Label, Message, Relation, Report, Sighting};
    use crate::protocol::outline::{OutlineElement, OutlineNode, Sight};
    use crate::protocol::panel::Intent;

    const APP: &str = "11111111-2222-4333-8444-555555555555";

    /// A setup with documents in sight, each in a tab of its own; the first shows an application ID.
    fn desk(documents: &[&str]) -> State {
        let events = documents.iter().zip(0..).map(|(id, tab)| {
            let sightings = if tab == 0 { vec![sighting()] } else { vec![] };
            Event::Agent { source: source(id, tab), message: Message::Report(Report { sightings, ..Report::default() }) }
        });
        run(State::default(), [Event::Panel(Intent::NewSetup)].into_iter().chain(events)).0
    }

    fn run(state: State, events: impl IntoIterator<Item = Event>) -> (State, Vec<Effect>) {
        events.into_iter().fold((state, vec![]), |(state, mut effects), event| {
            let (state, more) = step(state, event, 1.0);
            effects.extend(more);
            (state, effects)
        })
    }

    fn source(document: &str, tab: i32) -> Source {
        let url = format!("https://portal.azure.com/#view/Contoso/~/Overview/appId/{APP}");
        Source {
            tab,
            frame: 0,
            document: DocumentId(document.to_owned()),
            origin: "https://portal.azure.com".to_owned(),
            tab_url: url.clone(),
            url,
            tab_title: "Contoso Ltd".to_owned(),
            incognito: false,
        }
    }

    fn sighting() -> Sighting {
        Sighting {
            handle: 1,
            shape: "guid".to_owned(),
            text: APP.into(),
            visible: true,
            labels: vec![Label { relation: Relation::Before, text: "application(client)id".to_owned() }],
            fields: vec![],
            headings: vec!["D365 mail".to_owned()],
        }
    }

    /// What the agent of a document says of it.
    fn outline(document: &str, tab: i32, shown: bool) -> Event {
        let body = OutlineElement {
            within: None,
            shadow: false,
            tag: "body".to_owned(),
            attributes: vec![("title".to_owned(), "Payroll of Contoso".into())],
            value: None,
            sight: Sight::Seen,
            display: "block".to_owned(),
            area: [0.0; 4],
        };
        let nodes = vec![OutlineNode::Element(body), OutlineNode::Text { within: 0, text: APP.into() }];
        let message = Message::Outline(Outline { nodes, shown, cut: false });
        Event::Agent { source: source(document, tab), message }
    }

    fn report(state: &State) -> String {
        match view(state) {
            DescriptionView::Ready(report) => report,
            other => panic!("{other:?}"),
        }
    }

    /// Every document is asked; the report comes when each has answered or is gone, and says what was found in those it holds.
    #[test]
    fn all_documents_make_one_report() {
        let (state, effects) = run(desk(&["a", "b", "c"]), [Event::Panel(Intent::Describe)]);
        let given = |e: &Effect| matches!(e, Effect::Give { script: Script::Outline, .. });
        assert_eq!(effects.iter().filter(|e| given(e)).count(), 3);
        let (state, _) = run(state, [outline("a", 0, true), Event::TabClosed { tab: 1 }]);
        assert_eq!(view(&state), DescriptionView::Working);
        let (state, _) = run(state, [Event::Unreachable { document: DocumentId("c".to_owned()) }]);
        let report = report(&state);
        assert!(report.contains(r#""clientIds":["guid 1"]"#), "{report}");
        assert!(report.contains(r#""page":"overview","app":"guid 1""#), "{report}");
        assert!(report.contains(r#"{"text":{"in":0,"says":["guid 1"]}}"#), "{report}");
        assert!(!report.contains("Contoso") && !report.contains("D365") && !report.contains("11111111"), "{report}");
        let (state, _) = run(state, [outline("a", 0, true)]);
        assert_eq!(view(&state), DescriptionView::Ready(report), "an answer that nobody waits for changes nothing");
        assert_eq!(view(&run(state, [Event::Panel(Intent::CloseDescription)]).0), DescriptionView::Idle);
    }

    /// The page that the admin looks at is meant, not what else is open.
    #[test]
    fn tabs_behind_others_are_left_out() {
        let describe = |shown: [bool; 2]| {
            let answers = [outline("a", 0, shown[0]), outline("b", 1, shown[1])];
            report(&run(desk(&["a", "b"]), [Event::Panel(Intent::Describe)].into_iter().chain(answers)).0)
        };
        let tabs = |report: &str| report.matches("\"tab\":").count();
        assert_eq!(tabs(&describe([false, true])), 1);
        assert!(describe([false, true]).contains(r#""clientIds":[]"#), "the app was found in the other one");
        assert_eq!(tabs(&describe([true, true])), 2);
        assert_eq!(tabs(&describe([false, false])), 2, "where none is in front, all are meant");
    }

    /// The admin never waits for ever.
    #[test]
    fn there_is_always_an_end() {
        let describe = || Event::Panel(Intent::Describe);
        assert_eq!(view(&run(desk(&[]), [describe()]).0), DescriptionView::Nothing);
        assert_eq!(view(&run(desk(&["a"]), [describe(), Event::Tick]).0), DescriptionView::Nothing);
        assert_eq!(view(&run(desk(&["a"]), [describe(), Event::Panel(Intent::Discard)]).0), DescriptionView::Idle);
    }
}
