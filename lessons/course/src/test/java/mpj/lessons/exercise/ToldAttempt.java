package mpj.lessons.exercise;

import java.util.List;
import mpj.lessons.story.timeline.Told;
import mpj.multiprocessing.trace.EventKind;

/** An invented run of a learner's program, told as {@link Told} is, and what came of it. */
final class ToldAttempt {
  private static final long MILLI = 1_000_000;

  private final Told told = new Told();
  private long now = 20;

  /** Adds so many children that live all the time. */
  ToldAttempt children(int count) {
    for (int number = 1; number <= count; number++) {
      told.child("Process-" + number, 1, 10, 90, 0);
    }
    return this;
  }

  ToldAttempt child(int number, long started, long ended, int code) {
    told.child("Process-" + number, started, started + 1, ended, code);
    return this;
  }

  ToldAttempt at(long millis) {
    now = millis;
    return this;
  }

  /** Tells what a child did, one millisecond after what was told before; 0: the main process. */
  ToldAttempt does(int child, EventKind kind, String object, long value) {
    return does(child, kind, object, null, value);
  }

  /** Tells what a worker, or the main process, did with the task of a number. */
  ToldAttempt task(int child, EventKind kind, long number) {
    String who = child == 0 ? "MainProcess" : "Process-" + child;
    told.at(now++).does(who, kind, "Pool-1", null, 0, number);
    return this;
  }

  ToldAttempt does(int child, EventKind kind, String object, String peer, long value) {
    String who = child == 0 ? "MainProcess" : "Process-" + child;
    told.at(now++).does(who, kind, object, peer, value, 0);
    return this;
  }

  String reason(Judge judge) {
    return reason(judge, null);
  }

  /** Returns the reason why it fails, "" if it does not. */
  String reason(Judge judge, Object result) {
    var attempt =
        new Attempt(told.run(), Told.START, Told.START + 95 * MILLI, result, null, List.of());
    return judge.judge(attempt).map(Failing::reason).orElse("");
  }
}
