package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.shared.ByteArray;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is dropped leaves no large files either: not more than there may be, and none where another
 * needs the room. The heap has no reason of its own to look for so few objects.
 */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class LargeFilesTest {
  private static final int BYTES = 4 << 20;
  private static final int TIMES = 120;

  /** What may be made before the files are counted, twice, and a bit. */
  private static final long MOST_BYTES = 160L << 20;

  private static final int FEW = 10;

  private interface Use {
    void once() throws Exception;
  }

  private static File[] files() {
    return Tree.current().directory().toFile().listFiles();
  }

  private static long bytes() {
    return Stream.of(files()).mapToLong(File::length).sum();
  }

  static Stream<Named<Use>> uses() {
    byte[] item = new byte[BYTES];
    return Stream.of(
        Named.of("array", () -> new ByteArray(BYTES).set(1, (byte) 1)),
        Named.of("array in an item", () -> new Queue<ByteArray>().put(new ByteArray(BYTES))),
        Named.of("item", () -> new Queue<byte[]>().put(item)));
  }

  @ParameterizedTest
  @MethodSource("uses")
  void shouldBeFewWhateverIsDropped(Use use) throws Exception {
    long most = 0;
    for (int i = 0; i < TIMES; i++) {
      use.once();
      most = Math.max(most, bytes());
    }

    assertThat(most).isLessThanOrEqualTo(MOST_BYTES);
  }

  private static void makeAndDrop() {
    int before = files().length;
    List<ByteArray> made = new ArrayList<>();
    for (int i = 0; i < 2 * FEW; i++) {
      made.add(new ByteArray(300_000));
    }
    assertThat(files()).hasSize(before + made.size());
  }

  private static void requireRoom(int before) throws IOException {
    if (files().length > before + FEW) {
      throw new IOException("No space left on device");
    }
  }

  @Test
  void shouldBeDeletedWhereAnotherHasNoRoom() throws Exception {
    int before = files().length;
    makeAndDrop();

    Tree.current().arena().files().make(1, () -> requireRoom(before));

    assertThat(files()).hasSizeLessThanOrEqualTo(before + FEW);
  }

  @Test
  void shouldTellWhyAFileCannotBeMadeWhereNothingIsGarbage() {
    var attempts = new AtomicInteger();

    assertThatThrownBy(() ->
            Tree.current()
                .arena()
                .files()
                .make(
                    1,
                    () -> {
                      throw new IOException("full: attempts=" + attempts.incrementAndGet());
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("full: attempts=" + attempts);
  }
}
