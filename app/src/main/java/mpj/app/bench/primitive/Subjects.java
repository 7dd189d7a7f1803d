package mpj.app.bench.primitive;

import java.util.List;
import java.util.Optional;

/** All subjects of the scaling table, in the order in which they are measured. */
public final class Subjects {
  private static final List<Subject> ALL =
      List.of(
          new Subject(
              "lock",
              "pairs/s",
              "each process acquires and releases one lock, again and again",
              "One process has it at a time, so more of them can't make it faster.",
              processes -> () -> Load.of(LockPairs.shares(processes))),
          new Subject(
              "queue",
              "items/s",
              "each process puts an int into one queue and takes one out, again and again",
              "Every put and get changes the same few words, which cores pass to one another.",
              processes -> () -> Load.of(QueueTurns.shares(processes))),
          new Subject(
              "pool",
              "tasks/s",
              "a pool with so many workers maps identity over 100,000 ints, chunk size 1",
              "One parent hands out all tasks and takes all answers.",
              PoolMap::scaled),
          new Subject(
              "manager",
              "calls/s",
              "each process appends to one managed list, again and again",
              "One server does all calls, and each is a way there and back.",
              processes -> () -> Load.of(ListAppend.shares(processes))));

  private Subjects() {}

  /** Every subject. */
  public static List<Subject> all() {
    return ALL;
  }

  /** The names of all, in the same order. */
  public static List<String> names() {
    return ALL.stream().map(Subject::name).toList();
  }

  /** The subject of that name, if there is one. */
  public static Optional<Subject> named(String name) {
    return ALL.stream().filter(subject -> subject.name().equals(name)).findFirst();
  }
}
