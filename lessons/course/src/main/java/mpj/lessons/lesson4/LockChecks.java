package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.lesson4.LockHistory.Hold;
import mpj.multiprocessing.trace.ProcessRecord;

/** What must be true of the holds of a lock that several processes wanted. */
final class LockChecks {
  private LockChecks() {}

  /** Returns a sentence for each thing that is not true of these holds, given in exact order. */
  static List<String> problems(List<Hold> holds, List<ProcessRecord> children) {
    List<String> problems = new ArrayList<>(oneAtATime(holds));
    for (ProcessRecord child : children) {
      if (holds.stream().noneMatch(hold -> hold.who().pid() == child.pid())) {
        problems.add(child.name() + " never had the lock.");
      }
    }
    if (holds.stream().noneMatch(hold -> overlapsAnother(hold, holds))) {
      problems.add("Nobody waited while another process held the lock.");
    }
    return problems;
  }

  /** Returns a sentence for each turn that is missing, never ended, or overlaps the next. */
  static List<String> oneAtATime(List<Hold> holds) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < holds.size(); i++) {
      Hold hold = holds.get(i);
      if (hold.given().isEmpty()) {
        problems.add(hold.who().name() + " took the lock and did not give it back.");
      }
      if (i > 0) {
        compare(holds.get(i - 1), hold, problems);
      }
    }
    return problems;
  }

  private static void compare(Hold before, Hold hold, List<String> problems) {
    if (hold.taken().sequence() != before.taken().sequence() + 1) {
      problems.add(
          "A turn is missing between "
              + before.who().name()
              + " and "
              + hold.who().name()
              + ": sequence="
              + before.taken().sequence()
              + " is followed by sequence="
              + hold.taken().sequence()
              + ".");
    }
    if (before.given().isEmpty() || before.given().get().nanos() > hold.taken().nanos()) {
      problems.add(
          before.who().name() + " and " + hold.who().name() + " held the lock at the same time.");
    }
  }

  private static boolean overlapsAnother(Hold waiter, List<Hold> holds) {
    long until = waiter.taken().nanos();
    long since = until - waiter.waited();
    return waiter.waited() > 0
        && holds.stream()
            .filter(hold -> !hold.who().equals(waiter.who()) && hold.given().isPresent())
            .anyMatch(h -> h.taken().nanos() < until && h.given().get().nanos() > since);
  }
}
