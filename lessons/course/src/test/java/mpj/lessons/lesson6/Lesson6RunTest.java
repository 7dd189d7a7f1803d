package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import mpj.lessons.demo.RealRun;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demos of lesson 6 as they run; rows O1, O2, O4, O7, O8 of CONFORMANCE are what they show. */
@Timeout(60)
class Lesson6RunTest {
  private static RealRun run(String name, Map<String, Integer> chosen) throws Exception {
    RealRun run = RealRun.of(6, name, chosen);
    assertThat(run.problems()).isEmpty();
    return run;
  }

  private static List<String> texts(RealRun run, String start) {
    return run.lines(start).stream().map(OutputLine::text).toList();
  }

  private static List<Integer> exitCodes(RealRun run) {
    return run.run().children().stream()
        .map(ProcessRecord::exitCode)
        .map(OptionalInt::getAsInt)
        .toList();
  }

  private static List<Event> begun(RealRun run) {
    return run.run().events(EventKind.TASK_BEGAN);
  }

  @Test
  void shouldDoubleTenNumbersByAtLeastTwoWorkers() throws Exception {
    RealRun run = run("map", Map.of());
    assertThat(texts(run, "result")).containsExactly("result [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]");
    assertThat(begun(run)).extracting(Event::sequence).hasSize(10).doesNotHaveDuplicates();
    assertThat(begun(run).stream().map(event -> event.process().pid()).distinct())
        .hasSizeGreaterThanOrEqualTo(2)
        .doesNotContain(ProcessHandle.current().pid());
    assertThat(run.lines("takes")).hasSize(10);
  }

  @Test
  void shouldSquareNumbersByAsManyWorkersAsAreSet() throws Exception {
    RealRun run = run("squares", Map.of("numbers", 30, "workers", 3));
    assertThat(run.run().children()).hasSize(3);
    assertThat(texts(run, "squares: ").getFirst()).startsWith("squares: [1, 4, 9, 16, 25, 36, 49,");
    assertThat(begun(run))
        .hasSize(10); // four chunks for each worker are twelve; three each are ten
  }

  @Test
  void shouldAskForAResultBeforeItIsThereAndHaveItInTheEnd() throws Exception {
    RealRun run = run("apply", Map.of("number", 9, "pause", 10));
    assertThat(texts(run, "got: ")).containsExactly("got: 81");
    assertThat(texts(run, "asked too early: "))
        .singleElement()
        .asString()
        .contains("not ready yet; await it");
    assertThat(texts(run, "gave up: ")).singleElement().asString().contains("waited=PT0.05S");
    long asked = run.lines("gave up: ").getFirst().nanos();
    assertThat(run.run().events(EventKind.TASK_ENDED).get(1).nanos()).isGreaterThan(asked);
  }

  @Test
  void shouldCallOnceForEachTaskAndOnceForEachMap() throws Exception {
    RealRun run = run("callbacks", Map.of("slow", 20));
    assertThat(begun(run)).hasSize(1 + 1 + 3 + 4);
    List<OutputLine> calls =
        run.run().lines().stream()
            .filter(line -> line.process().pid() == ProcessHandle.current().pid())
            .filter(line -> !line.text().equals("all is given"))
            .toList();
    assertThat(calls).hasSize(4);
    // Each takes 20 ms, one after the other.
    assertThat(calls.getLast().nanos() - calls.getFirst().nanos()).isGreaterThan(3 * 20_000_000L);
  }

  @Test
  void shouldHandSeveralArgumentsToEachCall() throws Exception {
    RealRun run = run("starmap", Map.of("tasks", 5, "pause", 10));
    assertThat(run.lines("area of ")).hasSize(5);
    assertThat(run.lines("volume of ")).hasSize(5);
    assertThat(begun(run)).hasSize(10);
  }

  @Test
  void shouldReadAheadOfTheWorkOnlyForMap() throws Exception {
    RealRun run = run("imap", Map.of("items", 8, "pause", 20));
    var told = new Run();
    run.run().events().forEach(told::event);
    run.run().lines().forEach(told::line);
    List<ImapPart> parts = ImapPart.of(told);
    assertThat(parts).extracting(ImapPart::name).containsExactly("map", "imap", "imapUnordered");
    assertThat(ImapPart.items(parts.get(1).results())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(ImapPart.items(parts.get(2).results()))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(parts).extracting(ImapPart::isReadDuringWork).containsExactly(false, true, true);
  }

  @Test
  void shouldMeasureEachChunkSizeByAsManyTasksAsItMakes() throws Exception {
    RealRun run = run("chunks", Map.of("items", 150, "pause", 2));
    List<Event> given = run.run().events(EventKind.TASK_SUBMITTED);
    assertThat(given).filteredOn(event -> event.value() == 10).hasSize(3 * 15);
    assertThat(given).filteredOn(event -> event.value() == 100).hasSize(3);
    assertThat(given).filteredOn(event -> event.value() == 4).hasSize(2);
    assertThat(run.lines("chunks of ")).hasSize(6);
  }

  @Test
  void shouldReplaceWorkersThatHaveDoneTheirShare() throws Exception {
    RealRun run = run("recycle", Map.of("most", 2, "workers", 1, "pause", 0));
    // Ten tasks, two for each; when the last is done a sixth worker may be on its way.
    assertThat(run.run().children().size()).isBetween(5, 6);
    assertThat(begun(run).stream().map(event -> event.process().pid()).distinct()).hasSize(5);
    assertThat(run.lines("makes its table")).hasSizeBetween(5, 6);
  }

  @Test
  void shouldEndPoolsInThreeWays() throws Exception {
    RealRun run = run("ending", Map.of());
    assertThat(texts(run, "results: "))
        .startsWith("results: [done, done, done, done]", "results: [done, done, done, done]")
        .hasSize(3);
    assertThat(texts(run, "results: ").getLast()).contains("failed");
    List<Integer> codes = exitCodes(run);
    assertThat(codes.subList(0, 4)).containsOnly(0);
    assertThat(codes.subList(4, codes.size())).hasSize(2).isSubsetOf(-15, -9); // -9: a slow machine
  }

  @Test
  void shouldFailTheTaskOfAKilledWorkerAndNoOther() throws Exception {
    RealRun run = run("worker-dies", Map.of("pause", 50));
    assertThat(exitCodes(run)).hasSize(4).containsOnlyOnce(-9);
    assertThat(run.run().lines())
        .filteredOn(line -> line.text().contains(" failed: "))
        .singleElement()
        .extracting(OutputLine::text)
        .asString()
        .contains("worker=PoolWorker-", " pid=", " signal=9 ");
    assertThat(run.run().lines()).filteredOn(line -> line.text().contains(" gives ")).hasSize(7);
    assertThat(run.run().events(EventKind.TASK_ENDED)).hasSize(7);
  }
}
