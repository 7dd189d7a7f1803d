package mpj.app.bench.primitive;

/**
 * Something that processes have in common, and what becomes of it when they get more.
 *
 * @param name what is typed and shown
 * @param unit what the rate counts
 * @param what one line that says what is done
 * @param nature one sentence on what bounds it by its nature
 * @param opening makes ready for runs with so many processes
 */
public record Subject(String name, String unit, String what, String nature, Opening opening) {

  /** Starts what the runs with so many processes have in common, and warms it up. */
  @FunctionalInterface
  public interface Opening {
    /** Ready to run. */
    Session open(int processes) throws Exception;
  }

  /** Ready to be measured, several times. Closing ends its processes. */
  @FunctionalInterface
  public interface Session extends AutoCloseable {
    /** One run. */
    Load run() throws Exception;

    @Override
    default void close() {}
  }
}
