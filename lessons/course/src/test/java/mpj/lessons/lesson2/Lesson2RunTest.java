package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Lesson2RunTest {
  private static RealRun run(String name, Map<String, Integer> chosen) throws Exception {
    RealRun run = RealRun.of(2, name, chosen);
    assertThat(run.problems()).isEmpty();
    return run;
  }

  @Test
  void shouldRunATaskInAChildForWhichItsParentWaits() throws Exception {
    RealRun run = run("run-function", Map.of("work", 150));
    OutputLine done = run.lines("has done").getFirst();
    assertThat(done.process().pid()).isNotEqualTo(ProcessHandle.current().pid());
    assertThat(done.nanos() - run.lines("begins").getFirst().nanos())
        .isGreaterThanOrEqualTo(150_000_000L);
    assertThat(run.lines("is back").getFirst().nanos()).isGreaterThan(done.nanos());
  }

  @Test
  void shouldRunASubclassOnACopyOfItsObject() throws Exception {
    RealRun run = run("extend-process", Map.of("last", 10));
    assertThat(run.lines("adds up"))
        .extracting(OutputLine::text)
        .containsExactlyInAnyOrder("adds up 1 to 5: sum=15", "adds up 6 to 10: sum=40");
  }

  @Test
  void shouldAddUpTheFewestNumbersThereAre() throws Exception {
    RealRun run = run("extend-process", Map.of("last", 2));
    assertThat(run.lines("adds up")).hasSize(2);
  }

  @Test
  void shouldGreetByNameAndArguments() throws Exception {
    RealRun run = run("arguments", Map.of("times", 2));
    assertThat(run.run().children())
        .extracting(ProcessRecord::name)
        .containsExactly("english", "french");
    assertThat(run.lines("Good morning, Ada! I am english")).hasSize(2);
    assertThat(run.lines("Bonjour, Blaise! I am french")).hasSize(2);
  }

  @Test
  void shouldReadEachStateWhileTheChildIsInIt() throws Exception {
    RealRun run = run("life-cycle", Map.of("count", 200, "wait", 200));
    List<Event> waits = run.run().events(EventKind.LOCK_WAITING);
    assertThat(waits).hasSize(1);
    assertThat(waits.getFirst().peer().pid()).isEqualTo(ProcessHandle.current().pid());
    OutputLine look = run.lines("wants the lock").getFirst();
    assertThat(look.nanos()).isGreaterThan(waits.getFirst().nanos());
    assertThat(look.nanos()).isLessThan(run.lines("has the lock").getFirst().nanos());
    assertThat(run.notes()).anyMatch(note -> note.orElse("").startsWith("blocked for"));
  }

  @Test
  void shouldDrawTheTreeThatThereIs() throws Exception {
    RealRun run = run("process-tree", Map.of("children", 3, "generations", 3));
    long main = ProcessHandle.current().pid();
    List<ProcessRecord> children = run.run().children();
    assertThat(children).hasSize(5);
    assertThat(children.stream().filter(child -> child.parentPid() == main)).hasSize(3);
    for (ProcessRecord child : children) {
      String drawn = child.name() + ": pid=" + child.pid() + " parent=" + child.parentPid();
      assertThat(run.run().texts(main)).anyMatch(line -> line.endsWith("─ " + drawn));
    }
  }

  @Test
  void shouldStopAChildThatStartsOthersWhileItBoots() throws Exception {
    RealRun run = run("entry-point", Map.of());
    assertThat(run.run().children())
        .extracting(ProcessRecord::exitCode)
        .containsExactly(OptionalInt.of(1), OptionalInt.of(0));
    assertThat(run.lines("hello")).hasSize(1);
  }

  @Test
  void shouldHoldBackOrLoseWhatIsNotFlushed() throws Exception {
    RealRun run = run("flush", Map.of("lines", 4, "pause", 50));
    assertThat(run.run().children()).hasSize(3);
    Map<String, List<OutputLine>> lines =
        run.run().lines().stream().collect(Collectors.groupingBy(l -> l.process().name()));
    assertThat(lines.keySet()).isEqualTo(Set.of("MainProcess", "flush-always", "flush-once"));
    assertThat(span(lines.get("flush-always"))).isGreaterThanOrEqualTo(3 * 50_000_000L);
    assertThat(span(lines.get("flush-once"))).isLessThan(span(lines.get("flush-always")));
  }

  private static long span(List<OutputLine> lines) {
    return lines.getLast().nanos() - lines.getFirst().nanos();
  }
}
