package mpj.app.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.app.run.DemoRun;
import mpj.app.run.RunListener;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;
import mpj.lessons.story.NotedLine;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PaceTest {
  private final List<String> told = new ArrayList<>();
  private final CountDownLatch second = new CountDownLatch(2);
  private volatile boolean wanted = true;

  /** Remembers what it is told, which is all by one thread at a time. */
  private final RunListener listener =
      new RunListener() {
        @Override
        public void begins(DemoEntry demo, Settings settings, long startNanos) {
          told.add("begins");
        }

        @Override
        public void line(NotedLine line) {
          told.add(line.line().text());
          second.countDown();
        }

        @Override
        public void ended(DemoRun run) {
          told.add("ended");
        }

        @Override
        public boolean isWanted() {
          return wanted;
        }
      };

  private static NotedLine line(String text, String note) {
    return new NotedLine(new OutputLine(0, new Actor("MainProcess", 1), false, text), note);
  }

  private static Pace begun(RunListener listener, double speed) {
    var pace = new Pace(listener, speed);
    pace.begins(null, null, 0);
    return pace;
  }

  @Test
  void shouldTellAllLinesInOrderBeforeTheEnd() {
    Pace pace = begun(listener, 100);
    pace.line(line("one", null));
    pace.line(line("two", "a note"));
    pace.line(line("three", null));
    pace.ended(null);
    assertThat(told).containsExactly("begins", "one", "two", "three", "ended");
  }

  @Test
  void shouldHoldUpNobodyWhoWritesLines() throws Exception {
    Pace pace = begun(listener, 0.1); // a note of 50 letters takes seconds
    pace.line(line("one", "n".repeat(500)));
    pace.line(line("two", null));
    assertThat(second.await(200, TimeUnit.MILLISECONDS)).as("told with a rest").isFalse();
    wanted = false; // nobody reads any more
    Thread.currentThread().interrupt();
    pace.ended(null); // it does not rest now
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void shouldTellARunThatComesAfterAnother() {
    Pace pace = begun(listener, 100);
    pace.ended(null);
    pace.begins(null, null, 0);
    pace.line(line("one", null));
    pace.ended(null);
    assertThat(told).containsExactly("begins", "ended", "begins", "one", "ended");
  }

  @Test
  void shouldRestLongerForALongerNote() {
    long begun = System.nanoTime();
    Pace pace = begun(listener, 1);
    pace.line(line("one", "n".repeat(50)));
    pace.ended(null);
    assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(300));
  }
}
