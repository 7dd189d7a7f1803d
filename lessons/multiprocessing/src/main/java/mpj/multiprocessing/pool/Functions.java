package mpj.multiprocessing.pool;

import java.util.ArrayDeque;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.memory.StoredBytes;
import mpj.multiprocessing.internal.process.ServiceTask;

/**
 * A cache of the functions that a worker used last. Each function is read once for all tasks of its
 * job.
 */
final class Functions {
  private static final int KEPT = 8;

  private record Known(
      long job, SerializableFunction<Object, Object> function, List<ServiceTask.Brought> brought) {
    void usedAgain() {
      for (ServiceTask.Brought object : brought) {
        object.again();
      }
    }
  }

  private final Tree tree;
  private final ArrayDeque<Known> others = new ArrayDeque<>();
  private Known latest = new Known(-1, null, List.of());

  Functions(Tree tree) {
    this.tree = tree;
  }

  /**
   * Returns the function of a job.
   *
   * @param job the job's number
   * @param offset the offset of the function in shared memory; valid while the job has tasks left
   */
  SerializableFunction<Object, Object> of(long job, long offset) {
    if (latest.job == job) {
      latest.usedAgain();
      return latest.function;
    }
    Known found = null;
    for (Known known : others) {
      if (known.job == job) {
        found = known;
      }
    }
    if (found == null) {
      found = new Known(job, read(offset), ServiceTask.brought());
    } else {
      others.remove(found);
      found.usedAgain();
    }
    others.addFirst(latest);
    if (others.size() > KEPT) {
      others.removeLast();
    }
    latest = found;
    return found.function;
  }

  /** Returns the function of a job that has no other task. */
  @SuppressWarnings("unchecked") // a job stores nothing else
  SerializableFunction<Object, Object> read(long offset) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return (SerializableFunction<Object, Object>)
        Decoder.decode(StoredBytes.read(tree, offset), loader);
  }
}
