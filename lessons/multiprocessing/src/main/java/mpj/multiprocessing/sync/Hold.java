package mpj.multiprocessing.sync;

import java.util.Optional;

/**
 * Something held, to be given back by the end of a try-with-resources statement. One thread uses
 * it.
 *
 * <p><b>What happens if a process dies here.</b> What it holds is given back for it within a
 * second.
 */
public interface Hold extends AutoCloseable {
  /** Returns the holder before, if it died while it held a lock; of permits always empty. */
  default Optional<OwnerDied> ownerDied() {
    return Optional.empty();
  }

  /** Gives it back; does nothing the second time. */
  @Override
  void close();
}
