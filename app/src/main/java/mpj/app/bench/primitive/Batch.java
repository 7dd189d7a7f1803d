package mpj.app.bench.primitive;

import java.io.Serializable;

/**
 * Some operations in a row, so that looking at the clock between batches costs next to nothing.
 * Implemented by classes, not lambdas, so that a child runs them as it would its own code.
 */
interface Batch extends Serializable {
  /** Makes ready in the process that is to run it. No time is taken. */
  default void open() throws Exception {}

  /** Does the operations and answers how many there were. */
  int run() throws Exception;

  /** Ends what {@link #open} began. No time is taken. */
  default void close() {}
}
