//! Which keys do what: one table, read by the loop, the help, and the README's check.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Group};

/// A key, as the table writes it: `j`, `C-d`, `Space`, `PgDn`.
type Stroke = (KeyCode, KeyModifiers);

/// The keys of each action. A sequence is written with its keys side by side (`]q`); keys with a
/// name stand in angle brackets.
const BINDINGS: &[(Action, &[&str])] = &[
    (Action::NextPane, &["<Tab>"]),
    (Action::PreviousPane, &["<S-Tab>"]),
    (Action::FocusBody, &["1"]),
    (Action::FocusQuotes, &["2"]),
    (Action::FocusEntities, &["3"]),
    (Action::Down, &["j", "<Down>"]),
    (Action::Up, &["k", "<Up>"]),
    (Action::PageDown, &["<Space>", "<PgDn>", "<C-f>"]),
    (Action::PageUp, &["b", "<PgUp>", "<C-b>"]),
    (Action::HalfDown, &["d", "<C-d>"]),
    (Action::HalfUp, &["u", "<C-u>"]),
    (Action::Top, &["g", "<Home>"]),
    (Action::Bottom, &["G", "<End>"]),
    (Action::Enter, &["<Enter>"]),
    (Action::NextQuote, &["]q"]),
    (Action::PreviousQuote, &["[q"]),
    (Action::Next, &["n"]),
    (Action::Previous, &["p"]),
    (Action::PreviousHit, &["N"]),
    (Action::NextSameSpeaker, &["]s"]),
    (Action::PreviousSameSpeaker, &["[s"]),
    (Action::NextMention, &["]o"]),
    (Action::PreviousMention, &["[o"]),
    (Action::NextArticle, &["]a"]),
    (Action::PreviousArticle, &["[a"]),
    (Action::List, &["h", "<Backspace>"]),
    (Action::Filter, &["f"]),
    (Action::Search, &["/"]),
    (Action::Cancel, &["<Esc>"]),
    (Action::Copy, &["y"]),
    (Action::CopyParagraph, &["Y"]),
    (Action::OpenLink, &["o"]),
    (Action::Bookmark, &["m"]),
    (Action::Bookmarks, &["'"]),
    (Action::Kind, &["t"]),
    (Action::Indirect, &["i"]),
    (Action::Sides, &["z"]),
    (Action::Wider, &["+", "="]),
    (Action::Narrower, &["-"]),
    (Action::Theme, &["T"]),
    (Action::Mouse, &["M"]),
    (Action::Help, &["?"]),
    (Action::Palette, &[":"]),
    (Action::Suspend, &["<C-z>"]),
    (Action::Redraw, &["<C-l>"]),
    (Action::Quit, &["q", "<C-c>"]),
];

/// Turns keys into actions; remembers the start of a sequence.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<(Vec<Stroke>, Action)>,
    pending: Vec<Stroke>,
}

impl Default for Keymap {
    fn default() -> Self {
        let sequences = BINDINGS.iter().flat_map(|(action, keys)| keys.iter().map(move |key| (strokes(key), *action)));
        Self { bindings: sequences.collect(), pending: Vec::new() }
    }
}

impl Keymap {
    /// The action that a key completes; none while a sequence is under way or nothing is bound.
    pub fn press(&mut self, key: KeyEvent) -> Option<Action> {
        self.pending.push(stroke(key));
        if let Some(action) = self.exact() {
            self.pending.clear();
            return Some(action);
        }
        if self.starts_sequence() {
            return None;
        }
        // A key that breaks off a sequence stands for itself.
        let last = self.pending.split_off(self.pending.len() - 1);
        let broken_off = !self.pending.is_empty();
        self.pending = last;
        let action = self.exact();
        if action.is_some() || !(broken_off && self.starts_sequence()) {
            self.pending.clear();
        }
        action
    }

    /// The keys pressed so far of a sequence, for the status line.
    pub fn pending(&self) -> String {
        self.pending.iter().filter_map(|(code, _)| if let KeyCode::Char(sign) = code { Some(*sign) } else { None }).collect()
    }

    fn exact(&self) -> Option<Action> {
        self.bindings.iter().find(|(keys, _)| *keys == self.pending).map(|(_, action)| *action)
    }

    fn starts_sequence(&self) -> bool {
        self.bindings.iter().any(|(keys, _)| keys.len() > self.pending.len() && keys.starts_with(&self.pending))
    }
}

