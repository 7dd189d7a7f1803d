package mpj.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.text.CourseFiles;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final Pattern PART = Pattern.compile("(\\w+)(?:Demo|Notes|Trials)\\.class");

  @Test
  void shouldHaveSevenLessonsInOrder() {
    assertThat(Course.lessons()).extracting(Lesson::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(Course.lesson(4).title()).isEqualTo("Taking turns and meeting");
  }

  @Test
  void shouldRefuseALessonThatIsNot() {
    assertThatThrownBy(() -> Course.lesson(8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such lesson: number=8; choose from 1 to 7");
  }

  @Test
  void shouldHaveTheSixDemosByWhichTheCourseIsKnown() {
    assertThat(Course.lessons().stream().flatMap(lesson -> lesson.demos().stream()))
        .extracting(demo -> demo.lesson() + "/" + demo.name())
        .contains("1/countdown", "4/lock", "4/barrier", "5/queue", "6/map", "7/list");
  }

  @Test
  void shouldShowTheSourceOfTheClassThatRuns() throws IOException {
    for (Lesson lesson : Course.lessons()) {
      for (DemoEntry entry : lesson.demos()) {
        Class<?> type = entry.demo().get().getClass();
        assertThat(entry.source()).isEqualTo(type.getName().replace('.', '/') + ".java");
        try (InputStream in = type.getClassLoader().getResourceAsStream(entry.source())) {
          assertThat(in).as(entry.source()).isNotNull();
          String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          assertThat(source).contains("public final class " + type.getSimpleName());
        }
      }
    }
  }

  @Test
  void shouldTellInEachTextWhatEveryLessonHas() {
    for (Lesson lesson : Course.lessons()) {
      assertThat(lesson.text())
          .startsWith("# Lesson " + lesson.number() + " · " + lesson.title() + "\n")
          .contains("## Aims", "## Terms", "## Demos", "## Takeaways", "## Exercise")
          .contains("## Further reading", "## What comes next");
    }
  }

  @Test
  void shouldNameEveryDemoInItsLessonsText() {
    for (Lesson lesson : Course.lessons()) {
      for (DemoEntry entry : lesson.demos()) {
        assertThat(lesson.text()).contains("**" + entry.name() + "**");
      }
    }
  }

  /** A demo is its text and its classes; what lies about alone would never be seen. */
  @Test
  void shouldHaveNoPartOfADemoWithoutTheOthers() {
    for (Lesson lesson : Course.lessons()) {
      String folder = "lesson" + lesson.number();
      List<String> names =
          lesson.demos().stream().map(demo -> demo.name().replace("-", "")).toList();
      for (String file : CourseFiles.in(folder)) {
        Matcher part = PART.matcher(file);
        if (part.matches()) {
          assertThat(names)
              .as(folder + "/" + file)
              .contains(part.group(1).toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  @Test
  void shouldSayInTheListWhatEachDemoDoes() {
    for (Lesson lesson : Course.lessons()) {
      assertThat(lesson.text()).doesNotContain("{demos}").doesNotContain("**: \n");
    }
  }
}
