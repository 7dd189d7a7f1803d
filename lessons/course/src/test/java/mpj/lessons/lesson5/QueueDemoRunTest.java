package mpj.lessons.lesson5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueueDemoRunTest {
  @Test
  void shouldPassEveryItemOnceAndInItsProducersOrder() throws Exception {
    RealRun run = RealRun.of(5, "queue", Map.of());
    assertThat(run.problems()).isEmpty();
    List<String> queues =
        run.run().events(EventKind.QUEUE_PUT).stream().map(Event::object).distinct().toList();
    assertThat(queues).hasSize(4);
    for (String queue : queues) {
      List<Long> put = positions(run, EventKind.QUEUE_PUT, queue);
      assertThat(put).doesNotHaveDuplicates();
      assertThat(positions(run, EventKind.QUEUE_GOT, queue))
          .containsExactlyInAnyOrderElementsOf(put);
    }
    assertThat(items(run, "got ")).containsExactlyInAnyOrderElementsOf(items(run, "put "));
    assertInOrder(run.lines("put "));
    assertInOrder(run.lines("got "));
    assertThat(run.events(EventKind.QUEUE_PUT_WAITING, queues.get(3))).isNotEmpty();
    assertThat(run.events(EventKind.QUEUE_PUT_WAITING, queues.get(2))).isEmpty();
  }

  private static List<Long> positions(RealRun run, EventKind kind, String queue) {
    return run.events(kind, queue).stream().map(Event::sequence).toList();
  }

  private static List<String> items(RealRun run, String verb) {
    return run.lines(verb).stream()
        .map(line -> line.text().substring(verb.length()))
        .filter(item -> !item.startsWith("the "))
        .toList();
  }

  /** What one process writes about the items of one producer goes up. */
  private static void assertInOrder(List<OutputLine> lines) {
    Map<String, List<Integer>> numbers = new HashMap<>();
    for (OutputLine line : lines) {
      String item = line.text().substring("put ".length());
      if (!item.startsWith("the ")) {
        String who = line.process().name() + item.charAt(0);
        numbers
            .computeIfAbsent(who, _ -> new ArrayList<>())
            .add(Integer.parseInt(item.substring(1)));
      }
    }
    assertThat(numbers.values()).isNotEmpty().allSatisfy(list -> assertThat(list).isSorted());
  }
}
