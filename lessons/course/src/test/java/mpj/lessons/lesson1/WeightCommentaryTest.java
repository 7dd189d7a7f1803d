package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
import org.junit.jupiter.api.Test;

class WeightCommentaryTest {
  private static final Story MEASURED =
      new Story()
          .line("MainProcess", "start and end: thread 0.100 ms, process 90.0 ms")
          .line("MainProcess", "memory: thread 50 kB, process 20480 kB")
          .line("MainProcess", "switch: thread 6.0 µs, process 3.0 µs");

  @Test
  void shouldPutFiguresIntoProportion() {
    assertThat(MEASURED.notes(new WeightCommentary()))
        .containsExactly(
            "MainProcess: start and end: thread 0.100 ms, process 90.0 ms | the process 900 times"
                + " as much: a JVM boots",
            "MainProcess: memory: thread 50 kB, process 20480 kB | the process 410 times as much:"
                + " a heap, classes, compiled code",
            "MainProcess: switch: thread 6.0 µs, process 3.0 µs | the thread 2.0 times as much;"
                + " the processes' semaphores are watched");
    assertThat(new WeightCommentary().check(MEASURED.recording())).isEmpty();
    assertThat(new WeightCommentary().seen(MEASURED.recording()))
        .contains("in 0.100 ms, a process in 90.0 ms", "50 kB, a process 20.0 MB", "3.0 µs");
  }

  @Test
  void shouldMissWhatWasNotMeasured() {
    Story story = new Story().line("MainProcess", "memory: thread 0 kB, process 5 kB");
    assertThat(new WeightCommentary().check(story.recording()))
        .hasSize(3)
        .allMatch(problem -> problem.startsWith("Not measured: "));
  }
}
