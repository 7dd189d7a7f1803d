package mpj.multiprocessing.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.trace.Gates;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
@Timeout(120)
class TraceTest {
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final List<OutputLine> lines = Collections.synchronizedList(new ArrayList<>());

  /** Keeps everything. */
  private final class Keeping implements TraceListener {
    @Override
    public void event(Event event) {
      events.add(event);
    }

    @Override
    public void line(OutputLine line) {
      lines.add(line);
    }
  }

  private List<Event> of(EventKind kind) {
    synchronized (events) {
      return events.stream().filter(event -> event.kind() == kind).toList();
    }
  }

  @Test
  void shouldShowHoldsThatNeverOverlapInAnExactOrder() throws Exception {
    int processes = 3;
    int turns = 100;
    try (var trace = Trace.start(new Keeping())) {
      var lock = new Lock();
      List<ChildProcess> children = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        var child =
            new ChildProcess(() -> {
              for (int turn = 0; turn < turns; turn++) {
                lock.acquire();
                lock.release();
              }
            });
        child.start();
        children.add(child);
      }
      for (var child : children) {
        child.join();
      }
      assertThat(trace.processes()).hasSize(processes + 1);
      assertThat(trace.processes().getFirst().name()).isEqualTo("MainProcess");
      assertThat(trace.processes().get(1).exitCode()).hasValue(0);
    }
    List<Event> acquired = of(EventKind.LOCK_ACQUIRED);
    assertThat(acquired).hasSize(processes * turns);
    Map<Long, Event> bySequence =
        acquired.stream().collect(Collectors.toMap(Event::sequence, event -> event));
    assertThat(bySequence).hasSize(processes * turns);
    List<Event> released = of(EventKind.LOCK_RELEASED);
    for (int i = 0; i < released.size(); i++) {
      Event hold = bySequence.get((long) i);
      Event end = released.get(i);
      assertThat(end.process()).isEqualTo(hold.process());
      assertThat(end.nanos()).isGreaterThanOrEqualTo(hold.nanos());
      if (i + 1 < released.size()) {
        assertThat(bySequence.get(i + 1L).nanos()).isGreaterThanOrEqualTo(end.nanos());
      }
    }
    assertThat(of(EventKind.PROCESS_STARTED)).hasSize(processes);
    assertThat(of(EventKind.PROCESS_ENDED)).hasSize(processes);
  }

  @Test
  void shouldPutEachLineAtItsPlaceAmongTheEventsOfItsProcess() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    var listener =
        new TraceListener() {
          @Override
          public void event(Event event) {
            if (event.kind() == EventKind.LOCK_ACQUIRED
                || event.kind() == EventKind.LOCK_RELEASED) {
              order.add(event.process().name() + " " + event.kind().label());
            }
          }

          @Override
          public void line(OutputLine line) {
            order.add(line.process().name() + " says " + line.text());
          }
        };
    try (var trace = Trace.start(listener)) {
      assertThat(trace).isNotNull();
      IO.println("begin");
      var lock = new Lock();
      var child =
          new ChildProcess(() -> {
            IO.println("before");
            lock.acquire();
            System.out.print("in");
            System.out.println("side");
            lock.release();
            System.err.println("after");
          });
      child.start();
      child.join();
      IO.println("end");
    }
    assertThat(order)
        .containsExactly(
            "MainProcess says begin",
            "Process-1 says before",
            "Process-1 lock.acquired",
            "Process-1 says inside",
            "Process-1 lock.released",
            "Process-1 says after",
            "MainProcess says end");
  }

  @Test
  void shouldShowThatNobodyPassesABarrierBeforeTheLastArrives() throws Exception {
    int parties = 3;
    try (var trace = Trace.start(new Keeping())) {
      assertThat(trace).isNotNull();
      var barrier = new Barrier(parties, () -> IO.println("all here"));
      List<ChildProcess> children = new ArrayList<>();
      for (int i = 1; i < parties; i++) {
        var child = new ChildProcess(barrier::await);
        child.start();
        children.add(child);
      }
      barrier.await();
      for (var child : children) {
        child.join();
      }
    }
    long last = of(EventKind.BARRIER_ARRIVED).stream().mapToLong(Event::nanos).max().orElseThrow();
    assertThat(of(EventKind.BARRIER_ARRIVED))
        .extracting(Event::value)
        .containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(of(EventKind.BARRIER_ACTION)).hasSize(1);
    assertThat(of(EventKind.BARRIER_PASSED))
        .hasSize(parties)
        .allMatch(event -> event.nanos() >= last);
    assertThat(lines).extracting(OutputLine::text).containsExactly("all here");
  }

  @Test
  void shouldKeepWhatAKilledProcessHadEmitted() throws Exception {
    try (var trace = Trace.start(new Keeping())) {
      assertThat(trace).isNotNull();
      var lock = new Lock();
      var never = new Queue<Integer>();
      var victim =
          new ChildProcess(
              "victim",
              () -> {
                lock.acquire();
                never.get();
              });
      victim.start();
      while (!lock.isLocked()) {
        TestThreads.letOthersRun();
      }
      while (of(EventKind.QUEUE_GET_WAITING).isEmpty()) {
        TestThreads.letOthersRun();
      }
      victim.kill();
      victim.join();
    }
    assertThat(of(EventKind.LOCK_ACQUIRED).getFirst().process().name()).isEqualTo("victim");
    assertThat(of(EventKind.PROCESS_ENDED).getFirst().value()).isEqualTo(-9);
  }

  @Test
  void shouldHoldAProcessAtItsGateAndLetItDoOneOperation() throws Exception {
    try (var trace = Trace.start(new Keeping())) {
      assertThat(trace).isNotNull();
      var go = new Queue<Integer>();
      var answers = new Queue<Integer>();
      var child =
          new ChildProcess(() -> {
            go.get();
            for (int i = 0; i < 3; i++) {
              answers.put(i);
            }
          });
      child.start();
      while (Gates.passes(child.pid()) == 0) {
        TestThreads.letOthersRun(); // until it waits for the first item, behind its first gate
      }
      Gates.close(child.pid());
      go.put(1);
      assertThatThrownBy(() -> answers.get(Duration.ofMillis(100)));
      for (int i = 0; i < 2; i++) {
        Gates.step(child.pid());
        assertThat(answers.get(Duration.ofSeconds(20))).isEqualTo(i);
        assertThatThrownBy(() -> answers.get(Duration.ofMillis(50)));
      }
      Gates.open(child.pid());
      assertThat(answers.get(Duration.ofSeconds(20))).isEqualTo(2);
      child.join();
    }
  }
}
