//! Words that introduce speech.

use crate::annotate::{
    Document,
    words::{Words, set},
};

/// Tokens of a sentence that are looked back through: one without an end takes no longer for each of its verbs.
pub const FARTHEST: usize = 200;

/// Finite forms that take speech as their object, and stand before or after it.
static SAID: Words = Words::new(|| {
    set("said says say told tells tell added adds add wrote writes write asked asks ask replied replies reply answered answers \
    argued argues argue warned warns warn insisted insists insist noted notes note explained explains explain continued continues \
    tweeted tweets tweet posted posts texted emailed stated states state announced announces declared declares declare claimed claims claim \
    admitted admits acknowledged acknowledges conceded concedes confirmed confirms denied denies recalled recalls remembered remembers \
    reported reports suggested suggests joked jokes quipped shouted shouts yelled cried cries whispered muttered murmured exclaimed \
    testified testifies ruled rules held finds found concluded concludes concluding observed observes remarked remarks commented comments responded responds \
    retorted countered counters objected protested complained complains lamented urged urges pleaded begged demanded demands vowed vows \
    promised promises pledged predicted predicts estimated believes believed thinks thought reads read went boasted bragged agreed agrees \
    disagreed stressed stresses emphasized emphasised underlined reiterated repeated repeats maintained maintains contended contends asserted asserts \
    alleged alleges charged charges advised advises cautioned cautions hinted mused muses offered snapped sighed laughed laughs \
    began begins finished intoned chimed put puts summed quoted hailed praised slammed blasted criticized criticised condemned denounced mocked \
    called calls described describes labeled labelled branded dismissed dubbed referred refers characterized characterised deemed \
    accused accuses credited spoke speaks talked wondered wonders informed assured reminded instructed ordered signed scribbled typed \
    interjected stammered volunteered ventured marveled gushed raved fumed railed thundered bellowed barked sang sings chanted chant chants \
    pointed points opined proclaimed pronounced proposed revealed reveals disclosed expressed voiced echoed echoes saying adding asking \
    telling noting writing warning arguing insisting explaining claiming calling describing touting boasting declaring urging suggesting stating \
    tweeting citing praising referring vowing promising accusing reading quoting predicting acknowledging admitting joking shouting chanting complaining \
    recalling reminding responding replying stressing lamenting concluded wrote penned lashed ripped scolded teased hoped hopes feared fears \
    counselled apologized apologised defended defends cited cites wants wanted allowed allows counted shared shares repeating likened compared \
    confided confides clarified clarifies grumbled grumbles shrugs shrugged sniggered rejected rejects disputes disputed attributed attributes faulted \
    characterizes drawled croaked barked growled hissed wailed sobbed groaned moaned giggled chuckled beamed smiled grinned winced nodded \
    enthused swore swears signs signed ends ended relayed recounts recounted narrated texts messages messaged phoned radioed emails blogged \
    instagrammed commented cautioning cheered jeered heckled sneered scoffed scoffs taunted fired shot snarled deadpanned countering \
    replies conceding confirming denying invoked invoking opened closes closed lists listed chided rebuked greeted welcomed congratulated thanked thanks \
    prayed prays confesses confessed theorises theorised theorizes theorized pleads protests objects yells shouts exclaims whispers mutters murmurs \
    remembering laments reckons reckoned quips sniffed sniffs trumpeted decreed counsels predicts estimates contests remarking speculated \
    speculates reflected reflects reasoned mused blurted gasped snorted pleading begs implored implores hollered hollers spat regrets regretted \
    blamed blames demanded fumes fumed sneers announces offers assures assured retorts retorting advises volunteers marvels chuckles beams concludes \
    interrupted interrupts interjecting proclaims proclaiming protesting pressed explains joking whispering cautioned rejoined parried crowed \
    chorused quoth admonished attested averred avers deplored enthuses fretted gloated griped grouched \
    hazarded huffed intimated intoned intones jested mumbled persisted posed poses queried raged reassured reassures recited recollected refuted reiterates reminisced \
    roared rued rues submitted submits underscored underscores stuttered deposed outlined shrieked soothed consoled lambasted berated whined considers wondering musing observing remarks lauded derided ridiculed likens likening calling denouncing slamming dismissing dismisses \
    criticizing criticising criticizes criticises accuses tells retweeted captioned hails hailing mocking mocks declaring \
    questioned questions vented bemoaned indicated indicates implied implies highlighted highlights worried worries emphasizes emphasises \
    proposes pledges touted touts decried decries boomed groused grouses pondered ponders surmised elaborated elaborates riffed demurred reprised \
    affirmed affirms heralded applauded applauds anticipated showed shows indicating implying chiding portraying portrayed pledging alleging \
    hinting discussing discussed questioning decrying bemoaning lauding conveyed threatens threatened threaten insinuated specified specifies stipulates \
    stipulated recommends recommended requested requests invited attacked attacks spells named mentions mentioned mentioning referenced \
    pressing opining pointing blurting reports supports supported rated rates denounces condemns condemning blasts assails assailed skewered trumpets \
    screamed screams retaliated appealed reacted lectured lecturing hypothesized hypothesised inquired enquired quizzed piped rasped cooed \
    conjectured protesting \
    yelling screaming crying muttering quipping accuse describe dismiss denounce criticize criticise compare suggest warn explain predict estimate call quip joke shout yell cry slam blast fault argue agree insist contend liken mutter whisper worry recognized recognised recognizes recognises")
});

