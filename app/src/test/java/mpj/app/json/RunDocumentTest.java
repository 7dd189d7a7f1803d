package mpj.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.app.run.DemoRun;
import mpj.lessons.DemoEntry;
import mpj.lessons.Settings;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.diagnosis.VerdictKind;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;

final class RunDocumentTest {
  private static final long START = 5_000_000_000L;
  private static final Actor CHILD = new Actor("Process-1", 4242);

  private static DemoRun run(Optional<Verdict> verdict) {
    var main = new ProcessRecord("MainProcess", 4000, 1, START - 77, 0, OptionalInt.empty());
    var child =
        new ProcessRecord(
            "Process-1", 4242, 4000, START + 1_500_000, START + 9_000_000, OptionalInt.of(-9));
    var event = new Event(START + 2_345_678, CHILD, EventKind.LOCK_ACQUIRED, "Lock-1", null, 0, 0);
    var first = new OutputLine(START + 3_000_000, CHILD, false, "a \"quoted\" line");
    var second = new OutputLine(START + 4_000_000, CHILD, true, "ü\u0007");
    var run = new Run();
    run.end(List.of(main, child));
    run.event(event);
    run.line(first);
    run.note("a note");
    run.line(second);
    return new DemoRun(
        new DemoEntry("lock", 4, "", List.of(), () -> null, () -> null, ""),
        new Settings(List.of(), Map.of(), 1),
        START,
        10_000_499,
        run,
        "",
        List.of(),
        verdict,
        List.of());
  }

  @Test
  void shouldHaveTheDocumentedFormToTheLetter() {
    assertThat(
            new String(RunDocument.of(4, List.of(run(Optional.empty()))), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"lesson\":4,\"demos\":[{\"name\":\"lock\",\"seed\":1,\"ok\":true,"
                + "\"elapsedMs\":10.000,\"verdict\":null,\"processes\":["
                + "{\"name\":\"MainProcess\",\"pid\":4000,\"parentPid\":1,\"startMs\":0.000,"
                + "\"endMs\":null,\"exitCode\":null},"
                + "{\"name\":\"Process-1\",\"pid\":4242,\"parentPid\":4000,\"startMs\":1.500,"
                + "\"endMs\":9.000,\"exitCode\":-9}],\"lines\":["
                + "{\"ms\":3.000,\"process\":\"Process-1\",\"pid\":4242,"
                + "\"text\":\"a \\\"quoted\\\" line\",\"note\":\"a note\"},"
                + "{\"ms\":4.000,\"process\":\"Process-1\",\"pid\":4242,"
                + "\"text\":\"ü\\u0007\",\"note\":null}],\"events\":["
                + "{\"ms\":2.346,\"process\":\"Process-1\",\"pid\":4242,"
                + "\"kind\":\"lock.acquired\",\"object\":\"Lock-1\"}]}]}\n");
  }

  @Test
  void shouldTellTheVerdictOfARunThatHadToBeEnded() {
    var verdict =
        new Verdict(
            VerdictKind.DEADLOCK,
            "each waits",
            List.of(
                new Verdict.Part(CHILD, "wants Lock-1", "Two.java:12"),
                new Verdict.Part(CHILD, "wants Lock-2", Verdict.UNKNOWN)),
            "one order");
    byte[] document = RunDocument.of(4, List.of(run(Optional.of(verdict))));

    assertThat(new String(document, StandardCharsets.UTF_8))
        .contains(
            "\"verdict\":{\"kind\":\"deadlock\",\"sentence\":\"each waits\",\"processes\":["
                + "{\"name\":\"Process-1\",\"pid\":4242,\"does\":\"wants Lock-1\","
                + "\"at\":\"Two.java:12\"},"
                + "{\"name\":\"Process-1\",\"pid\":4242,\"does\":\"wants Lock-2\",\"at\":null}],"
                + "\"cure\":\"one order\"}");
  }
}
