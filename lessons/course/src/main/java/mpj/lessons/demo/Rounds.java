package mpj.lessons.demo;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.function.IntConsumer;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Barrier;

/** Plays many rounds with the same processes. They meet at a barrier before and after each. */
public final class Rounds {
  private Rounds() {}

  /** What a process does in a round. It crosses to the child with all that it has captured. */
  @FunctionalInterface
  public interface Part extends Serializable {
    void play(int process, int round) throws Exception;
  }

  /**
   * Plays them.
   *
   * @param processes how many processes play, numbered from 0
   * @param before main does this before a round, for example sets values back
   * @param after main does this after a round, for example counts its outcome
   */
  public static void play(
      int processes, int rounds, Part part, IntConsumer before, IntConsumer after)
      throws InterruptedException {
    var meeting = new Barrier(processes + 1); // and main
    var children = new ArrayList<ChildProcess>();
    for (int i = 0; i < processes; i++) {
      int process = i;
      children.add(new ChildProcess(() -> rounds(meeting, part, process, rounds)));
    }
    for (var child : children) {
      child.start();
    }
    for (int round = 0; round < rounds; round++) {
      before.accept(round);
      meeting.await(); // they begin
      meeting.await(); // they are done
      after.accept(round);
    }
    for (var child : children) {
      child.join();
    }
  }

  private static void rounds(Barrier meeting, Part part, int process, int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      meeting.await();
      part.play(process, round);
      meeting.await();
    }
  }
}