/// Nouns of speech: `in a statement: “…”`.
static NOUNS: Words = Words::new(|| {
    set(
        "statement message question answer reply words comment comments remark remarks advice verdict tweet post letter email memo",
    )
});

/// The forms that are as often no cue as they are one: they count only close to the quotation.
static WEAK: Words = Words::new(|| {
    set(
        "found held rules rule state finds put puts began begins offered signed allowed allows counted wants wanted reading charged charges \
    reports notes note posts write claims comments counters demands spoke talked compared shared shares went found hit pointed points read add signs signed ends ended fired shot opened closes closed lists listed smiled nodded beamed grinned laughed laughs sighed thanks \
    thanked messages texts emails greeted welcomed sings sang held ordered counted put answer question reply vows fears hopes answers charge spoke speaks begins reads questions showed shows named rated rates attacked attacks supports supported mentions mentioned requested requests \
    posed poses submitted submits outlined persisted recited raged considers invited indicated discussed discussing anticipated threatened",
    )
});

/// Whether a word is a verb of speech.
pub fn is_verb(word: &str) -> bool {
    SAID.contains(word)
}

/// Whether a verb of speech is as often something else.
pub fn is_weak(word: &str) -> bool {
    WEAK.contains(word)
}

/// Whether a verb of speech takes a whole clause, and so may govern others.
pub fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "wrote"
            | "writes"
            | "write"
            | "argued"
            | "argues"
            | "warned"
            | "warns"
            | "insisted"
            | "insists"
            | "noted"
            | "notes"
            | "explained"
            | "explains"
            | "stated"
            | "states"
            | "claimed"
            | "claims"
            | "tweeted"
            | "announced"
            | "acknowledged"
            | "conceded"
            | "recalled"
            | "suggested"
            | "remarked"
            | "testified"
    )
}

/// Whether a form is that of a verb of speech after `to`.
pub fn is_infinitive(word: &str) -> bool {
    matches!(
        word,
        "accuse"
            | "argue"
            | "blast"
            | "call"
            | "claim"
            | "compare"
            | "criticize"
            | "criticise"
            | "declare"
            | "denounce"
            | "describe"
            | "dismiss"
            | "fault"
            | "insist"
            | "joke"
            | "quip"
            | "say"
            | "shout"
            | "slam"
            | "suggest"
            | "tell"
            | "warn"
            | "threaten"
            | "yell"
    )
}

/// Whether a verb tells that somebody made a paper or sent it: it speaks for who did.
pub fn is_writing(word: &str) -> bool {
    matches!(
        word,
        "wrote"
            | "written"
            | "writes"
            | "sent"
            | "sends"
            | "signed"
            | "sign"
            | "posted"
            | "posts"
            | "published"
            | "released"
            | "issued"
            | "penned"
            | "delivered"
            | "drafted"
            | "filed"
            | "addressed"
            | "circulated"
            | "said"
            | "made"
            | "put"
    )
}

/// Whether a verb tells what somebody thinks or shows rather than says: inside reported speech the words are the
/// reporter's.
pub fn is_thinking(word: &str) -> bool {
    matches!(
        word,
        "believed"
            | "believes"
            | "thinks"
            | "thought"
            | "hoped"
            | "hopes"
            | "feared"
            | "fears"
            | "wanted"
            | "wants"
            | "wondered"
            | "worried"
            | "worries"
            | "reflected"
            | "reflects"
            | "expressed"
            | "agreed"
            | "agrees"
            | "agree"
            | "recognized"
            | "recognised"
            | "recognizes"
            | "recognises"
            | "shows"
            | "showed"
    )
}

/// Whether a verb tells of somebody or something, which stands after it.
pub fn takes_object(word: &str) -> bool {
    matches!(
        word,
        "called"
            | "described"
            | "denounced"
            | "praised"
            | "slammed"
            | "blasted"
            | "criticized"
            | "criticised"
            | "condemned"
            | "mocked"
            | "dismissed"
            | "rejected"
            | "accused"
            | "blamed"
            | "hailed"
            | "touted"
            | "attacked"
            | "defended"
            | "cited"
            | "cites"
            | "questioned"
            | "urged"
            | "announced"
            | "confirmed"
            | "denied"
    )
}

/// Whether a participle takes a whole clause: `adding that it would fall`.
pub fn is_saying_on(word: &str) -> bool {
    matches!(
        word,
        "saying"
            | "adding"
            | "arguing"
            | "claiming"
            | "insisting"
            | "noting"
            | "suggesting"
            | "warning"
            | "explaining"
            | "stating"
            | "predicting"
            | "telling"
    )
}

