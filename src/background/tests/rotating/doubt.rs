//! Every way a change may end or be interrupted, and what is known then.

use super::*;

/// Each end of the request, and what is known after it: either nothing was changed, or it must be checked.
#[test]
fn every_end_of_a_change() {
    for (delivery, cause, in_doubt) in [
        (Delivery::Redirected, Cause::SignedOut, false),
        (refused(403, "0x80040220"), Cause::NoPrivilege, false),
        (refused(412, "0x80060882"), Cause::ChangedMeanwhile, false),
        (refused(404, "0x80040217"), Cause::Gone, false),
        (refused(429, "0x80072322"), Cause::Throttled, false),
        (Delivery::Offline, Cause::Offline, false),
        (Delivery::TimedOut, Cause::TimedOut, true),
        (Delivery::Unreachable, Cause::Unreachable, true),
        (answered(200, "{}"), Cause::NotDataverse, true),
        (answered(500, ""), Cause::Busy, true),
    ] {
        let mut world = World::beside(ORGANISATION);
        let errand = world.writing();
        world.deliver(errand.number, delivery);
        assert_eq!(world.rotation().status, RotateStatus::Error, "{cause:?}");
        if in_doubt {
            assert_eq!(world.change().unwrap().outcome, Outcome::Doubtful(cause.into()));
            assert_eq!(codes(&world), ["change-in-doubt"]);
        } else {
            assert_eq!((world.change(), codes(&world).len()), (None, 1), "{cause:?}");
        }
        assert!(world.sent().is_empty(), "nothing is sent again by itself");
    }
}

/// The worker may be stopped at every wait, and its answer may come or not: it never claims what it does not know.
#[test]
fn stopped_at_every_wait() {
    // While the profiles are read: asked again, under the same number, so that either answer counts.
    let mut world = World::beside(ORGANISATION);
    world.intend(Intent::Rotate);
    let first = world.errand();
    world.run(Event::Woken);
    assert_eq!(world.errand(), first);
    world.deliver(first.number, the_list());
    world.effects.clear();

    // While it is written: in doubt, and never sent again by itself; the answer still counts.
    world.intend(Intent::WriteSecret);
    let change = world.errand();
    world.run(Event::Woken);
    assert_eq!(world.change().unwrap().outcome, Outcome::Doubtful(Cause::Interrupted.into()));
    assert_eq!((world.sent(), world.rotation().status), (vec![], RotateStatus::Error));
    world.deliver(change.number, answered(204, ""));
    assert!(world.change().unwrap().is_written());

    // While it is read back.
    let read = world.errand();
    world.run(Event::Woken);
    assert_eq!(world.errand(), read);
    world.deliver(read.number, answered(200, &row(PROFILE, APP, 2)));
    assert_eq!(world.rotation().status, RotateStatus::Ok);
}

/// The answer never comes: the version of the profile tells, and where it cannot, that is said.
#[test]
fn a_change_in_doubt_is_checked() {
    for (version, outcome) in [(1, None), (2, Some(Outcome::Changed("2026-11-28T10:02:00Z".into())))] {
        let mut world = World::beside(ORGANISATION);
        world.writing();
        world.run(Event::Woken);
        world.intend(Intent::CheckChange);
        let check = world.errand();
        assert_eq!((check.method, world.rotation().waiting), (Method::Get, Some(Wait::Check)));
        world.deliver(check.number, answered(200, &row(PROFILE, APP, version)));
        let now = world.now;
        assert_eq!(world.change().unwrap().outcome, outcome.unwrap_or(Outcome::Unchanged(now)));
        assert_eq!(world.rotation().status, RotateStatus::Error);
        assert!(world.rotation().plan.unwrap().allowed, "it can be written once more");
    }
}

/// The first request arrives after all, after the check: the second finds another version, and that is no other admin's change.
#[test]
fn a_late_first_request_is_not_blamed_on_others() {
    let mut world = World::beside(ORGANISATION);
    world.writing();
    world.run(Event::Woken);
    world.intend(Intent::CheckChange);
    let check = world.errand();
    world.deliver(check.number, answered(200, &row(PROFILE, APP, 1)));
    world.intend(Intent::WriteSecret);
    let again = world.errand();
    world.deliver(again.number, refused(412, "0x80060882"));
    let check = world.errand();
    assert_eq!(check.method, Method::Get);
    world.deliver(check.number, answered(200, &row(PROFILE, APP, 2)));
    assert!(matches!(world.change().unwrap().outcome, Outcome::Changed(_)));
}

/// The page is left, the tab closed, the clock runs out, the browser ends: in doubt each time, on disk.
#[test]
fn an_answer_that_cannot_come() {
    let document = || DocumentId("next".to_owned());
    for (event, cause) in [
        (Event::Navigated { tab: 7, frame: 0, document: document() }, Cause::PageGone),
        (Event::TabClosed { tab: 7 }, Cause::PageGone),
        (Event::Unreachable { document: DocumentId("org".to_owned()) }, Cause::PageGone),
        (Event::Tick, Cause::TimedOut),
        (Event::Panel(Intent::NewSetup), Cause::Interrupted),
    ] {
        let mut world = World::beside(ORGANISATION);
        world.writing();
        world.now += 2.0 * MINUTE;
        let setup = world.setup().id;
        world.run(event.clone());
        let change = world.state.local.changes.get(&setup).and_then(|kept| kept.change.clone());
        assert_eq!(change.unwrap().outcome, Outcome::Doubtful(cause.into()), "{event:?}");
    }
    let mut world = World::beside(ORGANISATION);
    world.writing();
    world.state.session = Default::default();
    world.run(Event::Woken);
    assert_eq!(codes(&world), ["change-in-doubt"], "a browser that was started anew knows it, too");
    world.intend(Intent::CheckChange);
    assert_eq!(world.rotation().waiting, Some(Wait::Page));
    world.report(&page("org", ORGANISATION), Report::default());
    assert_eq!(world.errand().method, Method::Get);
}

/// An answer of another document, of another number, or that comes twice, is none.
#[test]
fn only_the_asked_answer_counts() {
    let mut world = World::beside(ORGANISATION);
    let errand = world.writing();
    let message = Message::Delivered { number: errand.number, delivery: answered(204, "") };
    world.run(Event::Agent { source: page("other", ORGANISATION), message });
    world.deliver(errand.number + 1, answered(204, ""));
    assert_eq!(world.change().unwrap().outcome, Outcome::Sent);
    world.deliver(errand.number, answered(204, ""));
    let read = world.errand();
    world.deliver(errand.number, refused(500, ""));
    world.deliver(read.number, answered(200, &row(PROFILE, APP, 2)));
    assert_eq!(world.rotation().status, RotateStatus::Ok);
}
