package mpj.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.app.Version;
import mpj.app.run.DemoRun.Answered;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Setting;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Teaching;
import mpj.lessons.demo.Teaching.Suggestion;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.diagnosis.VerdictKind;
import mpj.lessons.story.timeline.Timeline;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;

final class RunDocumentTest {
  private static final long START = 5_000_000_000L;
  private static final Actor MAIN = new Actor("MainProcess", 4000);
  private static final Actor CHILD = new Actor("Process-1", 4242);

  private static byte[] json(Optional<Verdict> verdict) {
    var main = new ProcessRecord("MainProcess", 4000, 1, START - 77, 0, OptionalInt.empty());
    var child =
        new ProcessRecord(
            "Process-1", 4242, 4000, START + 1_500_000, START + 9_000_000, OptionalInt.of(-9));
    var event = new Event(START + 2_345_678, CHILD, EventKind.LOCK_ACQUIRED, "Lock-1", MAIN, 5, 3);
    var first = new OutputLine(START + 3_000_000, CHILD, false, "a \"quoted\" line");
    var second = new OutputLine(START + 4_000_000, CHILD, true, "ü\u0007");
    var run = new Run();
    run.end(List.of(main, child));
    run.event(event);
    var setting = new Setting("processes", 10, 1, 50, "how many");
    var demo = new DemoEntry("lock", 4, "", List.of(setting), () -> null, _ -> null, "");
    var settings = new Settings(demo.settings(), Map.of("processes", 7), 1);
    var document =
        new RunDocument(
            "lock",
            "two take turns",
            RunOrigin.of(demo, settings, StartMethod.SPAWN, ""),
            false,
            List.of("it was slow"),
            START,
            10_000_499,
            verdict,
            Optional.of(
                new Teaching(
                    "Two.",
                    "Who?",
                    "So.",
                    "Wait.",
                    "Lock",
                    Optional.of("First come, first served."),
                    List.of(new Suggestion("--seed 2", "others")))),
            "Turns.",
            List.of(
                new Answered("Who?", List.of("A", "B"), Optional.of("B")),
                new Answered("How many?", List.of(), Optional.empty())),
            run.processes(),
            List.of(new NotedLine(first, "a note"), new NotedLine(second, null)),
            run.events(),
            Timeline.of(run, START, START + 10_000_499));
    return RunJson.of(4, List.of(document));
  }

  /** One line, written here as several. */
  private static final String FORM =
      """
      {"lesson":4,"tool":"%s","jdk":"%s","cores":%d,"demos":[{
      "name":"lock","shows":"two take turns","settings":{"processes":7},"seed":1,
      "startMethod":"spawn",
      "command":"mpj lesson 4 --run lock --set processes=7 --seed 1 --start-method spawn",
      "ok":false,"elapsedMs":10.000,"problems":["it was slow"],"verdict":null,
      "teaching":{"about":"Two.","question":"Who?","why":"So.","rule":"Wait.","python":"Lock",
      "misconception":"First come, first served.",
      "next":[{"options":"--seed 2","what":"others"}]},
      "seen":"Turns.","predictions":[
      {"question":"Who?","choices":["A","B"],"answer":"B"},
      {"question":"How many?","choices":[],"answer":null}],
      "processes":[
      {"name":"MainProcess","pid":4000,"parentPid":1,"startMs":0.000,"endMs":null,"exitCode":null},
      {"name":"Process-1","pid":4242,"parentPid":4000,"startMs":1.500,"endMs":9.000,"exitCode":-9}],
      "lines":[
      {"ms":3.000,"process":"Process-1","pid":4242,"text":"a \\"quoted\\" line","note":"a note"},
      {"ms":4.000,"process":"Process-1","pid":4242,"text":"ü\\u0007","error":true,"note":null}],
      "events":[
      {"ms":2.346,"process":"Process-1","pid":4242,"kind":"lock.acquired","object":"Lock-1",
      "peer":"MainProcess","peerPid":4000,"value":5,"sequence":3}]}]}
      """;

  @Test
  void shouldHaveTheDocumentedFormToTheLetter() {
    String expected =
        FORM.replace("\n", "")
            .formatted(
                Version.line(), Runtime.version(), Runtime.getRuntime().availableProcessors());

    assertThat(new String(json(Optional.empty()), StandardCharsets.UTF_8))
        .isEqualTo(expected + "\n");
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
    byte[] document = json(Optional.of(verdict));

    assertThat(new String(document, StandardCharsets.UTF_8))
        .contains(
            "\"verdict\":{\"kind\":\"deadlock\",\"sentence\":\"each waits\",\"processes\":["
                + "{\"name\":\"Process-1\",\"pid\":4242,\"does\":\"wants Lock-1\","
                + "\"at\":\"Two.java:12\"},"
                + "{\"name\":\"Process-1\",\"pid\":4242,\"does\":\"wants Lock-2\",\"at\":null}],"
                + "\"cure\":\"one order\"}");
  }
}
