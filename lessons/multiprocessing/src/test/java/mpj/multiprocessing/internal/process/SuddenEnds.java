package mpj.multiprocessing.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Main processes that are ended at random moments: while they boot, while their children do, and
 * when all are there. Nobody else tells the tests when; the moments are counted by what the main
 * process had said before.
 */
final class SuddenEnds {
  /** Two seconds, and five for the files, doubled. */
  private static final long PROCESSES_NANOS = 4_000_000_000L;

  private static final long FILES_NANOS = 10_000_000_000L;
  private static final long LONGEST_MOMENT_NANOS = 200_000_000L;

  /** What a JVM says by itself in the first 20 ms, when no code of ours has run yet. */
  private static final String OF_THE_JVM =
      "Runtime.exit(130) logging failed: Cannot invoke \"java.lang.Module.getClassLoader()\""
          + " because \"m\" is null";

  /** What the main process has said last; no word yet is a moment, too. */
  private enum Moment {
    BOOTING(""),
    STARTING("begins"),
    CHILDREN_BOOTING("started"),
    READY("ready");

    private final String word;

    Moment(String word) {
      this.word = word;
    }
  }

  private final Path errors;
  private final Random random;
  private final Map<Moment, Integer> ends = new EnumMap<>(Moment.class);

  /**
   * Main processes to be ended.
   *
   * @param directory where their errors are kept
   */
  SuddenEnds(Path directory) {
    errors = directory.resolve("errors");
    long seed = Effort.seed();
    System.out.println("seed=" + seed);
    random = new Random(seed);
  }

  /** Tells whether nothing that this JVM starts would take notice of SIGINT. */
  static boolean areInterruptsIgnored() throws IOException {
    return Session.ignoresInterrupts();
  }

  /** Ends so many by Ctrl-C: the signal goes to all processes of the tree at once. */
  void interrupt(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      try (Session session = start(round)) {
        Moment moment = await(session, round);
        session.interrupt();
        assertThat(session.exitCode(PROCESSES_NANOS))
            .as("%s of round %d: %s", moment, round, session.errors())
            .isEqualTo(130);
        assertNoProcess(session, moment);
        assertThat(session.directories()).as("%s", moment).isEmpty();
        List<String> errors = session.errors();
        if (moment == Moment.BOOTING) {
          errors.remove(OF_THE_JVM);
        }
        assertThat(errors).as("%s of round %d", moment, round).isEmpty();
      }
    }
    System.out.println("interrupted=" + ends);
  }

  /** Kills so many, and sees the rest of them go. */
  void kill(int rounds) throws Exception {
    int swept = 0;
    for (int round = 0; round < rounds; round++) {
      try (Session session = start(round)) {
        Moment moment = await(session, round);
        session.kill();
        assertThat(session.exitCode(PROCESSES_NANOS)).isEqualTo(137);
        assertNoProcess(session, moment);
        if (moment == Moment.READY) { // its children remove what is left
          assertNoDirectory(session, FILES_NANOS);
        } else {
          swept += session.directories().size();
          Tree.current();
          ProcessTree.shutdown();
          assertNoDirectory(session, 0);
        }
      }
    }
    System.out.println("killed=" + ends + " swept=" + swept);
  }

  /** Kills so many with all their processes at once: nobody is left who could remove anything. */
  void killAll(int rounds) throws Exception {
    int swept = 0;
    for (int round = 0; round < rounds; round++) {
      try (Session session = start(round)) {
        Moment moment = await(session, round);
        session.killAll();
        assertThat(session.exitCode(PROCESSES_NANOS)).isEqualTo(137);
        assertNoProcess(session, moment);
        swept += session.directories().size();
        Tree.current();
        ProcessTree.shutdown();
        assertNoDirectory(session, 0);
      }
    }
    System.out.println("killedAll=" + ends + " swept=" + swept);
  }

  private Session start(int round) throws IOException {
    StartMethod[] methods = StartMethod.values();
    return Session.start(
        errors, Family.class.getName(), methods[round / 4 % methods.length].name());
  }

  /** Waits for a moment, and some time more, in which the next may have come. */
  private Moment await(Session session, int round) throws IOException {
    Moment moment = Moment.values()[Math.floorMod(round + 2, 4)]; // the children boot: first of all
    if (!moment.word.isEmpty()) {
      assertThat(session.await(moment.word)).as("%s: %s", moment, session.errors()).isTrue();
    }
    LockSupport.parkNanos(random.nextLong(LONGEST_MOMENT_NANOS));
    ends.merge(moment, 1, Integer::sum);
    return moment;
  }

  private static void assertNoProcess(Session session, Moment moment) throws IOException {
    long until = System.nanoTime() + PROCESSES_NANOS;
    List<Long> left = session.processes();
    while (!left.isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(2_000_000);
      left = session.processes();
    }
    assertThat(left).as("processes left, ended at %s", moment).isEmpty();
  }

  private static void assertNoDirectory(Session session, long nanos) throws IOException {
    long until = System.nanoTime() + nanos;
    while (!session.directories().isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(2_000_000);
    }
    assertThat(session.directories()).isEmpty();
  }
}
