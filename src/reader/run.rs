//! The loop: sleeps until something happens, takes in all that has, draws once.

use std::{
    io,
    ops::ControlFlow,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::{consts::SIGTSTP, low_level::emulate_default_handler};

use super::{
    Start, clipboard,
    job::Job,
    painter::Painter,
    search,
    settings::Settings,
    state::State,
    terminal::{self, Guard, Screen},
    update::{self, Effect, Event, ListHandle},
    watch,
};
use crate::{
    annotate::Engine,
    article::{Annotations, Article},
    library::{Key, Library},
    source::{Collection, Error, Opened, Progress},
};

/// Bytes of body up to which an article is annotated before its first frame.
const AT_ONCE: usize = 128 * 1024;

/// Something for the loop.
pub enum Wake {
    /// Something happened.
    Event(Event),
    /// A worker has something; it counts only if its job is still the current one.
    Job(u64, Event),
    /// A worker has loaded something.
    Opened(u64, Box<Opened>),
    /// The screen may have another size.
    Resize,
    /// The user asked to suspend, by signal.
    Suspend,
    /// The program goes on after it was stopped.
    Continue,
    /// A signal to end, or the terminal has gone.
    Leave,
}

/// What the loop works with.
struct Runner {
    state: State,
    engine: Arc<Engine>,
    library: Option<Library>,
    sender: Sender<Wake>,
    /// The number of the current job; a worker whose number is another one stops.
    job: Arc<AtomicU64>,
    /// How far the current job has come in reading; gives it up.
    progress: Progress,
}

/// Runs the reader on the terminal until the user quits.
///
/// # Errors
/// When the terminal can't be used.
pub fn run(start: Start, engine: Engine, settings: Settings, library: Option<Library>) -> io::Result<()> {
    let (sender, receiver) = channel();
    let mut runner = Runner {
        state: State::new(settings, terminal::screen()),
        engine: Arc::new(engine),
        library,
        sender,
        job: Arc::default(),
        progress: Progress::default(),
    };
    runner.start(start);
    let mut guard = Guard::take()?;
    if settings.mouse {
        guard.mouse(true)?;
    }
    let mut painter = Painter::new(Screen::open()?, runner.state.screen);
    painter.paint(&runner.state)?;
    watch::start(&runner.sender)?;
    let result = runner.until_quit(&receiver, &mut guard, &mut painter);
    guard.leave();
    runner.keep_place();
    result
}

impl Runner {
    fn start(&mut self, start: Start) {
        match start {
            Start::Article(article) => self.show(Arc::from(article)),
            Start::Collection(list) => self.list(list),
            Start::Loading { title, preview, load } => {
                self.state.loading = Some(title);
                if let Some(preview) = preview {
                    let _ = update::handle(&mut self.state, Event::Preview(Arc::from(preview)));
                }
                self.open(load);
            }
        }
        update::settle(&mut self.state);
    }

    fn until_quit(&mut self, receiver: &Receiver<Wake>, guard: &mut Guard, painter: &mut Painter<Screen>) -> io::Result<()> {
        // The loop holds a sender itself, so the channel is never closed while it waits.
        while let Ok(first) = receiver.recv() {
            for wake in std::iter::once(first).chain(receiver.try_iter()) {
                if self.take(wake, guard, painter)?.is_break() {
                    return Ok(());
                }
            }
            painter.paint(&self.state)?;
        }
        Ok(())
    }

    fn take(&mut self, wake: Wake, guard: &mut Guard, painter: &mut Painter<Screen>) -> io::Result<ControlFlow<()>> {
        let is_current = |job: u64| job == self.job.load(Ordering::SeqCst);
        let effects = match wake {
            Wake::Event(event) => update::handle(&mut self.state, event),
            Wake::Job(job, event) if is_current(job) => update::handle(&mut self.state, event),
            Wake::Opened(job, opened) if is_current(job) => {
                match *opened {
                    Opened::Article(article) => self.show(Arc::from(article)),
                    Opened::Collection(list) => self.list(list),
                }
                Vec::new()
            }
            Wake::Job(..) | Wake::Opened(..) => Vec::new(),
            Wake::Resize => {
                self.measure(painter)?;
                Vec::new()
            }
            Wake::Suspend => {
                guard.leave();
                emulate_default_handler(SIGTSTP)?;
                self.resume(guard, painter)?;
                Vec::new()
            }
            Wake::Continue => vec![Effect::Redraw],
            Wake::Leave => return Ok(ControlFlow::Break(())),
        };
        for effect in effects {
            if self.perform(effect, guard, painter)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn perform(&mut self, effect: Effect, guard: &mut Guard, painter: &mut Painter<Screen>) -> io::Result<ControlFlow<()>> {
        match effect {
            Effect::Quit => return Ok(ControlFlow::Break(())),
            // As the terminal does it: all that runs with this program stops with it, so that the shell is asked again.
            // The signal comes back to the loop as [`Wake::Suspend`].
            Effect::Suspend => kill_current_process_group(Signal::TSTP)?,
            Effect::Redraw => self.resume(guard, painter)?,
            Effect::Mouse(on) => guard.mouse(on)?,
            Effect::Copy(words) => self.copy(&words, guard)?,
            Effect::Open(address) => {
                let event = open_in_browser(&address);
                self.event(event);
            }
            Effect::Load(index) => self.load(index),
            Effect::Stop => {
                self.give_up();
                self.event(Event::Stopped);
            }
            Effect::Search(query) => self.search(query),
            Effect::SearchList { query, from } => self.search_list(query, from),
            Effect::Bookmark(bookmark) => {
                let told = format!("bookmarked: {}", bookmark.label);
                self.change_record(|record| record.bookmark(bookmark), told);
            }
            Effect::Unbookmark(byte) => {
                self.change_record(|record| record.remove_bookmark(byte), "bookmark taken away".to_owned());
            }
            Effect::Bookmarks => self.show_bookmarks(),
        }
        Ok(ControlFlow::Continue(()))
    }

    fn event(&mut self, event: Event) {
        let _ = update::handle(&mut self.state, event);
    }

    /// Takes the terminal again, as it is now, and draws everything anew.
    fn resume(&mut self, guard: &mut Guard, painter: &mut Painter<Screen>) -> io::Result<()> {
        guard.enter()?;
        guard.mouse(self.state.settings.mouse)?;
        self.measure(painter)
    }

    /// Takes on the screen's size. Everything is drawn anew even where it is the old one: a screen that
    /// shrank and grew again meanwhile has lost what it showed.
    fn measure(&mut self, painter: &mut Painter<Screen>) -> io::Result<()> {
        let screen = terminal::screen();
        self.event(Event::Resize(screen.width, screen.height));
        painter.forget()
    }

    /// Opens an article: a short one with its annotations, a long one at once, annotated meanwhile.
    fn show(&mut self, article: Arc<Article>) {
        self.keep_place();
        let (place, warning) = self.kept_place(&article);
        let pending = article.body.len() > AT_ONCE;
        let annotations = if pending { Annotations::default() } else { self.engine.annotate(&article) };
        self.event(Event::Loaded { article: article.clone(), annotations, pending, place });
        if let Some(warning) = warning {
            self.event(Event::Warned(warning));
        }
        if pending {
            self.annotate(article);
        }
    }

    fn annotate(&mut self, article: Arc<Article>) {
        let engine = self.engine.clone();
        self.work(move |job| {
            let annotations = engine.annotate_watched(&article, |progress| {
                job.tell(Event::Progress(progress));
                if job.is_current() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            Err(annotations.map_or(Event::Stopped, Event::Annotated))
        });
    }

    fn search(&mut self, query: String) {
        let Some(article) = self.state.article.as_ref().map(|open| open.article.clone()) else { return };
        let sender = self.sender.clone();
        thread::spawn(move || {
            let hits = search::find(article.body.text(), &query);
            let _ = sender.send(Wake::Event(Event::Hits(query, hits)));
        });
    }

    fn search_list(&mut self, query: String, from: usize) {
        let Some(list) = self.state.list.as_ref().map(|list| list.collection.clone()) else { return };
        let sender = self.sender.clone();
        thread::spawn(move || {
            let (hits, end) = search::find_items(&*list, &query, from);
            let found = Event::Found { list: ListHandle(list), query, searched: from..end, hits };
            let _ = sender.send(Wake::Event(found));
        });
    }

    fn list(&mut self, list: Arc<dyn Collection>) {
        self.keep_place();
        self.event(Event::Listed(ListHandle(list.clone())));
        let sender = self.sender.clone();
        thread::spawn(move || {
            let mut known = 0;
            while list.wait(known) {
                known = list.len();
                if sender.send(Wake::Event(Event::Grown(None))).is_err() {
                    return;
                }
                if !list.is_complete() {
                    thread::sleep(Duration::from_millis(100));
                }
            }
            let _ = sender.send(Wake::Event(Event::Grown(None)));
        });
    }

    fn load(&mut self, index: usize) {
        let Some(list) = self.state.list.as_ref().map(|list| list.collection.clone()) else { return };
        self.open(move |progress| list.open(index, progress));
    }

    /// Starts loading, telling now and then how much was fetched.
    fn open(&mut self, load: impl FnOnce(&Progress) -> Result<Opened, Error> + Send + 'static) {
        let title = self.state.loading.clone().unwrap_or_default();
        self.work(move |job| job.load(&title, load));
    }

    /// Gives the current job up: nothing it says counts any more, and what it fetches breaks off.
    fn give_up(&mut self) {
        self.job.fetch_add(1, Ordering::SeqCst);
        std::mem::take(&mut self.progress).cancel();
    }

    /// Starts a job on a thread of its own; the job before it is given up.
    fn work(&mut self, work: impl FnOnce(&Job) -> Result<Opened, Event> + Send + 'static) {
        self.give_up();
        let number = self.job.load(Ordering::SeqCst);
        let job = Job { number, current: self.job.clone(), sender: self.sender.clone(), progress: self.progress.clone() };
        thread::spawn(move || {
            let wake = match work(&job) {
                Ok(opened) => Wake::Opened(number, Box::new(opened)),
                Err(event) => Wake::Job(number, event),
            };
            let _ = job.sender.send(wake);
        });
    }

    fn copy(&mut self, words: &str, guard: &mut Guard) -> io::Result<()> {
        if words.len() > clipboard::MOST {
            self.event(Event::Warned("too long for the clipboard of a terminal".to_owned()));
            return Ok(());
        }
        guard.send(&clipboard::sequence(words))?;
        clipboard::tell_tmux(words);
        self.event(Event::Told(format!("copied {} characters, with speaker and source", words.chars().count())));
        Ok(())
    }

    /// Where reading of an article stopped, and a warning if that can't be told.
    fn kept_place(&self, article: &Article) -> (Option<usize>, Option<String>) {
        match self.library.as_ref().map(|library| library.load(Key::of(article))) {
            Some(Ok(loaded)) => (loaded.record.and_then(|record| record.place), loaded.warning),
            Some(Err(error)) => (None, Some(error.to_string())),
            None => (None, None),
        }
    }

    /// Keeps where one is in the open article, if one has moved at all.
    fn keep_place(&mut self) {
        let Some(open) = self.state.article.as_ref().filter(|open| !open.partial) else { return };
        let Some(library) = &self.library else { return };
        let place = (open.anchor > 0).then_some(open.anchor);
        let key = Key::of(&open.article);
        let kept = library.load(key).ok().and_then(|loaded| loaded.record).and_then(|record| record.place);
        if kept != place
            && let Err(error) = library.change(key, open.article.title(), |record| record.place = place)
        {
            self.event(Event::Warned(error.to_string()));
        }
    }

    fn change_record(&mut self, change: impl FnOnce(&mut crate::library::Record), told: String) {
        let Some(open) = &self.state.article else { return };
        let event = match &self.library {
            None => Event::Warned("there is no home folder to keep bookmarks in".to_owned()),
            Some(library) => match library.change(Key::of(&open.article), open.article.title(), change) {
                Ok(None) => Event::Told(told),
                Ok(Some(warning)) => Event::Warned(warning),
                Err(error) => Event::Warned(error.to_string()),
            },
        };
        self.event(event);
    }

    fn show_bookmarks(&mut self) {
        let Some(open) = &self.state.article else { return };
        let loaded = self.library.as_ref().map(|library| library.load(Key::of(&open.article)));
        let event = match loaded {
            Some(Ok(loaded)) => Event::Bookmarks(loaded.record.map_or_else(Vec::new, |record| record.bookmarks)),
            Some(Err(error)) => Event::Warned(error.to_string()),
            None => Event::Bookmarks(Vec::new()),
        };
        self.event(event);
    }
}

/// Opens an http or https address with an argument vector, never through a shell.
fn open_in_browser(address: &str) -> Event {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let started = Command::new(program).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match started {
        Ok(mut child) => {
            thread::spawn(move || child.wait());
            Event::Told(format!("opened {address}"))
        }
        Err(error) => Event::Warned(format!("{program}: {error}")),
    }
}
