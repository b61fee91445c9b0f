//! Verbs that lead in words without marks alone: what somebody thinks, asks, wills or wants of another.

use crate::annotate::words::{Words, set};

/// Verbs of thought and of showing, and base forms, that take a clause with `that`.
static THINKING: Words = Words::new(|| {
    set("shows showed show worry worries worried believe believes believed believing think thinks thought fear feared \
    expect expects expected understood understand understands learned discovered assume assumed assumes realize \
    realized realizes recognize recognized recognizing hoping hope hopes hoped fears felt feel feels demanding demanded stressed \
    acknowledge acknowledged knew know knows doubt charges argue complain contend assert insist point estimate \
    estimates say claim pointing report suggest indicate \
    allege alleges alleged contends contended maintains maintained predicts predicted confirms confirmed admits admitted reports \
    reported reveals revealed complains complained reiterated asserts asserted estimated concedes acknowledges announces \
    recalls testifies claims \
    found suggests agree agrees agreed decided concluded afraid convinced confident concerned certain hopeful")
});

/// Verbs that lead in a question.
static ASKING: Words = Words::new(|| {
    set("asked asks ask asking wondered wonders wondering questioned questions questioning explained explains explain \
    explaining discussed")
});

/// Verbs of what somebody will do or won’t.
static WILLING: Words = Words::new(|| {
    set("wants want wanted plans plan planned agreed agrees pledged pledges pledging vowed vows vowing promised \
    promises promising declined declines hopes hoped hoping intends intend intended threatened threatens threatening")
});

/// Verbs that ask something of somebody.
static URGING: Words = Words::new(|| {
    set("urged urges urging urge implored implores begged asked asks asking told tells telling advised encouraged \
    instructed")
});

/// Forms of these that are as often nouns.
static NOUN_OR_VERB: Words = Words::new(|| {
    set("show shows fear fears hope hopes plan plans promise promises pledge pledges vows want wants doubt charges claim \
    report reports estimate estimates point demand demands call calls question questions worry worries thought remarks \
    comments claims notes posts answers signs")
});

/// Whether a verb of thought or of showing takes a clause with `that`, though it leads in no words in marks.
pub fn takes_that(word: &str) -> bool {
    THINKING.contains(word)
}

/// Whether a verb leads in a question: `asked whether the river rose`.
pub fn is_asking(word: &str) -> bool {
    ASKING.contains(word)
}

/// Whether a verb tells what somebody will do or won’t: `promised to close the port`.
pub fn is_willing(word: &str) -> bool {
    WILLING.contains(word)
}

/// Whether a verb asks something of somebody: `urged the council to close the port`.
pub fn is_urging(word: &str) -> bool {
    URGING.contains(word)
}

/// Whether a verb has whom it tells as its object: `told the council that`.
pub fn has_listener(word: &str) -> bool {
    matches!(
        word,
        "told" | "tells" | "telling" | "informed" | "informs" | "informing" | "assured" | "assures" | "reminded" | "reminds"
    )
}

/// Whether a base form is of a verb that tells something, so that who declines to do so says nothing.
pub fn is_telling(word: &str) -> bool {
    matches!(
        word,
        "comment"
            | "say"
            | "discuss"
            | "elaborate"
            | "speak"
            | "answer"
            | "give"
            | "identify"
            | "name"
            | "describe"
            | "disclose"
            | "provide"
            | "specify"
            | "explain"
    )
}

/// Whether a verb of thought or of will is as often a noun: `the plans`.
pub fn may_be_noun(word: &str) -> bool {
    NOUN_OR_VERB.contains(word)
}
