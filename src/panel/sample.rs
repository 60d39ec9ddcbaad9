//! Views for tests.

use crate::protocol::panel::*;
use crate::setup::secret::SecretFormat;
use crate::setup::steps::{Step, StepState};

/// One open setup without values.
pub fn view() -> View {
    View {
        setups: vec![setup_item(7, "Contoso mail")],
        setup: Some(SetupView {
            id: 7,
            name: "Contoso mail".into(),
            is_sample: false,
            state: SetupState::Empty,
            tenant_id: empty_id(),
            client_id: empty_id(),
            client_secret: SecretView {
                state: SlotState::Empty,
                length: None,
                format: None,
                expires: None,
                description: None,
                evidence: None,
                forgotten_at: None,
                error: None,
            },
            end: EndView::default(),
            conflicts: vec![],
            steps: steps(Step::Register),
            permissions: vec![],
            permissions_seen: None,
            hint: None,
            watching: None,
            form: FormView {
                state: FormState::None,
                page: String::new(),
                incognito: false,
                possible: false,
                unnamed: Unnamed::default(),
            },
            profile_name: "Contoso mail".into(),
            fill: FillView::default(),
            saved: None,
            pointing: None,
            proof: Default::default(),
            rotation: Default::default(),
            problems: vec![],
        }),
        undo: None,
        transfer: TransferView::Idle,
        rules: vec![],
        diagnostics: Diagnostics::default(),
        description: DescriptionView::Idle,
        unread: None,
        policy: Default::default(),
        windows: Default::default(),
        handoff: Default::default(),
    }
}

/// A line of the list, without values.
pub fn setup_item(id: u32, name: &str) -> SetupItem {
    SetupItem { id, name: name.into(), tenant_id: None, client_id: None, has_secret: false, filled: false, days_left: None }
}

/// The steps while one of them is the next.
pub fn steps(active: Step) -> Vec<StepView> {
    let state = |step| match () {
        () if step < active => StepState::Done,
        () if step == active => StepState::Active,
        () => StepState::Todo,
    };
    Step::ALL.map(|step| StepView { step, state: state(step), ticked: false }).to_vec()
}

fn empty_id() -> IdView {
    IdView { state: SlotState::Empty, value: None, evidence: None, error: None, refused: None }
}

fn seen() -> Evidence {
    Evidence {
        origin: Origin::Page,
        label: "Application (client) ID".into(),
        heading: "D365 mail".into(),
        page: "D365 mail - Microsoft Azure".into(),
        incognito: false,
        at: 1.0,
    }
}

/// An id that a page showed.
pub fn captured_id(value: &str) -> IdView {
    IdView { state: SlotState::Captured, value: Some(value.into()), evidence: Some(seen()), ..empty_id() }
}

/// A secret that a page showed.
pub fn captured_secret() -> SecretView {
    SecretView {
        state: SlotState::Captured,
        length: Some(40),
        format: Some(SecretFormat::Current),
        expires: Some("2027-11-25".into()),
        description: Some("D365".into()),
        evidence: Some(seen()),
        forgotten_at: Some(3_600_000.0),
        error: None,
    }
}
