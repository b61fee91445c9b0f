//! Word lists of noun phrases.

/// What people and papers of an organization are called.
pub(super) fn is_role(word: &str) -> bool {
    matches!(
        word,
        "critic"
            | "owner"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "chief"
            | "president"
            | "director"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "CEO"
            | "executive"
            | "employees"
            | "workers"
            | "officials"
            | "official"
            | "analysts"
            | "analyst"
            | "lawyer"
            | "lawyers"
            | "attorney"
            | "supporter"
            | "supporters"
            | "aide"
            | "adviser"
            | "advisor"
            | "candidate"
            | "nominee"
            | "founder"
            | "manager"
            | "editor"
            | "reporter"
            | "writer"
            | "professor"
            | "researcher"
            | "researchers"
            | "coach"
            | "captain"
            | "player"
            | "players"
            | "minister"
            | "secretary"
            | "senator"
            | "mayor"
            | "governor"
            | "police"
            | "leader"
            | "member"
            | "members"
            | "resident"
            | "residents"
            | "students"
            | "student"
            | "economist"
            | "economists"
            | "engineer"
            | "engineers"
            | "correspondent"
            | "columnist"
            | "scientist"
            | "scientists"
            | "statement"
            | "letter"
            | "report"
            | "campaign"
            | "policy"
            | "judge"
            | "prosecutor"
            | "prosecutors"
            | "commissioner"
            | "ambassador"
            | "envoy"
            | "midfielder"
            | "striker"
            | "defender"
            | "goalkeeper"
            | "quarterback"
            | "boss"
            | "head"
            | "convenor"
            | "organizer"
            | "office"
            | "team"
            | "staff"
            | "family"
            | "allies"
            | "aides"
            | "spokesmen"
    )
}

/// Words that open a noun phrase.
pub fn is_determiner(word: &str) -> bool {
    const WORDS: [&str; 29] = [
        "a", "an", "the", "one", "another", "his", "her", "their", "its", "this", "that", "these", "those", "some", "many",
        "several", "two", "three", "most", "both", "our", "my", "each", "few", "other", "four", "five", "no", "about",
    ];
    WORDS.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// Pronouns that tell whose something is.
pub(super) fn is_owner(word: &str) -> bool {
    ["his", "her", "their", "its"].iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// Verbs that help another, and are finite by themselves: none is part of a noun phrase.
pub(super) fn is_auxiliary(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should", "must",
        "does", "do", "did",
    ];
    WORDS.contains(&word) || is_negated(word)
}

/// `hasn’t`, `won't`.
pub(super) fn is_negated(word: &str) -> bool {
    word.ends_with("n’t") || word.ends_with("n't")
}

/// Verbs whose subject is that of the infinitive after them: `likes to say`.
pub(super) fn is_control(word: &str) -> bool {
    matches!(
        word,
        "likes"
            | "like"
            | "liked"
            | "wants"
            | "wanted"
            | "wishes"
            | "wished"
            | "used"
            | "heard"
            | "continues"
            | "continued"
            | "dared"
    )
}

/// Determiners that stand for somebody without a noun: `another said`.
pub(super) fn is_pronominal(word: &str) -> bool {
    const WORDS: [&str; 12] =
        ["another", "one", "some", "many", "several", "two", "three", "four", "both", "most", "few", "each"];
    WORDS.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// Prepositions, which govern the name after them: it is no subject.
pub(super) fn is_preposition(word: &str) -> bool {
    const WORDS: [&str; 31] = [
        "in", "of", "at", "for", "from", "on", "to", "with", "by", "after", "before", "about", "against", "between", "over",
        "under", "than", "like", "unlike", "via", "into", "during", "despite", "without", "amid", "among", "near", "outside",
        "inside", "across", "behind",
    ];
    WORDS.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// What shows somebody who speaks: `footage of Silva saying`.
pub(super) fn is_recording(word: &str) -> bool {
    matches!(word, "footage" | "clip" | "clips" | "video" | "videos" | "audio" | "recording" | "recordings" | "tape" | "images")
}

/// Where and when things are said: `in an interview`, `at a news conference`.
pub(super) fn is_occasion(word: &str) -> bool {
    matches!(
        word,
        "interview"
            | "statement"
            | "speech"
            | "tweet"
            | "post"
            | "email"
            | "letter"
            | "memo"
            | "conference"
            | "briefing"
            | "call"
            | "release"
            | "debate"
            | "rally"
            | "address"
            | "hearing"
            | "past"
            | "meeting"
            | "event"
            | "stop"
            | "appearance"
            | "visit"
            | "session"
    )
}

/// Those who are somebody's: `an adviser to the mayor`.
pub(super) fn is_aide(word: &str) -> bool {
    matches!(word, "adviser" | "advisor" | "aide" | "assistant" | "ambassador" | "envoy" | "counsel" | "donor")
}
