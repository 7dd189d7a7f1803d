package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Semaphore;

/** The same lock again and again: is the first that comes the first that gets it? */
final class LockTrials implements Trials {
  private static final String TOGETHER = "all at the same moment";
  private static final String ONE_BY_ONE = "one after the other, while the first has it";
  private static final String IN_ORDER = "in the order of their start";
  private static final String OTHER = "in another order";
  private static final long APART_MILLIS = 1;

  @Override
  public String round(Settings settings) {
    return Wording.count(settings.number("processes"), "process wants", "processes want")
        + " one lock; they were started one after the other, and the same processes play all"
        + " rounds. In every second round each comes "
        + APART_MILLIS
        + " ms after the one before, and the first keeps the lock until all are there";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            TOGETHER,
            List.of(
                new Outcome(IN_ORDER, Grade.ACCEPTABLE, "by chance: nothing makes it so"),
                new Outcome(OTHER, Grade.INTERESTING, "who runs first gets it first"))),
        new Way(
            ONE_BY_ONE,
            List.of(
                new Outcome(IN_ORDER, Grade.ACCEPTABLE, "possible, but the lock keeps no queue"),
                new Outcome(
                    OTHER, Grade.INTERESTING, "the lock keeps no queue of those that wait"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int processes = settings.number("processes");
    var lock = new Lock();
    var order = new IntArray(processes); // which process had which turn
    var turns = new IntValue(0);
    var called = new ArrayList<Semaphore>(); // one for each process, and one when all have come
    for (int i = 0; i <= processes; i++) {
      called.add(new Semaphore(0));
    }
    Rounds.play(
        processes,
        2 * times,
        (process, round) -> {
          if (isTogether(round)) {
            takeTurn(lock, order, turns, process);
          } else if (process == 0) {
            comeFirst(lock, order, turns, called);
          } else {
            comeLater(lock, order, turns, called, process);
          }
        },
        _ -> turns.set(0),
        round ->
            counter.came(
                isTogether(round) ? TOGETHER : ONE_BY_ONE,
                isInOrder(order.get(0, processes)) ? IN_ORDER : OTHER,
                0));
  }

  private static boolean isTogether(int round) {
    return round % 2 == 0;
  }

  private static boolean isInOrder(int[] order) {
    return IntStream.range(0, order.length).allMatch(turn -> order[turn] == turn);
  }

  private static void takeTurn(Lock lock, IntArray order, IntValue turns, int process)
      throws InterruptedException {
    try (var _ = lock.hold()) {
      note(order, turns, process);
    }
  }

  /** Only who has the lock may call this. */
  private static void note(IntArray order, IntValue turns, int process) {
    int turn = turns.get();
    order.set(turn, process);
    turns.set(turn + 1);
  }

  /** Has the lock until all others wait for it. */
  private static void comeFirst(Lock lock, IntArray order, IntValue turns, List<Semaphore> called)
      throws InterruptedException {
    try (var _ = lock.hold()) {
      note(order, turns, 0);
      called.get(1).release();
      called.getLast().acquire();
      Thread.sleep(APART_MILLIS); // for the last one, which is about to want the lock
    }
  }

  private static void comeLater(
      Lock lock, IntArray order, IntValue turns, List<Semaphore> called, int process)
      throws InterruptedException {
    called.get(process).acquire();
    Thread.sleep(APART_MILLIS); // for the one before, which is about to want the lock
    called.get(process + 1).release();
    takeTurn(lock, order, turns, process);
  }
}
