package mpj.lessons.lesson4;

import java.time.Duration;
import java.util.List;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.sync.Lock;

/**
 * Two processes take two locks, again and again, with no meeting halfway: how often does it come to
 * the circle of {@link DeadlockDemo}? Who is in one gives up after a while, so that there is a next
 * round.
 */
final class DeadlockTrials implements Trials {
  private static final String OPPOSITE = "opposite order";
  private static final String SAME = "the same order";
  private static final String BOTH = "each has both";
  private static final String CIRCLE = "a circle";
  private static final Duration PATIENCE = Duration.ofMillis(10);

  /** How far each of the two is in a round. */
  private static final int NOTHING = 0;

  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int CAUGHT = 3;

  @Override
  public String round(Settings settings) {
    return "two processes begin at the same moment, each takes two locks and gives them back; the"
        + " same two play all rounds, and one caught in a circle gives up after "
        + PATIENCE.toMillis()
        + " ms, or there would be no next round";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            OPPOSITE,
            List.of(
                new Outcome(BOTH, Grade.ACCEPTABLE, "one was quick enough to take both"),
                new Outcome(CIRCLE, Grade.INTERESTING, "each has one and wants the other's"))),
        new Way(
            SAME,
            List.of(
                new Outcome(BOTH, Grade.ACCEPTABLE, "who has the first gets the second"),
                new Outcome(CIRCLE, Grade.FORBIDDEN, "no circle can come about"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    var one = new Lock();
    var other = new Lock();
    var state = new IntArray(2);
    Rounds.play(
        2,
        2 * times,
        (me, round) -> {
          boolean turned = isOpposite(round) && me == 1;
          takeBoth(me, turned ? other : one, turned ? one : other, state);
        },
        _ -> {
          state.set(0, NOTHING);
          state.set(1, NOTHING);
        },
        round -> {
          boolean caught = state.get(0) == CAUGHT || state.get(1) == CAUGHT;
          counter.came(isOpposite(round) ? OPPOSITE : SAME, caught ? CIRCLE : BOTH, 0);
        });
  }

  private static boolean isOpposite(int round) {
    return round % 2 == 0;
  }

  /** Runs in each child. */
  private static void takeBoth(int me, Lock a, Lock b, IntArray state) throws InterruptedException {
    try (var _ = a.hold()) {
      state.set(me, FIRST);
      while (!b.tryAcquire(PATIENCE)) {
        // It may only be slow. But if it has its first, and not both, it wants the one held here.
        int others = state.get(1 - me);
        if (others == FIRST || others == CAUGHT) {
          state.set(me, CAUGHT);
          return;
        }
      }
      state.set(me, SECOND);
      b.release();
    }
  }
}
