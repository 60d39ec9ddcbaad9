//! State as a small drawing. A word always stands beside it, or is its name for a screen reader.

use crate::protocol::panel::SlotState;
use crate::setup::steps::StepState;
use yew::prelude::*;

/// A drawing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// Nothing yet: an empty ring.
    Ring,
    /// The next one: a ring with a dot.
    Dot,
    /// There, done: a tick on a disc.
    Tick,
    /// A question: `?` on a disc.
    Ask,
    /// Wrong: `!` in a triangle.
    Warn,
    /// Folded or unfolded.
    Chevron,
    /// Copies.
    Copy,
    /// Opens another tab.
    Out,
    /// Points at something.
    Aim,
    /// Opens the options: two sliders.
    Sliders,
}

impl Icon {
    /// The class that colours it, and its strokes on a 16 by 16 grid.
    fn drawing(self) -> (&'static str, &'static str) {
        match self {
            Self::Ring => ("quiet", "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z"),
            Self::Dot => ("accent", "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z"),
            Self::Tick => ("good", "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM5.2 8.2l2 2 3.6-4.2"),
            Self::Ask => {
                ("ask", "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM6.3 6.4C6.3 4.3 9.7 4.3 9.7 6.4 9.7 7.6 8 7.6 8 9M8 11.2v.1")
            }
            Self::Warn => ("bad", "M8 2.2 14.2 13.4H1.8zM8 6.2v3.4M8 11.4v.1"),
            Self::Chevron => ("quiet", "M6 4l4 4-4 4"),
            Self::Copy => ("", "M6 5.5h7v8H6zM10 5.5v-3H3v8h3"),
            Self::Aim => ("", "M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4"),
            Self::Sliders => (
                "",
                "M2 5h5.5M11.5 5H14M9.5 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM2 11h2.5M8.5 11H14M6.5 9a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
            ),
            Self::Out => ("", "M7 3.5H3.5v9h9V9M9.5 3h3.5v3.5M13 3 7.5 8.5"),
        }
    }

    /// The drawing with its name, or none where a word beside it says the same.
    pub fn draw(self, name: Option<&'static str>) -> Html {
        let (class, strokes) = self.drawing();
        let role = name.map(|_| "img");
        let hidden = name.is_none().then_some("true");
        html! {
            <svg class={classes!("icon", class)} viewBox="0 0 16 16" {role} aria-label={name} aria-hidden={hidden}>
                <path d={strokes} />
            </svg>
        }
    }
}

/// The icon of a value's state.
pub fn of_slot(state: SlotState) -> Icon {
    match state {
        SlotState::Empty => Icon::Ring,
        SlotState::Captured => Icon::Tick,
        SlotState::Conflict => Icon::Ask,
        SlotState::Invalid | SlotState::SecretId | SlotState::Masked | SlotState::Expired => Icon::Warn,
    }
}

/// The icon of a step's state.
pub fn of_step(state: StepState) -> Icon {
    match state {
        StepState::Todo => Icon::Ring,
        StepState::Active => Icon::Dot,
        StepState::Done => Icon::Tick,
        StepState::Attention => Icon::Warn,
    }
}
