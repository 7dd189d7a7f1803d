package mpj.lessons.lesson5;

import java.util.Arrays;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.shared.IntArray;

/** A child negates an array in shared memory, in place, and an ordinary one beside it. */
public final class ArrayDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int length = settings.number("length");
    int[] ordinary = new int[length];
    for (int i = 0; i < length; i++) {
      ordinary[i] = i;
    }
    var shared = new IntArray(ordinary); // the same numbers, where all processes see them
    show(shared, ordinary);

    // The child is given both: the place of the one, and a copy of the other.
    var child = new ChildProcess("negater", () -> negate(shared, ordinary));
    child.start();
    child.join();
    show(shared, ordinary);
  }

  /** Runs in the child. */
  private static void negate(IntArray shared, int[] ordinary) throws InterruptedException {
    try (var _ = shared.hold()) { // its lock: nobody who takes it, too, sees half of the work
      for (int i = 0; i < shared.length(); i++) {
        shared.set(i, -shared.get(i));
      }
    }
    for (int i = 0; i < ordinary.length; i++) {
      ordinary[i] = -ordinary[i];
    }
    show(shared, ordinary);
  }

  private static void show(IntArray shared, int[] ordinary) {
    IO.println("shared:   " + Arrays.toString(shared.get(0, shared.length())));
    IO.println("ordinary: " + Arrays.toString(ordinary));
  }
}
