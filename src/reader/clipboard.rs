//! Words onto the clipboard, from here or from a machine far away.

use std::{
    env,
    io::Write,
    process::{Command, Stdio},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};

/// Bytes past which terminals drop what they are sent (xterm and others: 100,000 of base64).
pub const MOST: usize = 74_000;

/// The sequence that asks a terminal to take words (OSC 52, xterm control sequences).
pub fn sequence(words: &str) -> String {
    format!("\x1b]52;c;{}\x07", STANDARD.encode(words))
}

/// Inside tmux, which keeps OSC 52 to itself by default, gives the words to it as well.
pub fn tell_tmux(words: &str) {
    if env::var_os("TMUX").is_none() {
        return;
    }
    let tmux = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    // Without tmux at hand the sequence is all there is.
    let Ok(mut child) = tmux else { return };
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(words.as_bytes());
    }
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sent_as_base64() {
        assert_eq!(sequence("hé"), "\u{1b}]52;c;aMOp\u{7}");
    }
}
