package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Row 27 of what must survive, a long life: what the library makes for itself goes with what it was
 * made for. Each kind of work is done some times, and then three times as often, which adds no
 * record to the arena, no file to the tree's directory and no process to its table.
 */
@ExtendWith(NothingLeft.class)
@Timeout(180)
class NothingKeptTest {
  private static final class Nobody implements TraceListener {
    @Override
    public void event(Event event) {}

    @Override
    public void line(OutputLine line) {}
  }

  enum Work {
    TRACES(10) {
      @Override
      void once() {
        watch().close();
      }
    },
    CHILDREN_THAT_ARE_WATCHED(1) {
      @Override
      void once() throws Exception {
        try (Trace _ = watch()) {
          endOf(start(() -> {}));
        }
      }
    },
    CHILDREN_THAT_OUTLIVE_A_TRACE(1) {
      @Override
      void once() throws Exception {
        var input = new mpj.multiprocessing.sync.Event();
        ChildProcess child;
        try (Trace _ = watch()) {
          child = start(input::await);
        }
        input.set();
        endOf(child);
      }
    },
    STARTS_THAT_FAIL(2) {
      @Override
      void once() {
        failToStart();
      }
    },
    STARTS_THAT_FAIL_WHILE_WATCHED(2) {
      @Override
      void once() {
        try (Trace _ = watch()) {
          failToStart();
        }
      }
    };

    private final int times;

    Work(int times) {
      this.times = times;
    }

    abstract void once() throws Exception;
  }

  private static Trace watch() {
    return Trace.start(new Nobody());
  }

  private static ChildProcess start(Task task) {
    var child = new ChildProcess(task);
    child.start();
    return child;
  }

  private static void endOf(ChildProcess child) throws InterruptedException {
    assertThat(Children.exitCode(child)).isZero();
  }

  private static void failToStart() {
    Context nowhere = Context.of(StartMethod.SPAWN).directory(Path.of("/nowhere"));
    assertThatThrownBy(nowhere.process(() -> {})::start).isInstanceOf(ProcessStartException.class);
  }

  /** Counts what is there, by its kind; objects that a test keeps to itself are garbage. */
  private static Map<String, Integer> count() throws IOException {
    Tree tree = Tree.current();
    Map<String, Integer> counts = new TreeMap<>();
    tree.arena()
        .forEach((type, _) -> {
          if (type != RecordType.EVENT) {
            counts.merge(type.toString(), 1, Integer::sum);
          }
        });
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (tree.table().state(slot) != ProcessTable.FREE) {
        counts.merge("processes", 1, Integer::sum);
      }
    }
    try (Stream<Path> files = Files.walk(tree.directory())) {
      counts.put("files", (int) files.count());
    }
    return counts;
  }

  @ParameterizedTest
  @EnumSource
  void f27ShouldKeepNothingOfItsOwn(Work work) throws Exception {
    endOf(start(() -> {})); // what every tree has in the end
    repeat(work, work.times);
    Map<String, Integer> before = count();

    repeat(work, 3 * work.times);

    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!count().equals(before) && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(count()).isEqualTo(before);
  }

  private static void repeat(Work work, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      work.once();
    }
  }
}
