//! Views for tests.

use crate::protocol::panel::*;
use crate::setup::secret::SecretFormat;
use crate::setup::steps::{Step, StepState};

/// One open setup without values.
pub fn view() -> View {
    View {
        setups: vec![SetupItem { id: 7, name: "Contoso mail".into() }],
        setup: Some(SetupView {
            id: 7,
            name: "Contoso mail".into(),
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
            conflicts: vec![],
            steps: steps(Step::Register),
            permissions: vec![],
            watching: None,
            form: FormView { state: FormState::None, page: String::new(), incognito: false, possible: false },
            profile_name: "Contoso mail".into(),
            fill: FillView::default(),
            pointing: None,
            proof: Default::default(),
            rotation: Default::default(),
            problems: vec![],
        }),
        rules: vec![],
        diagnostics: Diagnostics::default(),
        description: DescriptionView::Idle,
        unread: None,
        policy: Default::default(),
        windows: Default::default(),
        handoff: Default::default(),
    }
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
