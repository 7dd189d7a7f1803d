package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.shared.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Row H4: what objects cost, in bytes of the shared memory, and that their documentation says so.
 */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class CostTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** Objects that are no {@link Primitive}, and other forms of those that are. */
  static Stream<Arguments> others() {
    return Stream.of(
        arguments(Pipe.class, 2368, made(Pipe::oneWay)),
        arguments(Value.class, 64, made(() -> IntValue.withoutLock(0))),
        arguments(Pool.class, 5376, made(() -> new Pool(1))),
        arguments(Manager.class, 4800, made(Manager::new)));
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
  @EnumSource
  void h4ShouldTakeTheMemoryThatTheDocumentationOfAPrimitiveTells(Primitive one) throws Exception {
    check(one.type(), one.bytes(), one::make);
  }

  @ParameterizedTest
  @MethodSource("others")
  void h4ShouldTakeTheMemoryThatTheDocumentationOfOthersTells(
      Class<?> type, int bytes, Callable<Object> source) throws Exception {
    check(type, bytes, source);
  }

  private static void check(Class<?> type, int bytes, Callable<Object> source) throws Exception {
    int before = used();
    Object made = source.call();
    try {
      assertThat(used() - before).isEqualTo(bytes);
    } finally {
      if (made instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
    assertThat(documentedCost(type))
        .as("the paragraph <b>What it costs.</b> of %s", type)
        .contains(String.format(Locale.ROOT, "%,d bytes", bytes));
  }

  /** Returns what the class says of its cost, or the class above it. */
  private static String documentedCost(Class<?> type) throws IOException {
    Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
    String text = Files.readString(file).replaceAll("\\s*\\*", "");
    int from = text.indexOf("<b>What it costs.</b>");
    if (from < 0 && type.getSuperclass() != Object.class) {
      return documentedCost(type.getSuperclass());
    }
    assertThat(from).as("a paragraph <b>What it costs.</b> in %s", file).isNotNegative();
    return text.substring(from, text.indexOf("<p><b>", from));
  }

  @Test
  void h4ShouldTakeMoreForAQueueAsMoreGoesThroughIt() throws Exception {
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
  void h4ShouldTakeMoreForAPipeAsMoreWaitsInIt() throws Exception {
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
