package mpj.app.run;

import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;
import mpj.lessons.story.NotedLine;

/** Follows a run while it goes on. */
public interface RunListener {
  /** Follows nothing. */
  RunListener NONE = new RunListener() {};

  /** The run is about to begin; times count from {@code startNanos}. */
  default void begins(DemoEntry demo, Settings settings, long startNanos) {}

  /** A line was written; called on one thread, in the order of time. */
  default void line(NotedLine line) {}

  /**
   * No line has come for most of a second, and the run goes on; called on another thread than
   * {@link #line}, every now and then as long as it is quiet.
   */
  default void quiet(Silence silence) {}

  /** The run is over. */
  default void ended(DemoRun run) {}

  /** Returns whether anyone still follows; if not, the run is ended early. */
  default boolean isWanted() {
    return true;
  }
}
