package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.SimpleQueue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.shared.SharedRecord;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BoundedSemaphore;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.sync.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Row H4: what objects cost, in bytes of the shared memory, and that their documentation says so.
 */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class CostTest {
  private static final Path SOURCES = Path.of("src/main/java/mpj/multiprocessing");

  record At(int x, int y) {} // its full name has no more than 32 letters

  static Stream<Arguments> objects() {
    return Stream.of(
        arguments("sync/Lock", 192, made(Lock::new)),
        arguments("sync/RLock", 192, made(RLock::new)),
        arguments("sync/Semaphore", 192, made(() -> new Semaphore(1))),
        arguments("sync/BoundedSemaphore", 192, made(() -> new BoundedSemaphore(1))),
        arguments("sync/Event", 64, made(Event::new)),
        arguments("sync/Condition", 448, made(Condition::new)),
        arguments("sync/Barrier", 384, made(() -> new Barrier(2))),
        arguments("channel/Queue", 2624, made(Queue::new)),
        arguments("channel/SimpleQueue", 2624, made(SimpleQueue::new)),
        arguments("channel/JoinableQueue", 2944, made(JoinableQueue::new)),
        arguments("channel/Pipe", 4160, made(Pipe::new)),
        arguments("channel/Pipe", 2368, made(Pipe::oneWay)),
        arguments("shared/Value", 256, made(() -> new IntValue(0))),
        arguments("shared/Value", 64, made(() -> IntValue.withoutLock(0))),
        arguments("shared/Array", 64, made(() -> IntArray.withoutLock(0))),
        arguments("shared/SharedRecord", 384, made(() -> new SharedRecord<>(new At(1, 2)))),
        arguments("pool/Pool", 5376, made(() -> new Pool(1))),
        arguments("manager/Manager", 4800, made(Manager::new)));
  }

  /** So that the sources of different types of objects are of one type. */
  private static Callable<Object> made(Callable<Object> source) {
    return source;
  }

  /** Returns the bytes of all records but the lists of what processes hold, which they share. */
  private static int used() {
    int[] bytes = new int[1];
    Tree.current()
        .arena()
        .forEach((type, record) -> bytes[0] += type == RecordType.HELD ? 0 : Arena.size(record));
    return bytes[0];
  }

  @ParameterizedTest
  @MethodSource("objects")
  void shouldTakeTheMemoryThatItsDocumentationTells(String type, int bytes, Callable<Object> source)
      throws Exception {
    int before = used();
    Object made = source.call();
    try {
      assertThat(used() - before).isEqualTo(bytes);
    } finally {
      if (made instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
    String documented = Files.readString(SOURCES.resolve(type + ".java")).replaceAll("\\s*\\*", "");
    String cost = documented.substring(documented.indexOf("<b>What it costs.</b>"));
    assertThat(cost.substring(0, cost.indexOf("<p><b>")))
        .contains(String.format(Locale.ROOT, "%,d bytes", bytes));
  }

  @Test
  void shouldTakeMoreForAQueueAsMoreGoesThroughIt() throws Exception {
    var queue = new Queue<Integer>();
    int first = used();
    for (int i = 0; i < 16; i++) {
      queue.put(i);
    }
    assertThat(used()).isEqualTo(first);
    queue.put(16);
    assertThat(used() - first).isBetween(8_192, 9_216);
    for (int i = 17; i < 81; i++) {
      queue.put(i);
    }
    assertThat(used() - first).isBetween(8_192 + 32_768, 9_216 + 33_800);
    int grown = used();
    for (int i = 0; i < 10_000; i++) {
      queue.put(i);
      queue.get();
    }
    assertThat(used() - grown).as("for one more segment of 256").isLessThan(36_000);
  }

  @Test
  void shouldTakeMoreForAPipeAsMoreWaitsInIt() throws Exception {
    try (var pipe = Pipe.oneWay()) {
      int first = used();
      for (int i = 0; i < 100; i++) {
        pipe.writer().sendBytes(new byte[900]);
        pipe.reader().receiveBytes();
      }
      assertThat(used()).isEqualTo(first);
      pipe.writer().sendBytes(new byte[2_000]);
      assertThat(used() - first).isBetween(1 << 14, 17_000);
      pipe.writer().sendBytes(new byte[16_000]);
      assertThat(used() - first).isBetween((1 << 19) + (1 << 14), (1 << 19) + 17_000);
    }
  }
}
