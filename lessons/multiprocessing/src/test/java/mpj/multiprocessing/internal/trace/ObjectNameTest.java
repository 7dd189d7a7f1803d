package mpj.multiprocessing.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event names its object for good, whatever lies at its place by the time that it is read. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ObjectNameTest {
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

  private final class Keeping implements TraceListener {
    @Override
    public void event(Event event) {
      events.add(event);
    }

    @Override
    public void line(OutputLine line) {}
  }

  private List<String> objects(EventKind kind) {
    synchronized (events) {
      return events.stream().filter(event -> event.kind() == kind).map(Event::object).toList();
    }
  }

  @Test
  void shouldTellApartTheLocksThatHaveLainAtOnePlace() throws Exception {
    int locks = 0;
    try (var _ = Trace.start(new Keeping())) {
      Set<Long> places = new HashSet<>();
      while (places.size() == locks) {
        places.add(usedPlace());
        locks++;
        if (locks % 20 == 0) {
          System.gc(); // a lock that is garbage is freed
          assertThat(locks).as("no place is used again").isLessThan(2_000);
        }
      }
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= locks; i++) {
      names.add("Lock-" + i);
    }
    assertThat(objects(EventKind.LOCK_ACQUIRED)).isEqualTo(names);
    assertThat(objects(EventKind.LOCK_REFUSED)).isEqualTo(names);
    assertThat(objects(EventKind.LOCK_RELEASED)).isEqualTo(names);
  }

  private static long usedPlace() throws InterruptedException {
    var lock = new Lock();
    lock.acquire();
    assertThat(lock.tryAcquire()).isFalse(); // told of each lock, as each is another one
    lock.release();
    return lock.handle();
  }

  @Test
  void shouldTellApartThePoolsThatHaveLainAtOnePlace() throws Exception {
    int pools = 4;
    List<String> names = new ArrayList<>();
    try (var _ = Trace.start(new Keeping())) {
      for (int i = 1; i <= pools; i++) {
        Pool closed;
        try (var pool = new Pool(1)) {
          pool.apply(() -> 1);
          closed = pool;
        }
        new Lock().tryAcquire(); // may come to lie where the pool lay
        assertThat(closed).hasToString("Pool-" + i);
        names.add("Pool-" + i);
      }
    }
    assertThat(objects(EventKind.TASK_SUBMITTED)).isEqualTo(names);
    assertThat(objects(EventKind.TASK_BEGAN)).isEqualTo(names);
    assertThat(objects(EventKind.TASK_ENDED)).isEqualTo(names);
  }

  /** As after a start that has failed: what lies at the ring's place is not the trace's. */
  @Test
  void shouldLeaveAloneWhatLiesWhereARingLay() throws Exception {
    Trace trace = Trace.start(new Keeping());
    Block other;
    byte[] pattern;
    try {
      Tree tree = Tree.current();
      int slot = tree.table().reserve("Process-1", tree.slot(), 0, false);
      EventRing ring = EventRing.create(tree, slot);
      long place = tree.table().ring(slot);
      ring.write(0, EventKind.EVENT_SET.ordinal(), tree.table().identity(slot), 0, 0, 0, 0);
      while (objects(EventKind.EVENT_SET).isEmpty()) {
        TestThreads.letOthersRun();
      }
      int bytes = Arena.size(tree.arena().at(place));
      tree.table().release(slot);
      other = tree.arena().allocate(bytes);
      assertThat(other.offset()).isEqualTo(place);
      pattern = new byte[bytes - Arena.RECORD_HEADER];
      Arrays.fill(pattern, (byte) 0x5a);
      other.putBytes(Arena.RECORD_HEADER, pattern, 0, pattern.length);
      tree.arena().publish(other, RecordType.VALUE, 0, tree.slot());
    } finally {
      trace.close();
    }
    byte[] found = new byte[pattern.length];
    other.getBytes(Arena.RECORD_HEADER, found, 0, found.length);
    assertThat(found).isEqualTo(pattern);
    assertThat(trace.dropped()).isZero();
  }
}
