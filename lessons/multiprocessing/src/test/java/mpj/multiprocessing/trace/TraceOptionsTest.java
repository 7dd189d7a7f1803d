package mpj.multiprocessing.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accesses of shared numbers as events, and delays at the gates. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class TraceOptionsTest implements TraceListener {
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void event(Event event) {
    events.add(event);
  }

  @Override
  public void line(OutputLine line) {}

  private List<String> accesses() {
    return events.stream()
        .filter(event -> event.kind().label().startsWith("value."))
        .map(event -> event.kind() + " " + event.value() + " at " + event.sequence())
        .toList();
  }

  @Test
  void shouldTellOfReadsAndWritesOnlyWhereTheyAreAskedFor() {
    try (var _ = Trace.start(this)) {
      new IntValue(3).set(4);
    }
    assertThat(accesses()).isEmpty();

    try (var _ = Trace.start(this, new TraceOptions(true, 0, 0, 0))) {
      var value = new IntValue(3);
      value.set(value.get() + 1);
      value.add(5);
      value.compareAndSet(8, 1);
      new IntArray(4).set(2, 7);
    }
    assertThat(accesses())
        .containsExactly(
            "VALUE_READ 3 at 0",
            "VALUE_WRITTEN 4 at 0",
            "VALUE_CHANGED 9 at 0",
            "VALUE_WRITTEN 7 at 2");
  }

  /** Without waiting for each other at the first gate, the first child would be gone in time. */
  @Test
  void shouldHaveProcessesThatMayRunAtOnceDoSo() throws Exception {
    try (var _ = Trace.start(this, new TraceOptions(true, 1, 0, 7))) {
      var value = new IntValue(0);
      var children = new ArrayList<ChildProcess>();
      for (int i = 0; i < 2; i++) {
        children.add(new ChildProcess(() -> value.increment()));
      }
      children.forEach(ChildProcess::start);
      for (var child : children) {
        child.join();
      }
    }
    long secondBegins = nanos(EventKind.PROCESS_STARTED, 1);
    assertThat(nanos(EventKind.VALUE_CHANGED, 0)).isGreaterThan(secondBegins);
  }

  private long nanos(EventKind kind, int which) {
    return events.stream().filter(event -> event.kind() == kind).toList().get(which).nanos();
  }

  @Test
  void shouldMakeOneOfTheFirstTwoChildrenLate() throws Exception {
    for (int seed = 0; seed < 2; seed++) {
      events.clear();
      var told = new Queue<String>();
      try (var _ = Trace.start(this, new TraceOptions(false, 1, 700, seed))) {
        for (int i = 1; i <= 2; i++) {
          new ChildProcess(() -> told.put(ChildProcess.current().name())).start();
        }
        String first = told.get();
        String second = told.get();
        assertThat(List.of(first, second))
            .containsExactly("Process-" + (2 - seed), "Process-" + (1 + seed));
      }
      long late = nanos(EventKind.QUEUE_PUT, 1) - nanos(EventKind.QUEUE_PUT, 0);
      assertThat(late).isGreaterThan(300_000_000);
      ProcessTree.shutdown();
    }
  }

  @Test
  void shouldHoldTheFirstProcessThatIsAskedToEnd() throws Exception {
    try (var _ = Trace.start(this, new TraceOptions(false, 1, 700, 0))) {
      var ready = new Semaphore(0);
      var children = new ArrayList<ChildProcess>();
      for (int i = 0; i < 2; i++) {
        var child =
            new ChildProcess(() -> {
              ChildProcess.onTerminate(() -> System.exit(0));
              ready.release();
              Thread.sleep(Long.MAX_VALUE);
            });
        child.start();
        children.add(child);
      }
      ready.acquire();
      ready.acquire();
      for (var child : children) {
        child.terminate();
        child.join();
        assertThat(child.exitCode()).hasValue(0);
      }
    }
    long asked = nanos(EventKind.SIGNAL_SENT, 0);
    assertThat(nanos(EventKind.SIGNAL_HANDLED, 0) - asked).isGreaterThan(690_000_000);
  }

  @Test
  void shouldRefuseANegativeDelay() {
    assertThatThrownBy(() -> new TraceOptions(false, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delayMicros=-1");
  }
}
