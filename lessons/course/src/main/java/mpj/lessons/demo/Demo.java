package mpj.lessons.demo;

/**
 * A program that shows one idea. It is written the way a learner would write it: it starts real
 * child processes, prints, waits for its children, and returns.
 */
@FunctionalInterface
public interface Demo {
  /**
   * Runs the demo in the main process, from beginning to end. When this returns, every child that
   * it started has ended.
   *
   * @param settings the demo's numbers and the source of its random times
   * @throws Exception whatever the demo could not handle; the run then counts as failed
   */
  void run(Settings settings) throws Exception;
}
