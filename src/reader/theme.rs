//! Colours and modifiers: one [`Styles`], built once from a theme.
//!
//! Quotes, entities and search hits use different channels (background, underline, foreground), so
//! that one inside another stays visible. The monochrome theme is made of modifiers alone.

use ratatui::style::{Color, Modifier, Style};

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// For dark terminals.
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
    /// The mention that one has jumped to.
    pub current_mention: Style,
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

    /// The one that fits the terminal, as far as the terminal tells by `COLORFGBG`.
    pub fn of_terminal() -> Self {
        std::env::var("COLORFGBG").map_or(Self::Dark, |colours| Self::fitting(&colours))
    }

    /// The one for colours as rxvt, Konsole and others tell them (`0;15`, `0;default;15`): the last is the
    /// background, and of the sixteen 7 and 15 are the light ones.
    fn fitting(colours: &str) -> Self {
        match colours.rsplit(';').next() {
            Some("7" | "15") => Self::Light,
            _ => Self::Dark,
        }
    }

    /// The styles it stands for.
    pub fn styles(self) -> Styles {
        match self {
            // Numbers of the 256-colour palette, the same in every terminal that has it.
            Self::Dark => coloured(&Palette {
                quiet: 248,
                dimmed: 240,
                text: 253,
                quote: 236,
                current: 24,
                selection: 17,
                accent: 75,
                // Neither light nor dark: names stand on the terminal's own ground, which may be white.
                name: 69,
                hit: 221,
                bar: 234,
            }),
            Self::Light => coloured(&Palette {
                quiet: 240,
                dimmed: 248,
                text: 234,
                quote: 254,
                current: 153,
                selection: 153,
                accent: 25,
                name: 24,
                hit: 124,
                bar: 254,
            }),
            Self::Mono => monochrome(),
        }
    }
}

struct Palette {
    quiet: u8,
    dimmed: u8,
    text: u8,
    quote: u8,
    current: u8,
    selection: u8,
    accent: u8,
    name: u8,
    hit: u8,
    bar: u8,
}

fn coloured(palette: &Palette) -> Styles {
    let plain = Style::new();
    let fg = |colour| plain.fg(Color::Indexed(colour));
    // What lies behind text sets its colour too: the terminal's own may be as dark, or as light.
    let on = |behind, text| plain.bg(Color::Indexed(behind)).fg(Color::Indexed(text));
    Styles {
        headline: plain.add_modifier(Modifier::BOLD),
        heading: fg(palette.accent).add_modifier(Modifier::BOLD),
        quiet: fg(palette.quiet),
        dimmed: fg(palette.dimmed),
        quote: on(palette.quote, palette.text),
        current_quote: on(palette.current, palette.text),
        accent: fg(palette.accent),
        mention: plain.add_modifier(Modifier::UNDERLINED),
        selected_mention: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
        current_mention: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD | Modifier::REVERSED),
        hit: fg(palette.hit).add_modifier(Modifier::BOLD),
        current_hit: on(palette.hit, palette.bar).add_modifier(Modifier::BOLD),
        selection: on(palette.selection, palette.text),
        name: fg(palette.name).add_modifier(Modifier::BOLD),
        status: on(palette.bar, palette.quiet),
        warning: on(palette.bar, palette.hit).add_modifier(Modifier::BOLD),
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
        current_mention: with(Modifier::UNDERLINED | Modifier::BOLD | Modifier::REVERSED),
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

    /// The relative luminance of a colour of the 256-colour palette, as WCAG 2 defines it.
    fn luminance(colour: u8) -> f64 {
        let step = |level: u8| if level == 0 { 0.0 } else { f64::from(55 + 40 * u16::from(level)) / 255.0 };
        let [red, green, blue] = match colour {
            16..=231 => [(colour - 16) / 36, (colour - 16) / 6 % 6, (colour - 16) % 6].map(step),
            232.. => [f64::from(8 + 10 * u16::from(colour - 232)) / 255.0; 3],
            _ => panic!("colour {colour} differs from terminal to terminal"),
        };
        let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(text: Style, behind: Style) -> f64 {
        let index = |colour| if let Some(Color::Indexed(index)) = colour { index } else { panic!("no colour") };
        let (one, other) = (luminance(index(text.fg)), luminance(index(behind.bg)));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_can_be_read_on_whatever_lies_behind_them() {
        for theme in [Theme::Dark, Theme::Light] {
            let styles = theme.styles();
            // What WCAG 2 asks: 4.5 for words, 3 for bold ones and for drawings.
            let pairs = [
                ("status", styles.status, styles.status, 4.5),
                ("warning", styles.warning, styles.warning, 3.0),
                ("count on the selection", styles.quiet, styles.selection, 4.5),
                ("name on the selection", styles.name, styles.selection, 3.0),
                ("name on a white terminal", styles.name, Style::new().bg(Color::Indexed(231)), 3.0),
                ("strip on the selection", styles.accent, styles.selection, 3.0),
                ("a quote", styles.quote, styles.quote, 4.5),
                ("the current quote", styles.current_quote, styles.current_quote, 4.5),
                ("the selection", styles.selection, styles.selection, 4.5),
                ("the current hit", styles.current_hit, styles.current_hit, 4.5),
                ("hit on the selection", styles.hit, styles.selection, 3.0),
                ("hit in a quote", styles.hit, styles.quote, 3.0),
                ("hit in the current quote", styles.hit, styles.current_quote, 3.0),
            ];
            for (what, text, behind, least) in pairs {
                let contrast = contrast(text, behind);
                assert!(contrast >= least, "{theme:?}: {what} has {contrast:.1}");
            }
        }
    }

    #[test]
    fn what_sets_a_background_sets_the_colour_of_the_text_on_it() {
        for theme in Theme::ALL {
            let styles = theme.styles();
            let behind_text = [
                styles.quote,
                styles.current_quote,
                styles.current_mention,
                styles.current_hit,
                styles.selection,
                styles.status,
                styles.warning,
            ];
            for style in behind_text {
                assert_eq!(style.fg.is_some(), style.bg.is_some(), "{theme:?}: {style:?}");
            }
        }
    }

    #[test]
    fn a_light_terminal_that_tells_its_colours_gets_the_light_theme() {
        for (colours, theme) in [
            ("0;15", Theme::Light),
            ("0;default;15", Theme::Light),
            ("0;7", Theme::Light),
            ("15;0", Theme::Dark),
            ("7;default;default", Theme::Dark),
            ("7;8", Theme::Dark),
            ("", Theme::Dark),
        ] {
            assert_eq!(Theme::fitting(colours), theme, "{colours}");
        }
    }

    #[test]
    fn the_monochrome_theme_has_no_colour() {
        let styles = Theme::Mono.styles();
        let text = format!("{styles:?}");
        assert!(!text.contains("Indexed"), "{text}");
    }
}
