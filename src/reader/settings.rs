//! What a user can set before the reader starts, and change in it.

use super::theme::Theme;

/// Widths of the measure, in columns.
pub const NARROWEST: usize = 40;
/// The widest that can be set.
pub const WIDEST: usize = 120;

/// How the reader shows things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Columns that a line of the body takes at most.
    pub measure: usize,
    /// Whether the side panes are shown.
    pub sides: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether indirect speech is shown as quotes.
    pub indirect: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::Dark, measure: 76, sides: true, mouse: false, indirect: false }
    }
}
