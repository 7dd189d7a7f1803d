package mpj.multiprocessing.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Bell;
import mpj.multiprocessing.trace.Gate;

/**
 * What a process can wait for together with others of its kind: a {@link Connection} with something
 * to receive, the end of a child process.
 *
 * <pre>{@code
 * for (Waitable ready : Waitable.awaitAny(List.of(connection, child), Duration.ofSeconds(1))) {
 *   …
 * }
 * }</pre>
 */
public interface Waitable {
  /** Tells whether there is nothing to wait for any more. */
  boolean isReady();

  /** Has the waiting thread look again when this may be ready. For the library's own use. */
  default void watch() {}

  /**
   * Returns those of several that are ready, waiting until at least one is, at most so long.
   * Python's {@code multiprocessing.connection.wait}.
   *
   * @return in the order given; empty when time is up
   * @throws IllegalStateException if one of them cannot be waited for: it is closed, was not
   *     started, or only sends
   */
  static <W extends Waitable> List<W> awaitAny(Collection<? extends W> several, Duration timeout)
      throws InterruptedException {
    if (Gate.isActive()) {
      Gate.pass();
    }
    List<W> ready = new ArrayList<>();
    Bell.await(
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
