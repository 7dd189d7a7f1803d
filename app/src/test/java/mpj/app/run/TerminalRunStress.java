package mpj.app.run;

import java.util.List;
import java.util.stream.Stream;
import mpj.lessons.demo.Course;
import mpj.lessons.demo.Lesson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first demo of every lesson on terminals of every kind, and through a pipe. */
class TerminalRunStress {
  static Stream<Arguments> runs() {
    List<Lesson> lessons = Course.lessons();
    return Stream.of(TerminalRun.values())
        .flatMap(on -> lessons.stream().map(lesson -> Arguments.of(on, lesson)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void shouldTellEveryLesson(TerminalRun on, Lesson lesson) throws Exception {
    on.check(lesson.number(), lesson.demos().getFirst().name());
  }
}
