//! The side panel's program.

fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<tenant_bridge::panel::app::App>::new().render();
}
