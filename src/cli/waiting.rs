//! What may not come for a while, or ever: a pipe.

use std::{
    io::{IsTerminal, stdin},
    os::unix::fs::FileTypeExt,
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use crate::{
    reader::{Load, Start},
    source::{self, Error, ErrorKind, Input, Options},
};

/// What comes sooner is shown at once, or told as an error in the shell.
const MOMENT: Duration = Duration::from_millis(300);

/// Whether one may have to wait for it: a pipe, by name or as standard input.
pub fn is_pipe(input: &Input) -> bool {
    match input {
        Input::Stdin => !stdin().is_terminal(),
        Input::Path(path) => path.metadata().is_ok_and(|found| found.file_type().is_fifo()),
        Input::Address(_) => false,
    }
}

/// Opens a pipe. Where it does not answer in a moment, the reader tells that it waits, and can be left.
pub fn open(input: Input, options: Options) -> Result<Start, Error> {
    let title = source::harmless(&input.name());
    let broken = Error::new(ErrorKind::Malformed, title.clone(), "could not be read; please report it");
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(source::open(&input, &options)));
    match receiver.recv_timeout(MOMENT) {
        Ok(opened) => Ok(opened?.into()),
        Err(RecvTimeoutError::Disconnected) => Err(broken),
        Err(RecvTimeoutError::Timeout) => {
            let load: Load = Box::new(move |_| receiver.recv().unwrap_or(Err(broken)));
            Ok(Start::Loading { title, preview: None, load })
        }
    }
}
