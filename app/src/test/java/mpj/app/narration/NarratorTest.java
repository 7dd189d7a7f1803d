package mpj.app.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.app.run.DemoRun;
import mpj.app.terminal.CapturedScreen;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Setting;
import mpj.lessons.demo.Settings;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.Run;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.diagnosis.VerdictKind;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NarratorTest {
  private static final DemoEntry LOCK =
      new DemoEntry(
          "lock",
          4,
          "ten processes want one mutex: who waits behind whom, who holds it, and for how long",
          List.of(new Setting("processes", 10, 1, 50, "")),
          () -> null,
          _ -> null,
          "");
  private static final Settings SETTINGS = new Settings(LOCK.settings(), Map.of(), 42);
  private static final String LONG_NOTE =
      "it waited 12.3 ms behind Process-1, Process-2, Process-3 and Process-4, in this order";

  private static NotedLine line(long nanos, String process, long pid, String text, String note) {
    return new NotedLine(new OutputLine(nanos, new Actor(process, pid), false, text), note);
  }

  private static final Verdict VERDICT =
      new Verdict(
          VerdictKind.DEADLOCK,
          "each waits for what another has: Process-1 and Process-2",
          List.of(
              new Verdict.Part(
                  new Actor("Process-1", 101), "has Lock-1 and wants Lock-2", "Two.java:12"),
              new Verdict.Part(
                  new Actor("Process-2", 102), "has Lock-2 and wants Lock-1", Verdict.UNKNOWN)),
          "take the locks in one order everywhere");

  private static DemoRun run(List<String> problems) {
    return run(problems, Optional.empty());
  }

  private static DemoRun run(List<String> problems, Optional<Verdict> verdict) {
    var processes = new ArrayList<ProcessRecord>();
    processes.add(new ProcessRecord("MainProcess", 100, 1, 0, 0, OptionalInt.empty()));
    for (int child = 1; child <= 50; child++) {
      int code = child == 7 ? 1 : child == 9 ? -9 : 0;
      processes.add(
          new ProcessRecord("Process-" + child, 100 + child, 100, 1, 2, OptionalInt.of(code)));
    }
    var run = new Run();
    run.end(processes);
    return new DemoRun(
        LOCK,
        SETTINGS,
        StartMethod.SPAWN,
        0,
        1,
        run,
        "All took turns.",
        List.of(),
        verdict,
        problems);
  }

  private static void tell(CapturedScreen captured) {
    var narrator = new Narrator(captured.screen());
    narrator.begins(LOCK, SETTINGS, 1_000_000_000L);
    narrator.line(line(1_123_000_000L, "Process-3", 12345, "has the lock", "it was free"));
    narrator.line(line(1_124_000_000L, "Process-4", 12346, "has the lock", LONG_NOTE));
    narrator.line(line(1_125_000_000L, "MainProcess", 1, "words ".repeat(40), LONG_NOTE));
    narrator.ended(run(List.of("two holds overlapped: " + LONG_NOTE), Optional.of(VERDICT)));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 120})
  void shouldNeverBeWiderThanTheTerminal(int columns) {
    var terminal = CapturedScreen.terminal(columns);
    tell(terminal);
    assertThat(terminal.widest()).isLessThanOrEqualTo(columns);
    var page = CapturedScreen.page(columns);
    tell(page);
    assertThat(page.widest()).isLessThanOrEqualTo(columns);
  }

  @Test
  void shouldPutAShortNoteBesideAndALongOneBelow() {
    var page = CapturedScreen.page(80);
    tell(page);
    assertThat(page.lines())
        .contains("  0.123 Process-3 (12345)    has the lock  ← it was free")
        .contains("  0.124 Process-4 (12346)    has the lock")
        .anyMatch(line -> line.strip().startsWith("← it waited 12.3 ms"));
    assertThat(page.output()).doesNotContain("\u001b").contains("processes=10 seed=42");
  }

  @Test
  void shouldDrawEachProcessInAColourOfItsOwn() {
    var terminal = CapturedScreen.terminal(80);
    tell(terminal);
    assertThat(terminal.output())
        .contains("\u001b[0;36mProcess-3 (12345)")
        .contains("\u001b[0;33mProcess-4 (12346)")
        .contains("\u001b[0;2m← it was free");
  }

  @Test
  void shouldGroupProcessesByTheirEnd() {
    var page = CapturedScreen.page(120);
    var narrator = new Narrator(page.screen());
    narrator.begins(LOCK, SETTINGS, 0);
    narrator.ended(run(List.of()));
    assertThat(page.lines())
        .contains("processes  MainProcess (100) ran the demo")
        .contains("processes  exit code 1: Process-7 (107)")
        .contains("processes  ended by signal 9: Process-9 (109)")
        .anyMatch(
            line -> line.startsWith("processes  48 processes, exit code 0: Process-1 (101), "))
        .contains("seen       All took turns.")
        .contains("check      ok");
  }

  @Test
  void shouldNameWhyARunWasEndedWithTheLinesThatAreKnown() {
    var page = CapturedScreen.page(80);
    var narrator = new Narrator(page.screen());
    narrator.begins(LOCK, SETTINGS, 0);
    narrator.ended(run(List.of("stopped"), Optional.of(VERDICT)));
    assertThat(page.lines())
        .contains("verdict    deadlock: each waits for what another has: Process-1 and Process-2")
        .contains("           Process-1 has Lock-1 and wants Lock-2  ← Two.java:12")
        .contains("           Process-2 has Lock-2 and wants Lock-1  ← line not known")
        .contains("cure       take the locks in one order everywhere");
  }
}
