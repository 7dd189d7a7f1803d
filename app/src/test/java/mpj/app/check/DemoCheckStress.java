package mpj.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import mpj.lessons.demo.Course;
import mpj.lessons.demo.DemoEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every demo of the course, as its authors have it checked. */
class DemoCheckStress {
  static Stream<DemoEntry> demos() {
    return Course.lessons().stream().flatMap(lesson -> lesson.demos().stream());
  }

  @ParameterizedTest
  @MethodSource("demos")
  void shouldFindNothingWrong(DemoEntry demo) throws Exception {
    assertThat(new DemoCheck().run(demo, System.nanoTime() % 1000)).isEmpty();
  }
}
