//! The only place that touches the browser's extension API. Compiled for WebAssembly only.

pub mod api;
pub mod convert;