/// The keys of an action, as a person reads them: `j, Down`.
pub fn keys_of(action: Action) -> String {
    let keys = BINDINGS.iter().find(|(bound, _)| *bound == action).map_or(&[][..], |(_, keys)| keys);
    keys.iter().map(|key| readable(key)).collect::<Vec<_>>().join(" ")
}

/// The README's table of keys.
pub fn table() -> String {
    let row = |action: &Action| {
        let keys = keys_of(*action).replace('|', "\\|");
        let keys: Vec<_> = keys.split(' ').map(|key| format!("`{key}`")).collect();
        format!("| {} | {} |\n", keys.join(" "), action.help())
    };
    let group = |group: Group| {
        let rule = if group == Group::ALL[0] { "|---|---|\n" } else { "" };
        let rows: String = Action::ALL.iter().filter(|action| action.group() == group).map(row).collect();
        format!("| **{}** | |\n{rule}{rows}", group.title())
    };
    Group::ALL.into_iter().map(group).collect()
}

fn readable(key: &str) -> String {
    let name = key.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(key);
    name.replace("C-", "Ctrl-").replace("S-", "Shift-")
}

/// A key as the table knows it: letters carry their case, so Shift counts only with other keys.
fn stroke(key: KeyEvent) -> Stroke {
    let kept = KeyModifiers::CONTROL | KeyModifiers::ALT;
    match key.code {
        KeyCode::Char(sign) => (KeyCode::Char(sign), key.modifiers & kept),
        KeyCode::BackTab => (KeyCode::BackTab, KeyModifiers::NONE),
        code => (code, key.modifiers & (kept | KeyModifiers::SHIFT)),
    }
}

fn strokes(keys: &str) -> Vec<Stroke> {
    let Some(name) = keys.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else {
        return keys.chars().map(|sign| (KeyCode::Char(sign), KeyModifiers::NONE)).collect();
    };
    let code = match name {
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "Down" => KeyCode::Down,
        "Up" => KeyCode::Up,
        "Space" => KeyCode::Char(' '),
        "PgDn" => KeyCode::PageDown,
        "PgUp" => KeyCode::PageUp,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Backspace" => KeyCode::Backspace,
        _ => {
            let sign = name.strip_prefix("C-").and_then(|rest| rest.chars().next());
            return sign.map(|sign| (KeyCode::Char(sign), KeyModifiers::CONTROL)).into_iter().collect();
        }
    };
    vec![(code, KeyModifiers::NONE)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(keys: &str) -> Vec<Action> {
        let mut keymap = Keymap::default();
        keys.chars().filter_map(|sign| keymap.press(KeyEvent::new(KeyCode::Char(sign), KeyModifiers::NONE))).collect()
    }

    #[test]
    fn keys_become_actions() {
        assert_eq!(press("jk"), [Action::Down, Action::Up]);
        assert_eq!(press("]q[s]o"), [Action::NextQuote, Action::PreviousSameSpeaker, Action::NextMention]);
    }

    #[test]
    fn a_key_that_breaks_off_a_sequence_stands_for_itself() {
        assert_eq!(press("]j"), [Action::Down]);
        assert_eq!(press("][q"), [Action::PreviousQuote]);
        assert_eq!(press("]xj"), [Action::Down]);
    }

    #[test]
    fn capital_letters_need_no_shift_flag() {
        let mut keymap = Keymap::default();
        assert_eq!(keymap.press(KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT)), Some(Action::Bottom));
    }

    #[test]
    fn pages_turn_as_in_other_programs() {
        let control = |sign| Keymap::default().press(KeyEvent::new(KeyCode::Char(sign), KeyModifiers::CONTROL));
        let pages = [Action::PageDown, Action::PageUp, Action::HalfDown, Action::HalfUp];
        assert_eq!(['f', 'b', 'd', 'u'].map(control), pages.map(Some));
    }

    #[test]
    fn every_action_has_a_key_and_no_key_two_actions() {
        for action in Action::ALL {
            assert!(!keys_of(*action).is_empty(), "{action:?}");
        }
        let keymap = Keymap::default();
        for (index, (keys, _)) in keymap.bindings.iter().enumerate() {
            assert!(!keys.is_empty());
            assert!(keymap.bindings[..index].iter().all(|(other, _)| !other.starts_with(keys) && !keys.starts_with(other)));
        }
    }

    #[test]
    fn the_readme_has_the_table_of_keys() {
        let readme = include_str!("../../README.md");
        assert!(readme.contains(&table()), "README.md: replace the table of keys with\n{}", table());
    }
}
