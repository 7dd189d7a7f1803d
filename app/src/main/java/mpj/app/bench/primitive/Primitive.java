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
 * @param quick makes ready for runs that are less thorough, where the usual ones take minutes
 */
public record Primitive(
    String key, String unit, Better better, String what, Opening opening, Opening quick) {

  /** One whose runs take seconds anyway. */
  public Primitive(String key, String unit, Better better, String what, Opening opening) {
    this(key, unit, better, what, opening, opening);
  }

  /** The same with the runs that are less thorough. */
  public Primitive shortened() {
    return new Primitive(key, unit, better, what, quick);
  }

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

    /** What the figures are to be compared with on our own side, if anything. */
    default Optional<Yardstick> yardstick() {
      return Optional.empty();
    }

    /** What was wrong with the runs so far, though their figures stand: a sentence, or nothing. */
    default Optional<String> complaint() {
      return Optional.empty();
    }

    @Override
    default void close() {}
  }

  /**
   * Something of ours that a figure is compared with, measured in turn with it.
   *
   * @param name what it is, as "heap array"
   */
  public record Yardstick(String name, Measure measure) {

    /** One run of it. */
    @FunctionalInterface
    public interface Measure {
      /** The figure in the primitive's unit. */
      double run() throws Exception;
    }
  }
}
