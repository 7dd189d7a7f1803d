package mpj.app.bench.primitive;

import java.util.Optional;

/**
 * A key of {@code mpj bench primitives}: one operation, measured by itself.
 *
 * @param key its name in tables and documents; ends in its unit
 * @param unit what the figure counts
 * @param better whether more or less of it is wanted
 * @param what one line that says what is done
 * @param opening makes ready for runs
 */
public record Primitive(String key, String unit, Better better, String what, Opening opening) {

  /** Which figures are good ones. */
  public enum Better {
    /** A rate. */
    HIGHER,
    /** A time. */
    LOWER
  }

  /** Starts what the runs have in common, and warms it up. */
  @FunctionalInterface
  public interface Opening {
    /** Ready to run. */
    Session open() throws Exception;
  }

  /** Ready to be measured, several times. Closing ends its processes. */
  public interface Session extends AutoCloseable {
    /** One run: the figure in the primitive's unit. */
    double run() throws Exception;

    /** What was wrong with the runs so far, though their figures stand: a sentence, or nothing. */
    default Optional<String> complaint() {
      return Optional.empty();
    }

    @Override
    default void close() {}
  }
}
