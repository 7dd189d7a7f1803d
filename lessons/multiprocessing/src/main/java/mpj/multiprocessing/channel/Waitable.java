package mpj.multiprocessing.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.ProcessEventCount;
import mpj.multiprocessing.internal.trace.Gate;

/**
 * An object that a process can wait for together with others: for example a {@link Connection} with
 * something to receive, or a child process that has ended. The death of a process makes its {@code
 * ChildProcess} ready, and its ends of pipes count as closed.
 *
 * <pre>{@code
 * for (Waitable ready : Waitable.awaitAny(List.of(connection, child), Duration.ofSeconds(1))) {
 *   …
 * }
 * }</pre>
 */
public interface Waitable {
  /**
   * Returns whether this object is ready, so that a wait for it returns at once.
   *
   * @throws IllegalStateException if it cannot be waited for: it is closed, was not started, or
   *     only sends
   */
  boolean isReady();

  /**
   * Asks this object to wake the waiting threads of this process, once, when it may be ready. For
   * the library's own use.
   */
  default void watch() {}

  /**
   * Waits until at least one of several objects is ready, but no longer than the timeout, and
   * returns those that are ready. Python's {@code multiprocessing.connection.wait}.
   *
   * @param several the objects; with none, the method waits until the timeout has elapsed
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return the ready objects, in the order given; empty if the timeout elapsed
   * @throws IllegalStateException if an object cannot be waited for: it is closed, was not started,
   *     or only sends
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws NullPointerException if {@code timeout} is null
   */
  static <W extends Waitable> List<W> awaitAny(Collection<? extends W> several, Duration timeout)
      throws InterruptedException {
    if (Gate.isActive()) {
      Gate.pass();
    }
    List<W> ready = new ArrayList<>();
    ProcessEventCount.await(
        Tree.current(),
        Timeout.nanos(timeout),
        () -> {
          ready.clear();
          several.stream().filter(Waitable::isReady).forEach(ready::add);
          return !ready.isEmpty();
        },
        () -> several.forEach(Waitable::watch));
    return ready;
  }
}
