package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demos of lesson 7 as they run, but for {@code list}, which has a test of its own. */
@Timeout(60)
class Lesson7RunTest {
  private static RealRun run(String name, Map<String, Integer> chosen) throws Exception {
    RealRun run = RealRun.of(7, name, chosen);
    assertThat(run.problems()).isEmpty();
    return run;
  }

  private static List<String> texts(RealRun run, String start) {
    return run.lines(start).stream().map(OutputLine::text).toList();
  }

  @Test
  void shouldChangeAListAndDictsOnTheServerAndNoCopy() throws Exception {
    RealRun run = run("dict", Map.of("items", 3));
    assertThat(texts(run, "list: ")).containsExactly("list: [1, 2, 3]", "list: [3, 2, 1]");
    assertThat(texts(run, "teams: ").getLast()).isEqualTo("teams: {red=[Ann], blue=[Bob, Dora]}");
    assertThat(run.events(EventKind.CALL_ENDED, "List-1"))
        .filteredOn(call -> call.process().name().equals("changer"))
        .hasSize(1);
  }

  @Test
  void shouldLetOneTaskWorkAtATimeWhereThereIsOnePlace() throws Exception {
    RealRun run = run("semaphore", Map.of("tasks", 4, "workers", 2, "places", 1));
    assertThat(
            run.run().lines().stream()
                .map(OutputLine::text)
                .filter(text -> text.contains("s task "))
                .map(text -> text.substring(0, text.indexOf(' '))))
        .containsExactly("begins", "ends", "begins", "ends", "begins", "ends", "begins", "ends");
    var told = new Run();
    run.run().events().forEach(told::event);
    assertThat(told.managedSemaphore().peak()).isEqualTo(1);
    assertThat(run.events(EventKind.CALL_SERVED, "ManagedSemaphore-1")).hasSize(8);
  }

  @Test
  void shouldFindByNameWhatAProcessLeftThatIsGone() throws Exception {
    RealRun run = run("namespace", Map.of("players", 7));
    assertThat(texts(run, "found players=8")).containsExactly("found players=8, place=the garden");
    assertThat(texts(run, "no title: ")).singleElement().asString().contains("name=title");
  }

  @Test
  void shouldDrawEachTicketOnceFromADrumOnTheServer() throws Exception {
    RealRun run = run("custom", Map.of("tickets", 20, "players", 2));
    assertThat(texts(run, "the drum is in process "))
        .singleElement()
        .asString()
        .doesNotEndWith(" " + ProcessHandle.current().pid());
    assertThat(run.lines("drew [")).hasSize(2);
    assertThat(run.events(EventKind.CALL_ENDED, "ManagedObject-1")).hasSize(1 + 20 + 2);
  }

  @Test
  void shouldCountTheSameByEachWay() throws Exception {
    RealRun run = run("which-to-use", Map.of("counts", 10));
    for (String way : List.of("value", "queue", "manager")) {
      assertThat(texts(run, way)).hasSize(3);
      assertThat(texts(run, way).getLast()).startsWith(way + ": counted to 60, ");
    }
    assertThat(run.run().events(EventKind.CALL_ENDED).stream().map(Event::object))
        .filteredOn("ManagedValue-1"::equals)
        .hasSize(60 + 3); // main reads it after each round
  }
}
