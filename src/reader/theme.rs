//! Colours and modifiers: one [`Styles`], built once from a theme.
//!
//! Quotes, entities and search hits use different channels (background, underline, foreground), so
//! that one inside another stays visible. The monochrome theme is made of modifiers alone.

use ratatui::style::{Color, Modifier, Style};

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For dark terminals.
    #[default]
    Dark,
    /// For light terminals.
    Light,
    /// Modifiers alone, for terminals without colour and `NO_COLOR`.
    Mono,
}

/// The styles of everything on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Styles {
    /// The headline.
    pub headline: Style,
    /// Headings in the body.
    pub heading: Style,
    /// Byline, captions, borders, numbers, hints.
    pub quiet: Style,
    /// What a filter pushes back.
    pub dimmed: Style,
    /// A quote.
    pub quote: Style,
    /// The current quote.
    pub current_quote: Style,
    /// The bar beside the current quote, the frame of the focused pane.
    pub accent: Style,
    /// A mention of an organization, person or place.
    pub mention: Style,
    /// A mention of the selected or filtered entity.
    pub selected_mention: Style,
    /// A search hit.
    pub hit: Style,
    /// The search hit that one is at.
    pub current_hit: Style,
    /// The selected entry of a list.
    pub selection: Style,
    /// A speaker's or entity's name.
    pub name: Style,
    /// The status line.
    pub status: Style,
    /// A warning in it.
    pub warning: Style,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Mono];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "mono",
        }
    }

    /// The next one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Mono,
            Self::Mono => Self::Dark,
        }
    }

    /// The styles it stands for.
    pub fn styles(self) -> Styles {
        match self {
            // Numbers of the 256-colour palette, the same in every terminal that has it.
            Self::Dark => {
                coloured(&Palette { quiet: 245, dimmed: 240, quote: 236, current: 24, accent: 75, name: 152, hit: 221, bar: 234 })
            }
            Self::Light => {
                coloured(&Palette { quiet: 243, dimmed: 248, quote: 254, current: 153, accent: 25, name: 24, hit: 160, bar: 253 })
            }
            Self::Mono => monochrome(),
        }
    }
}

struct Palette {
    quiet: u8,
    dimmed: u8,
    quote: u8,
    current: u8,
    accent: u8,
    name: u8,
    hit: u8,
    bar: u8,
}

fn coloured(palette: &Palette) -> Styles {
    let plain = Style::new();
    let fg = |colour| plain.fg(Color::Indexed(colour));
    let bg = |colour| plain.bg(Color::Indexed(colour));
    Styles {
        headline: plain.add_modifier(Modifier::BOLD),
        heading: fg(palette.accent).add_modifier(Modifier::BOLD),
        quiet: fg(palette.quiet),
        dimmed: fg(palette.dimmed),
        quote: bg(palette.quote),
        current_quote: bg(palette.current),
        accent: fg(palette.accent),
        mention: plain.add_modifier(Modifier::UNDERLINED),
        selected_mention: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
        hit: fg(palette.hit).add_modifier(Modifier::BOLD),
        current_hit: fg(palette.hit).add_modifier(Modifier::BOLD | Modifier::REVERSED),
        selection: bg(palette.current),
        name: fg(palette.name).add_modifier(Modifier::BOLD),
        status: bg(palette.bar).fg(Color::Indexed(palette.quiet)),
        warning: bg(palette.bar).fg(Color::Indexed(palette.hit)).add_modifier(Modifier::BOLD),
    }
}

fn monochrome() -> Styles {
    let plain = Style::new();
    let with = |modifier| plain.add_modifier(modifier);
    Styles {
        headline: with(Modifier::BOLD),
        heading: with(Modifier::BOLD),
        quiet: with(Modifier::DIM),
        dimmed: with(Modifier::DIM),
        quote: with(Modifier::ITALIC),
        current_quote: with(Modifier::ITALIC | Modifier::BOLD),
        accent: with(Modifier::BOLD),
        mention: with(Modifier::UNDERLINED),
        selected_mention: with(Modifier::UNDERLINED | Modifier::BOLD),
        hit: with(Modifier::REVERSED),
        current_hit: with(Modifier::REVERSED | Modifier::BOLD),
        selection: with(Modifier::REVERSED),
        name: with(Modifier::BOLD),
        status: with(Modifier::REVERSED),
        warning: with(Modifier::REVERSED | Modifier::BOLD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_monochrome_theme_has_no_colour() {
        let styles = Theme::Mono.styles();
        let text = format!("{styles:?}");
        assert!(!text.contains("Indexed"), "{text}");
    }
}
