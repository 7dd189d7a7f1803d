package mpj.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.app.run.DemoRun;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.lessons.demo.Settings;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.diagnosis.VerdictKind;
import mpj.lessons.story.timeline.Told;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;

final class RunPageTest {
  private static String page() {
    Told story = Told.story();
    var line =
        new OutputLine(Told.START + 30_000_000, story.actor("Process-2"), false, "<b>1 & 2</b>");
    var part = new Verdict.Part(story.actor("Process-2"), "wants Lock-1", "Two.java:12");
    var verdict =
        new Verdict(VerdictKind.DEADLOCK, "each < waits", List.of(part), "one order everywhere");
    Run told = story.run();
    told.line(line);
    told.note("{{style}} is a note");
    DemoRun run =
        new DemoRun(
            new DemoEntry("lock", 4, "shows \"it\"", List.of(), () -> null, _ -> null, ""),
            new Settings(List.of(), Map.of(), 42),
            StartMethod.SPAWN,
            Told.START,
            100_000_000,
            told,
            "Two took turns.",
            List.of(),
            Optional.of(verdict),
            List.of());
    Lesson lesson = new Lesson(4, "Taking turns", "", List.of());
    return new String(RunPage.of(lesson, List.of(RunDocument.of(run))), StandardCharsets.UTF_8);
  }

  @Test
  void shouldShowTheRun() {
    assertThat(page())
        .contains("<h1>Taking turns</h1>", "seed=42", "Two took turns.", "check: ok")
        .contains("holding Lock-1: from 20.000 ms, for 30.000 ms", "item Queue-1")
        .contains("Verdict: deadlock", "Process-2 wants Lock-1 (Two.java:12)", "each &lt; waits");
  }

  @Test
  void shouldEscapeWhatComesFromARun() {
    assertThat(page())
        .contains("&lt;b&gt;1 &amp; 2&lt;/b&gt;", "shows &quot;it&quot;", "{{style}} is a note")
        .doesNotContain("<b>1");
  }

  @Test
  void shouldNeedNothingElse() {
    assertThat(page().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "src=", "<link", "@import", "url(//");
  }
}
