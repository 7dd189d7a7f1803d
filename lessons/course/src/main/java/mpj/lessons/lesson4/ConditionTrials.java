package mpj.lessons.lesson4;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Condition;

/** A signal for one, then one for all: who is woken, and who goes on first? */
final class ConditionTrials implements Trials {
  private static final String ONE = "a signal for one";
  private static final String ALL = "a signal for all others";
  private static final String LONGEST = "wakes who waited longest";
  private static final String ANOTHER = "wakes another";
  private static final String IN_ORDER = "they go on as they had come";
  private static final String OTHER_ORDER = "they go on in another order";
  private static final long LOOK_MILLIS = 1;

  /**
   * What happens in a round; all of it is changed with the lock of the condition in hand.
   *
   * @param come how many have begun to wait
   * @param woken how many have been woken
   * @param order the place in waiting, from 0, of the first that was woken, of the second, ...
   */
  private record Meeting(Condition condition, IntValue come, IntValue woken, IntArray order)
      implements Serializable {}

  @Override
  public String round(Settings settings) {
    return settings.number("waiters")
        + " processes wait for a signal; one more wakes one of them, and when that one has gone on,"
        + " all others; the same processes play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            ONE,
            List.of(
                new Outcome(LONGEST, Grade.ACCEPTABLE, "this library promises it; Python does not"),
                new Outcome(ANOTHER, Grade.FORBIDDEN, "the promise would be broken"))),
        new Way(
            ALL,
            List.of(
                new Outcome(IN_ORDER, Grade.ACCEPTABLE, "by chance: all of them want the lock"),
                new Outcome(
                    OTHER_ORDER, Grade.INTERESTING, "all want the lock, which knows no order"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int waiters = settings.number("waiters");
    var meeting =
        new Meeting(new Condition(), new IntValue(0), new IntValue(0), new IntArray(waiters));
    Rounds.play(
        waiters + 1,
        times,
        (process, _) -> {
          if (process == 0) {
            signal(meeting, waiters);
          } else {
            await(meeting);
          }
        },
        _ -> {
          meeting.come().set(0);
          meeting.woken().set(0);
        },
        _ -> {
          int[] order = meeting.order().get(0, waiters);
          int[] others = Arrays.copyOfRange(order, 1, waiters);
          counter.came(ONE, order[0] == 0 ? LONGEST : ANOTHER, 0);
          counter.came(ALL, isSorted(others) ? IN_ORDER : OTHER_ORDER, 0);
        });
  }

  private static boolean isSorted(int[] order) {
    return IntStream.range(1, order.length).allMatch(i -> order[i - 1] < order[i]);
  }

  private static void await(Meeting meeting) throws InterruptedException {
    try (var _ = meeting.condition().hold()) {
      int place = meeting.come().get();
      meeting.come().set(place + 1);
      meeting.condition().await();
      int turn = meeting.woken().get();
      meeting.order().set(turn, place);
      meeting.woken().set(turn + 1);
    }
  }

  private static void signal(Meeting meeting, int waiters) throws InterruptedException {
    while (!signalledOne(meeting, waiters)) {
      Thread.sleep(LOOK_MILLIS);
    }
    while (!signalledAll(meeting)) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static boolean signalledOne(Meeting meeting, int waiters) throws InterruptedException {
    try (var _ = meeting.condition().hold()) {
      boolean all = meeting.come().get() == waiters;
      if (all) {
        meeting.condition().signal();
      }
      return all;
    }
  }

  private static boolean signalledAll(Meeting meeting) throws InterruptedException {
    try (var _ = meeting.condition().hold()) {
      boolean gone = meeting.woken().get() == 1;
      if (gone) {
        meeting.condition().signalAll();
      }
      return gone;
    }
  }
}
