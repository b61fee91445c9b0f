//! What every input must leave true. The fuzz targets feed it what they invent, and
//! `tests/fuzz_replay.rs` what they found worth keeping.

pub mod promises;
