//! The one list of what a reader can do. Keys, the `?` help, the palette and the README's table are
//! all drawn from it, so they can't drift apart.

/// A section of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving through the text and the lists.
    Moving,
    /// From quote to quote and mention to mention.
    Jumping,
    /// Filtering and searching.
    Finding,
    /// Taking something out.
    Taking,
    /// What is shown, and how.
    Showing,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 6] = [Self::Moving, Self::Jumping, Self::Finding, Self::Taking, Self::Showing, Self::Program];

    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Jumping => "Jumping",
            Self::Finding => "Filtering and searching",
            Self::Taking => "Taking out and keeping",
            Self::Showing => "Showing",
            Self::Program => "Program",
        }
    }
}

macro_rules! actions {
    ($($action:ident, $group:ident, $name:literal, $help:literal;)*) => {
        /// Something that a key can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $help] $action,)*
        }

        impl Action {
            /// All actions, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$action,)*];

            /// The name that the palette knows.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$action => $name,)* }
            }

            /// What it does, for the help.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$action => $help,)* }
            }

            /// The section of the help it stands in.
            pub const fn group(self) -> Group {
                match self { $(Self::$action => Group::$group,)* }
            }
        }
    };
}

actions! {
    NextPane, Moving, "next-pane", "Go to the next pane";
    PreviousPane, Moving, "previous-pane", "Go to the previous pane";
    FocusBody, Moving, "body", "Go to the body";
    FocusQuotes, Moving, "quotes", "Go to the quotes";
    FocusEntities, Moving, "entities", "Go to the organizations";
    Down, Moving, "down", "A line or an entry down";
    Up, Moving, "up", "A line or an entry up";
    PageDown, Moving, "page-down", "A page down";
    PageUp, Moving, "page-up", "A page up";
    HalfDown, Moving, "half-down", "Half a page down";
    HalfUp, Moving, "half-up", "Half a page up";
    Top, Moving, "top", "To the start";
    Bottom, Moving, "bottom", "To the end";
    Enter, Moving, "enter", "Go to the quote or the next mention, or open the article";
    NextQuote, Jumping, "next-quote", "To the next quote";
    PreviousQuote, Jumping, "previous-quote", "To the previous quote";
    Next, Jumping, "next", "To the next hit while searching, else to the next quote";
    Previous, Jumping, "previous", "To the previous quote";
    PreviousHit, Jumping, "previous-hit", "To the previous hit of the search";
    NextSameSpeaker, Jumping, "next-same-speaker", "To the next quote of the same speaker";
    PreviousSameSpeaker, Jumping, "previous-same-speaker", "To the previous quote of the same speaker";
    NextMention, Jumping, "next-mention", "To the next mention of the selected entity";
    PreviousMention, Jumping, "previous-mention", "To the previous mention of the selected entity";
    NextArticle, Jumping, "next-article", "To the next article of the list";
    PreviousArticle, Jumping, "previous-article", "To the previous article of the list";
    List, Jumping, "list", "Back to the list, and to the list that led to it";
    Filter, Finding, "filter", "Filter by the selected entity; once more folds the rest away";
    Search, Finding, "search", "Search the article or the list; small letters find capitals too";
    Cancel, Finding, "cancel", "Clear one layer: help, search, filter; stop what is loading";
    Copy, Taking, "copy", "Copy the quote with its speaker, source and offsets";
    CopyParagraph, Taking, "copy-paragraph", "Copy the paragraph at the top";
    OpenLink, Taking, "open-link", "Open the article's address in a browser, after showing it";
    Bookmark, Taking, "bookmark", "Bookmark this place, or the current quote";
    Bookmarks, Taking, "bookmarks", "List the bookmarks";
    Kind, Showing, "kind", "Organizations, people, places in turn";
    Indirect, Showing, "indirect", "Show or hide indirect speech";
    Sides, Showing, "sides", "Hide or show the side panes";
    Wider, Showing, "wider", "A wider measure";
    Narrower, Showing, "narrower", "A narrower measure";
    Theme, Showing, "theme", "The next theme: dark, light, mono";
    Mouse, Showing, "mouse", "Let the mouse wheel scroll and a click select, or no longer";
    Help, Program, "help", "Show or hide this help";
    Palette, Program, "palette", "Find an action by its name";
    Suspend, Program, "suspend", "Suspend; fg comes back";
    Redraw, Program, "redraw", "Draw the screen anew";
    Quit, Program, "quit", "Quit";
}

impl Action {
    /// The action of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        for action in Action::ALL {
            assert_eq!(Action::from_name(action.name()), Some(*action));
        }
    }
}
