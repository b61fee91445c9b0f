//! What tests of several files share.

use std::{
    fmt::Display,
    io::{Write, stderr},
};

/// Says on the terminal why a test is skipped. What a test prints by macro is swallowed where it passes.
pub fn skipped(why: impl Display) {
    // In one piece, as tests run side by side; where nobody listens nothing is to be said.
    let _ = stderr().write_all(format!("\nskipped: {why}\n").as_bytes());
}