/// Whether a form of a verb of speech is as a rule a noun, where nothing in the plural stands before it.
pub fn is_base_form(word: &str) -> bool {
    matches!(
        word,
        "note"
            | "report"
            | "comment"
            | "claim"
            | "post"
            | "demand"
            | "counter"
            | "rule"
            | "charge"
            | "answer"
            | "reply"
            | "hit"
            | "remark"
            | "tweet"
            | "state"
            | "vow"
            | "promise"
            | "chant"
            | "question"
            | "read"
            | "complain"
            | "sign"
            | "call"
            | "quip"
            | "joke"
            | "shout"
            | "yell"
            | "cry"
            | "slam"
            | "blast"
            | "fault"
            | "agree"
            | "insist"
            | "suggest"
            | "warn"
            | "explain"
            | "predict"
            | "estimate"
            | "contend"
            | "liken"
            | "mutter"
            | "whisper"
            | "worry"
    )
}

/// Whether a word is a noun of speech.
pub fn is_noun(word: &str) -> bool {
    NOUNS.contains(word)
}

/// Whether a word names something that is said, and so belongs to who says it.
pub fn is_utterance(word: &str) -> bool {
    matches!(
        word,
        "words"
            | "answer"
            | "answers"
            | "response"
            | "reply"
            | "comment"
            | "comments"
            | "remark"
            | "remarks"
            | "dictum"
            | "motto"
            | "slogan"
            | "verdict"
            | "quip"
            | "joke"
            | "claim"
            | "assertion"
            | "argument"
            | "warning"
            | "promise"
            | "pledge"
            | "vow"
            | "call"
            | "advice"
            | "message"
            | "catchphrase"
            | "description"
            | "broadside"
            | "complaint"
            | "question"
            | "term"
            | "phrase"
            | "accusation"
            | "allegation"
            | "conclusion"
            | "contention"
            | "suggestion"
            | "admission"
            | "declaration"
            | "insistence"
            | "prediction"
            | "statement"
            | "demand"
    )
}

/// Whether a word names what a crowd gives: `chants of “Go home”`.
pub fn is_shout(word: &str) -> bool {
    matches!(
        word,
        "chant" | "chants" | "cry" | "cries" | "shout" | "shouts" | "yells" | "cheers" | "calls" | "screams" | "chorus"
    )
}

/// Whether a word names a paper that can speak for its author.
pub fn is_document(word: &str) -> bool {
    matches!(
        word,
        "letter"
            | "report"
            | "statement"
            | "memo"
            | "petition"
            | "study"
            | "post"
            | "tweet"
            | "email"
            | "lawsuit"
            | "complaint"
            | "filing"
            | "audit"
            | "paper"
            | "review"
            | "survey"
            | "ruling"
            | "sign"
            | "article"
            | "note"
            | "brief"
            | "editorial"
            | "message"
            | "headline"
            | "release"
            | "advert"
            | "transcript"
            | "piece"
            | "video"
            | "clip"
            | "resolution"
            | "poster"
            | "banner"
            | "draft"
            | "cable"
            | "document"
    )
}

/// Whether a word names something that words are written on, and that speaks for itself.
pub fn is_inscription(word: &str) -> bool {
    matches!(
        word,
        "sign"
            | "signs"
            | "banner"
            | "banners"
            | "poster"
            | "posters"
            | "placard"
            | "placards"
            | "T-shirt"
            | "T-shirts"
            | "shirt"
            | "shirts"
            | "hat"
            | "hats"
            | "cap"
            | "button"
            | "buttons"
            | "sticker"
            | "stickers"
            | "plaque"
            | "headline"
            | "headlines"
            | "caption"
            | "bottle"
            | "bottles"
    )
}

/// Whether a verb of speech before a place in its sentence governs all that follows: `Cruz insisted that …`.
pub fn reports(document: &Document<'_>, place: usize) -> bool {
    let sentence = document.sentences.partition_point(|sentence| sentence.end <= place);
    let Some(bounds) = document.sentences.get(sentence) else { return false };
    (bounds.start.max(place.saturating_sub(FARTHEST))..place)
        .any(|token| is_saying(document.word(token)) && document.word(token + 1) == "that")
}

/// Whether a word introduces speech within `reach` tokens of a quotation, in its own sentence.
pub fn near(document: &Document<'_>, start: usize, end: usize, reach: usize) -> bool {
    let is_cue = |token: usize| is_verb(document.word(token)) || document.word(token) == "according";
    let ends = |token: &usize| !matches!(document.word(*token), "." | "!" | "?");
    let sentence = document.sentences.partition_point(|sentence| sentence.end <= start);
    let bounds = document.sentences.get(sentence).cloned().unwrap_or(start..end);
    let before = (bounds.start.max(start.saturating_sub(reach))..start).rev().take_while(ends).any(is_cue);
    let after = (end..document.tokens.len().min(end + reach)).take_while(ends).any(is_cue);
    before || after
}
