//! The reader in a real pseudo-terminal: what a person presses and sees, how the terminal is given
//! back whatever ends the program, and that nothing of an article reaches it as control.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]
#![cfg(all(feature = "cli", unix))]

#[path = "../common/mod.rs"]
mod common;
mod ending;
#[cfg(feature = "fetch")]
mod fetching;
mod harness;
mod hostile;
mod panicking;
mod reading;
#[cfg(feature = "fetch")]
#[path = "../web/server.rs"]
mod server;
mod state;
mod waiting;
