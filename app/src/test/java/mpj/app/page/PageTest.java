package mpj.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.app.terminal.CapturedScreen;
import mpj.app.terminal.Text;
import mpj.lessons.demo.Course;
import mpj.lessons.demo.Lesson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {
  private static final String SAMPLE =
      """
      # A title that is so long that it can't stand in one line of a narrow page and must be wrapped

      A paragraph with **bold**, *italic* and `code`, and a [link](https://example.org/a/very/long/way),
      over several lines of its own that are joined and wrapped again.

      - first
      - second, which has so many words that it needs more than a single line on a narrow page of eighty
        - nested

      1. one
      2. two

      | Kind | Relation | Sharing | Weight | Fitting tasks |
      |---|---|---|---|---|
      | thread | belongs to a process | shares the heap of its process with all other threads | light | I/O-bound tasks, and on the JVM also those that are CPU-bound |
      | process | a child of another process | shares nothing but what is declared to be shared | heavy | CPU-bound tasks |

      ```java
      var lock = new Lock(); // a comment that makes this line of code much longer than eighty columns are
      ```

      > quoted
      """;

  private static List<String> lines(String markdown, int columns) {
    return Page.layOut(markdown, columns).stream().map(Text::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 100, 120})
  void shouldNeverBeWiderThanThePage(int columns) {
    assertThat(lines(SAMPLE, columns)).allMatch(line -> line.length() <= columns);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void shouldFitEveryLessonOnThePage(int columns) {
    assertThat(Course.lessons()).hasSize(7);
    for (Lesson lesson : Course.lessons()) {
      var captured = CapturedScreen.page(columns);
      Page.show(lesson.text(), captured.screen());
      assertThat(captured.widest()).as("lesson=%d", lesson.number()).isLessThanOrEqualTo(columns);
      assertThat(captured.output()).isNotEmpty().doesNotContain("\u001b");
    }
  }

  @Test
  void shouldStopAtAHundredColumnsWhereThereAreMore() {
    var captured = CapturedScreen.page(200);
    Page.show(SAMPLE, captured.screen());
    assertThat(captured.widest()).isLessThanOrEqualTo(100);
  }

  @Test
  void shouldWrapTheCellsOfATable() {
    assertThat(lines("| A | B |\n|---|---|\n| one two | three |\n| x | y |", 10))
        .containsExactly("A    B", "---  -----", "one  three", "two", "...  .....", "x    y");
  }

  @Test
  void shouldNumberAndIndentLists() {
    assertThat(lines("3. three\n4. four\n   - in it", 80))
        .containsExactly("3. three", "4. four", "", "   - in it");
  }

  @Test
  void shouldShowWhereALinkLeads() {
    assertThat(lines("[docs](https://example.org) and <https://example.org>", 80))
        .containsExactly("docs (https://example.org) and https://example.org");
  }

  @Test
  void shouldUseColourOnATerminalOnly() {
    var terminal = CapturedScreen.terminal(80);
    Page.show("**bold**", terminal.screen());
    assertThat(terminal.output()).isEqualTo("\u001b[0;1mbold\u001b[0m\n");
    var page = CapturedScreen.page(80);
    Page.show("**bold**", page.screen());
    assertThat(page.output()).isEqualTo("bold\n");
  }
}
