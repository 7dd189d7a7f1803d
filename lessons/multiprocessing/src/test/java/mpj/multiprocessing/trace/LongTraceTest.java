package mpj.multiprocessing.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A watched tree that starts more processes in its life than it has slots. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class LongTraceTest {
  private static final int SLOTS = 3;
  private static final int CHILDREN = 12;

  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final List<OutputLine> lines = Collections.synchronizedList(new ArrayList<>());

  private class Keeping implements TraceListener {
    @Override
    public void event(Event event) {
      events.add(event);
    }

    @Override
    public void line(OutputLine line) {
      lines.add(line);
    }
  }

  /** Keeps nobody's events before it may. */
  private final class Waiting extends Keeping {
    private final CountDownLatch go;

    Waiting(CountDownLatch go) {
      this.go = go;
    }

    @Override
    public void event(Event event) {
      await(go);
      super.event(event);
    }
  }

  /** Takes all slots but some, as living processes would, which would take minutes to start. */
  private static List<Integer> occupy(int left) {
    ProcessTable table = Tree.current().table();
    List<Integer> taken = new ArrayList<>();
    while (taken.size() < ProcessTable.SLOTS - 2 - left) {
      taken.add(table.reserve("taken", ProcessTable.ROOT, 0, false));
    }
    return taken;
  }

  private static void vacate(List<Integer> taken) {
    taken.forEach(Tree.current().table()::release);
  }

  private static List<String> names() {
    return IntStream.rangeClosed(1, CHILDREN).mapToObj(i -> "Process-" + i).toList();
  }

  @Test
  void shouldNameEachProcessRightWhoseSlotIsAnothersByNow() throws Exception {
    Trace trace = Trace.start(new Keeping());
    try (trace) {
      List<Integer> taken = occupy(SLOTS);
      try {
        List<ChildProcess> children = new ArrayList<>();
        for (int i = 0; i < CHILDREN; i++) {
          var child = new ChildProcess(() -> System.out.println(ChildProcess.current().name()));
          child.start();
          children.add(child);
          if (i % 2 == 1) { // two at a time
            children.get(i - 1).join();
            child.join();
          }
        }
        children.getFirst().join(); // long after its slot was another's
      } finally {
        vacate(taken);
      }
    }
    assertThat(trace.dropped()).isZero();
    assertThat(trace.processes().stream().skip(1).map(ProcessRecord::name))
        .containsExactlyElementsOf(names());
    assertThat(trace.processes().stream().skip(1).map(life -> life.exitCode().orElse(-1)))
        .containsOnly(0);
    assertThat(lines).hasSize(CHILDREN);
    assertThat(lines).allMatch(line -> line.process().name().equals(line.text()));
    assertThat(actors(EventKind.PROCESS_STARTED)).containsExactlyInAnyOrderElementsOf(names());
    assertThat(actors(EventKind.PROCESS_ENDED)).containsExactlyInAnyOrderElementsOf(names());
    List<String> joined = new ArrayList<>(names());
    joined.add("Process-1");
    assertThat(
            events.stream()
                .filter(event -> event.kind() == EventKind.JOIN_ENDED)
                .map(event -> event.peer().name()))
        .containsExactlyElementsOf(joined);
  }

  private List<String> actors(EventKind kind) {
    return events.stream()
        .filter(event -> event.kind() == kind)
        .map(event -> event.process().name())
        .toList();
  }

  @Test
  void shouldSayThatTheListenerHoldsUpTheStartsNotThatSomeAreToBeJoined() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Trace trace = Trace.start(new Waiting(go));
    try (trace) {
      List<Integer> taken = occupy(1);
      try {
        var first = new ChildProcess(() -> {});
        first.start();
        first.join();
        assertThatThrownBy(() -> new ChildProcess(() -> {}).start())
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("limit=1023 ended=1")
            .hasMessageContaining("listener");
        go.countDown();
        var second = new ChildProcess(() -> {});
        second.start(); // waits until the events are read
        second.join();
      } finally {
        go.countDown();
        vacate(taken);
      }
    }
    assertThat(trace.processes()).hasSize(3);
  }

  private static void await(CountDownLatch go) {
    try {
      assertThat(go.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
