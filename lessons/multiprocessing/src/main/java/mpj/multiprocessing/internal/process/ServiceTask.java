package mpj.multiprocessing.internal.process;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The current task of this process, and the objects that came with the task. It is used if this
 * process is a {@linkplain Service service} that runs one task after another, such as a worker of a
 * pool. Some objects must know when the task is over. For example, a barrier does not wait for a
 * worker whose task is over.
 */
public final class ServiceTask {
  /** An object that came with a task. */
  public interface Brought {
    /** Notes that another task uses this object. */
    void again();

    /** Notes that the task that brought this object is over. */
    void over();
  }

  /** The objects that the current task has brought. It is also the monitor of both fields. */
  private static final Set<Brought> ALL = new HashSet<>();

  private static boolean runs;

  /** Notes that a task begins. */
  public static void begins() {
    synchronized (ALL) {
      runs = true;
    }
  }

  /**
   * Notes an object that the current task brought. To note it again has no effect.
   *
   * @return false if no task runs; nothing is noted then
   */
  public static boolean brings(Brought object) {
    synchronized (ALL) {
      if (runs) {
        ALL.add(object);
      }
      return runs;
    }
  }

  /** Returns the objects that the current task has brought. */
  public static List<Brought> brought() {
    synchronized (ALL) {
      return List.copyOf(ALL);
    }
  }

  /** Notes that the current task is over, and notifies all objects that it brought. */
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

  private ServiceTask() {}
}
