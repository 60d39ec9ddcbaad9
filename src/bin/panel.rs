//! The side panel's program.

fn main() {
    #[cfg(target_arch = "wasm32")]
    tenant_bridge::panel::show();
}
