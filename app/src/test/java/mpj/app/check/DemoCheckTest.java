package mpj.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.app.run.DemoRun;
import mpj.app.run.DemoRun.Answered;
import mpj.lessons.demo.Course;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.lessons.demo.Settings;
import mpj.lessons.story.Run;
import mpj.lessons.story.timeline.Told;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What authors have checked, on some demos and on runs that lack something. {@link DemoCheckStress}
 * has all demos.
 */
class DemoCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"2/run-function", "4/rlock", "5/pipe"})
  void shouldFindNothingWrongWithTheCourse(String name) throws Exception {
    DemoEntry demo =
        Course.lessons().stream()
            .flatMap(lesson -> lesson.demos().stream())
            .filter(one -> name.equals(one.lesson() + "/" + one.name()))
            .findFirst()
            .orElseThrow();
    assertThat(new DemoCheck().run(demo, 1)).isEmpty();
  }

  @Test
  void shouldHaveTextsAndReadableSourcesThroughout() throws Exception {
    for (Lesson lesson : Course.lessons()) {
      for (DemoEntry demo : lesson.demos()) {
        assertThat(new DemoCheck().texts(demo)).as(demo.name()).isEmpty();
      }
    }
  }

  @Test
  void shouldMissATextAndASource() throws Exception {
    var demo =
        new DemoEntry("nameless", 4, " ", List.of(), () -> null, _ -> null, "mpj/Nowhere.java");
    assertThat(new DemoCheck().texts(demo))
        .hasSize(3)
        .anyMatch(problem -> problem.contains("it has no text"))
        .anyMatch(problem -> problem.contains("does not say what it shows"))
        .anyMatch(problem -> problem.contains("resource=mpj/Nowhere.java"));
  }

  private static DemoRun run(Run run, String note, String seen) {
    return run(run, note, seen, List.of(new Answered("How many?", List.of(), Optional.of("1"))));
  }

  private static DemoRun run(Run run, String note, String seen, List<Answered> answers) {
    DemoEntry lock = Course.lessons().get(3).demos().get(1);
    var settings = new Settings(lock.settings(), Map.of(), 1);
    var line = new OutputLine(Told.START, new Actor("MainProcess", 100), false, "a line");
    run.line(line);
    run.note(note);
    return new DemoRun(
        lock,
        settings,
        StartMethod.SPAWN,
        Told.START,
        100_000_000,
        run,
        seen,
        answers,
        Optional.empty(),
        List.of());
  }

  @Test
  void shouldAcceptAWholeRun() {
    assertThat(DemoCheck.problems(run(Told.story().run(), "why", "what was to be seen"))).isEmpty();
  }

  @Test
  void shouldMissNotesAndADebrief() {
    assertThat(DemoCheck.problems(run(Told.story().run(), null, "")))
        .contains("none of its lines has a note", "it does not say what was to be seen")
        .anyMatch(problem -> problem.contains("not told: part=seen"));
  }

  @Test
  void shouldMissAPrediction() {
    assertThat(DemoCheck.problems(run(Told.story().run(), "why", "seen", List.of())))
        .containsExactly("it asks for no prediction");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', does not answer",
    "'', many, answers what cannot be chosen: answer=many",
    "A|B, C, answers what cannot be chosen: answer=C",
  })
  void shouldMissAnAnswer(String choices, String answer, String problem) {
    List<String> among = choices.isEmpty() ? List.of() : List.of(choices.split("\\|"));
    var given = Optional.of(answer).filter(text -> !text.isEmpty());
    var asked = List.of(new Answered("Who?", among, given));
    assertThat(DemoCheck.problems(run(Told.story().run(), "why", "seen", asked)))
        .filteredOn(one -> one.endsWith("question=Who?"))
        .singleElement()
        .asString()
        .contains(problem);
  }

  @Test
  void shouldFindEventsThatTheTraceDoesNotShow() {
    var stranger = new Actor("a stranger", 7);
    Run told = new Told().child("Process-1", 1, 10, 90, 0).run();
    told.event(new Event(Told.START, stranger, EventKind.LOCK_WAITING, "Lock-1", null, 0, 0));
    told.event(new Event(Told.START, stranger, EventKind.LOCK_ACQUIRED, "Lock-1", null, 0, 0));
    assertThat(DemoCheck.problems(run(told, "why", "seen")))
        .containsExactly(
            "the trace disagrees with the events: waits=0 events=1",
            "the trace disagrees with the events: holds=0 events=1");
  }
}
