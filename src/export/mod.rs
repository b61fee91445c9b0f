//! Annotations in other people's formats, one file each.
//!
//! Offsets leave the program as Unicode code points. This room knows no source and no screen.
