use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    ops::ControlFlow,
    sync::{Mutex, PoisonError, mpsc::channel},
    thread,
};

/// Items that may be under way or waiting for their turn, for each thread: enough that a long one
/// holds up nobody, few enough to stay small.
const AHEAD: usize = 32;

/// Does `work` on each item, on so many threads, and hands the results to `take` in the items'
/// order, until it breaks off.
pub fn in_order<Item: Send, Done: Send, Broken>(
    jobs: NonZeroUsize,
    mut items: impl Iterator<Item = Item> + Send,
    work: impl Fn(Item) -> Done + Sync,
    mut take: impl FnMut(Done) -> ControlFlow<Broken>,
) -> ControlFlow<Broken> {
    if jobs == NonZeroUsize::MIN {
        return items.try_for_each(|item| take(work(item)));
    }
    let (allow, allowed) = channel();
    for _ in 0..AHEAD * jobs.get() {
        // The other end is right here.
        let _ = allow.send(());
    }
    // Whoever holds the lock waits until one more item may be begun, and takes it.
    let source = Mutex::new((items.enumerate(), allowed));
    let next = || {
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        source.1.recv().ok()?;
        source.0.next()
    };
    thread::scope(|scope| {
        let (sender, receiver) = channel();
        for _ in 0..jobs.get() {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((number, item)) = next() {
                    if sender.send((number, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        // Moved in, so that breaking off lets go of both ends and the threads stop.
        let (allow, mut early, mut turn) = (allow, BTreeMap::new(), 0);
        for (number, done) in receiver {
            early.insert(number, done);
            while let Some(done) = early.remove(&turn) {
                turn += 1;
                take(done)?;
                // Threads that have all ended need no leave.
                let _ = allow.send(());
            }
        }
        ControlFlow::Continue(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn jobs(count: usize) -> NonZeroUsize {
        NonZeroUsize::new(count).unwrap()
    }

    #[test]
    fn results_come_in_order_whatever_takes_longest() {
        for count in [1, 2, 5] {
            let mut all = Vec::new();
            let work = |item: u64| {
                thread::sleep(Duration::from_micros((item % 7) * 100));
                item
            };
            let _ = in_order(jobs(count), 0..300, work, |done| {
                all.push(done);
                ControlFlow::<()>::Continue(())
            });
            assert_eq!(all, (0..300).collect::<Vec<_>>());
        }
    }

    #[test]
    fn breaking_off_stops_an_endless_source() {
        for count in [1, 3] {
            let result = in_order(
                jobs(count),
                0..,
                |item| item,
                |done| if done == 1000 { ControlFlow::Break(done) } else { ControlFlow::Continue(()) },
            );
            assert_eq!(result, ControlFlow::Break(1000));
        }
    }

    #[test]
    fn nobody_runs_far_ahead() {
        let begun = Mutex::new(0);
        let items = (0..10_000).inspect(|_| *begun.lock().unwrap() += 1);
        let mut taken = 0;
        let _ = in_order(
            jobs(2),
            items,
            |item| item,
            |_| {
                taken += 1;
                assert!(*begun.lock().unwrap() <= taken + 2 * AHEAD);
                ControlFlow::<()>::Continue(())
            },
        );
        assert_eq!(taken, 10_000);
    }
}
