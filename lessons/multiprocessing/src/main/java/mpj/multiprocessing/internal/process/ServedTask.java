package mpj.multiprocessing.internal.process;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The task that runs in this process, if it is a {@linkplain Service service} that runs one after
 * the other, as a worker of a pool is; and which objects came with it. To some objects it matters
 * for what a process has them: nobody waits at a barrier for a worker whose task is over.
 */
public final class ServedTask {
  /** An object in a task's hands. */
  public interface Brought {
    /** Notes that another task uses what this one brought. */
    void again();

    /** Notes that the task is over. */
    void over();
  }

  /** What the task that runs has brought. Guards itself and the flag. */
  private static final Set<Brought> ALL = new HashSet<>();

  private static boolean runs;

  /** Notes that a task begins. */
  public static void begins() {
    synchronized (ALL) {
      runs = true;
    }
  }

  /** Notes, once, what the task that runs brought; false, and nothing is noted, if none does. */
  public static boolean brings(Brought object) {
    synchronized (ALL) {
      if (runs) {
        ALL.add(object);
      }
      return runs;
    }
  }

  /** Returns what the task that runs has brought. */
  public static List<Brought> brought() {
    synchronized (ALL) {
      return List.copyOf(ALL);
    }
  }

  /** Notes that the task is over, and has all that it brought know it. */
  public static void ends() {
    List<Brought> ended;
    synchronized (ALL) {
      runs = false;
      ended = List.copyOf(ALL);
      ALL.clear();
    }
    for (Brought object : ended) {
      object.over();
    }
  }

  private ServedTask() {}
}
