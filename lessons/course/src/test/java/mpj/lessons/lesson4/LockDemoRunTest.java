package mpj.lessons.lesson4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LockDemoRunTest {
  @Test
  void shouldLetOneProcessAfterTheOtherHaveTheLock() throws Exception {
    RealRun run = RealRun.of(4, "lock", Map.of());
    assertThat(run.problems()).isEmpty();
    assertThat(run.run().children()).hasSize(10);
    List<Event> taken = taken(run);
    Map<Actor, Event> given = new HashMap<>();
    run.run()
        .events(EventKind.LOCK_RELEASED)
        .forEach(event -> assertThat(given.put(event.process(), event)).isNull());
    assertThat(taken).extracting(Event::process).hasSize(10).doesNotHaveDuplicates();
    for (int i = 1; i < taken.size(); i++) {
      Event before = given.get(taken.get(i - 1).process());
      assertThat(before.nanos()).isLessThanOrEqualTo(taken.get(i).nanos());
    }
    assertThat(run.run().events(EventKind.LOCK_WAITING)).isNotEmpty();
    assertThat(taken).anyMatch(event -> event.value() > 0);
  }

  @Test
  void shouldNoteTheHoldersAheadInTheOrderInWhichTheyHadTheLock() throws Exception {
    RealRun run = RealRun.of(4, "lock", Map.of("processes", 6));
    assertThat(run.problems()).isEmpty();
    List<String> order = taken(run).stream().map(event -> event.process().name()).toList();
    List<OutputLine> lines = run.run().lines();
    int checked = 0;
    for (int i = 0; i < lines.size(); i++) {
      String note = run.notes().get(i).orElse("");
      if (lines.get(i).text().startsWith("has") && note.contains(" behind ")) {
        List<String> named =
            List.of(note.substring(note.indexOf(" behind ") + 8).split(", | and "));
        int own = order.indexOf(lines.get(i).process().name());
        assertThat(named).isEqualTo(order.subList(own - named.size(), own));
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  private static List<Event> taken(RealRun run) {
    return run.run().events(EventKind.LOCK_ACQUIRED).stream()
        .sorted(Comparator.comparingLong(Event::sequence))
        .toList();
  }
}
