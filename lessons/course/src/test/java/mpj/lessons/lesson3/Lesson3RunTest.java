package mpj.lessons.lesson3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Lesson3RunTest {
  private static RealRun run(String name, Map<String, Integer> chosen) throws Exception {
    RealRun run = RealRun.of(3, name, chosen);
    assertThat(run.problems()).isEmpty();
    return run;
  }

  private static ProcessRecord process(RealRun run, String name) {
    return run.run().processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldWaitForTheWorkerAndNotForTheDaemon() throws Exception {
    RealRun run = run("name-and-daemon", Map.of("millis", 100));
    ProcessRecord parent = process(run, "Process-1");
    ProcessRecord daemon = process(run, "Process-1:2");
    assertThat(parent.endNanos()).isGreaterThan(process(run, "Process-1:1").endNanos());
    assertThat(daemon.exitCode()).isEqualTo(OptionalInt.of(-15));
    assertThat(daemon.endNanos() - parent.endNanos()).isLessThan(2_000_000_000L);
    assertThat(run.lines("serves")).isNotEmpty();
  }

  @Test
  void shouldLeaveADaemonEvenIfTheWorkerDoesNothing() throws Exception {
    run("name-and-daemon", Map.of("millis", 0));
  }

  @Test
  void shouldReadTheStatusBeforeWhileAndAfter() throws Exception {
    RealRun run = run("status", Map.of());
    long pid = run.run().children().getFirst().pid();
    assertThat(run.lines("new: ").getFirst().text()).contains("pid=none");
    assertThat(run.lines("later: ").getFirst().text()).contains("isAlive=true pid=" + pid);
    assertThat(run.lines("waited").getFirst().text()).endsWith("false");
  }

  @Test
  void shouldAnswerThatTheChildHasEndedWhenTheWaitWasLongEnough() throws Exception {
    RealRun run = run("status", Map.of("patience", 2000));
    assertThat(run.lines("waited").getFirst().text()).endsWith("true");
  }

  @Test
  void shouldNotWaitAtAllForZero() throws Exception {
    RealRun run = run("status", Map.of("patience", 0));
    assertThat(run.lines("waited").getFirst().text()).endsWith("false");
  }

  @Test
  void shouldLeaveFiveExitCodes() throws Exception {
    RealRun run = run("exit-codes", Map.of());
    assertThat(run.run().children())
        .extracting(child -> child.exitCode().orElseThrow())
        .containsExactly(0, 1, 3, -15, -9);
    assertThat(run.notes()).anyMatch(note -> note.orElse("").contains("SIGTERM"));
  }

  @Test
  void shouldTellACodeOfTheProgramsOwnFromASignal() throws Exception {
    RealRun run = run("exit-codes", Map.of("code", 143));
    assertThat(process(run, "own-code").exitCode()).isEqualTo(OptionalInt.of(143));
    assertThat(process(run, "terminated").exitCode()).isEqualTo(OptionalInt.of(-15));
  }

  @Test
  void shouldLetTheHandlerCleanUpAndTheGrandchildLiveOn() throws Exception {
    RealRun run = run("terminate-and-kill", Map.of());
    assertThat(run.run().events(EventKind.SIGNAL_HANDLED))
        .extracting(event -> event.process().name())
        .containsExactly("asked");
    assertThat(process(run, "mother:1").endNanos())
        .isGreaterThan(process(run, "mother").endNanos() + 300_000_000L);
    assertThat(run.notes()).anyMatch(note -> note.orElse("").startsWith("mother:1 goes on"));
  }

  @Test
  void shouldStopTheClockAndLetItGoOn() throws Exception {
    RealRun run = run("pause", Map.of("millis", 200));
    List<String> numbers =
        run.lines("tick ").stream().map(line -> line.text().substring(5)).toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(Integer.toString(i + 1));
    }
    assertThat(longestSilence(run.lines("tick "))).isGreaterThan(300_000_000L);
  }

  private static long longestSilence(List<OutputLine> ticks) {
    long longest = 0;
    for (int i = 1; i < ticks.size(); i++) {
      longest = Math.max(longest, ticks.get(i).nanos() - ticks.get(i - 1).nanos());
    }
    return longest;
  }

  @Test
  void shouldIntroduceThreeGenerations() throws Exception {
    RealRun run = run("who-am-i", Map.of());
    assertThat(run.run().children()).hasSize(4);
    assertThat(run.lines("I am ")).hasSize(3 + 4);
  }

  @Test
  void shouldIntroduceOneChildAndItsOwn() throws Exception {
    RealRun run = run("who-am-i", Map.of("children", 1));
    assertThat(run.run().children())
        .extracting(ProcessRecord::name)
        .containsExactly("Process-1", "Process-1:1");
  }

  @Test
  void shouldStartByEveryMethod() throws Exception {
    RealRun run = run("start-methods", Map.of());
    Set<String> told = run.lines("by ").stream().map(OutputLine::text).collect(Collectors.toSet());
    assertThat(told).hasSize(StartMethod.all().size());
    assertThat(run.run().children()).hasSize(3 * 3 + 3);
    assertThat(run.run().children()).extracting(ProcessRecord::name).doesNotHaveDuplicates();
    assertThat(Arrays.stream(StartMethod.values()).map(Enum::name))
        .allMatch(name -> !run.lines(name + ": ").isEmpty());
  }
}
