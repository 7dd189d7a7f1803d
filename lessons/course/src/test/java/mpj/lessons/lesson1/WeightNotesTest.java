package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class WeightNotesTest {
  private static final Story MEASURED =
      new Story()
          .line("MainProcess", "start and end: thread 0.100 ms, process 90.0 ms")
          .line("MainProcess", "memory: thread 50 kB, process 20480 kB")
          .line("MainProcess", "switch: thread 6.0 µs, process 3.0 µs");

  private static Told notes(Story story) {
    return story.to(WeightNotes::new, Map.of());
  }

  @Test
  void shouldPutFiguresIntoProportion() {
    assertThat(notes(MEASURED).lines())
        .containsExactly(
            "MainProcess: start and end: thread 0.100 ms, process 90.0 ms | the process 900 times"
                + " as much: a JVM boots",
            "MainProcess: memory: thread 50 kB, process 20480 kB | the process 410 times as much:"
                + " a heap, classes, compiled code",
            "MainProcess: switch: thread 6.0 µs, process 3.0 µs | the thread 2.0 times as much: a"
                + " semaphore of the JVM against one in shared memory, which is watched here");
    assertThat(notes(MEASURED).problems()).isEmpty();
    assertThat(notes(MEASURED).seen())
        .contains("in 0.100 ms, a process in 90.0 ms", "50 kB, a process 20.0 MB", "3.0 µs");
  }

  @Test
  void shouldMissWhatWasNotMeasured() {
    Story story = new Story().line("MainProcess", "memory: thread 0 kB, process 5 kB");
    assertThat(notes(story).problems())
        .hasSize(3)
        .allMatch(problem -> problem.startsWith("Not measured: "));
  }

  @Test
  void shouldAnswerWhatIsDearest() {
    assertThat(notes(MEASURED).answer(0)).isEqualTo("start and end");
    assertThat(notes(MEASURED).seen()).endsWith("the start and end: 900 times that of a thread.");
    assertThat(notes(new Story()).answer(0)).isEmpty();
  }
}
