package mpj.multiprocessing.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row V4 of the library's behaviour, and who is let in, within one tree. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class SharedMemoryTest {
  @TempDir Path directory;

  @BeforeEach
  void haveADirectoryOfItsOwn() {
    System.setProperty("mpj.directory", directory.toString());
  }

  @AfterEach
  void leaveNothing() throws IOException {
    System.clearProperty("mpj.directory");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("mpj-memory")))
          .isEmpty();
    }
  }

  @Test
  void v4ShouldShowThoseWhoAttachWhatAnyoneWrote() throws Exception {
    try (var memory = SharedMemory.create("there", 100)) {
      assertThat(memory.size()).isEqualTo(100);
      ByteBuffer buffer = memory.buffer();
      assertThat(buffer.order()).isEqualTo(ByteOrder.nativeOrder());
      while (buffer.hasRemaining()) {
        assertThat(buffer.get()).isZero();
      }
      buffer.putInt(0, 42);
      Parties.PROCESSES.run(
          1,
          () -> {
            try (var attached = SharedMemory.attach("there")) { // by the name
              Check.that(attached.size() == 100, "size");
              Check.that(attached.buffer().getInt(0) == 42, "42");
              attached.buffer().putInt(4, 43);
            }
            try (memory) { // as it was sent
              Check.that(memory.name().equals("there"), "name");
              memory.buffer().putInt(8, 44);
            }
          });
      assertThat(buffer.getInt(4)).as("after the end of who attached").isEqualTo(43);
      assertThat(memory.segment().get(ValueLayout.JAVA_INT, 8)).isEqualTo(44);
      SharedMemory.attach("there").close();
      memory.unlink();
    }
  }

  @Test
  void v4ShouldRefuseASecondOneOfANameAndAMissingOne() throws Exception {
    assertThatThrownBy(() -> SharedMemory.attach("twice"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("name=twice;");
    try (var memory = SharedMemory.create("twice", 10)) {
      memory.buffer().put(0, (byte) 1);
      assertThatThrownBy(() -> SharedMemory.create("twice", 20))
          .isInstanceOf(FileAlreadyExistsException.class)
          .hasMessageContaining("name=twice;");
      try (var attached = SharedMemory.attach("twice")) {
        assertThat(attached).isEqualTo(memory).hasSameHashCodeAs(memory);
        assertThat(attached.buffer().get(0)).isOne();
      }
      memory.unlink();
      assertThatThrownBy(memory::unlink).isInstanceOf(NoSuchFileException.class);
      try (var next = SharedMemory.create("twice", 10)) {
        assertThat(next).isNotEqualTo(memory);
        assertThat(next.buffer().get(0)).isZero();
        assertThatThrownBy(memory::unlink).as("not another's").isInstanceOf(IOException.class);
        assertThat(memory.buffer().get(0)).as("who has it keeps it").isOne();
        next.unlink();
      }
    }
  }

  @Test
  void v4ShouldRefuseSizesThatAreNone() {
    assertThatThrownBy(() -> SharedMemory.create("none", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size=0");
    assertThatThrownBy(() -> SharedMemory.create(-1)).hasMessageContaining("size=-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/b", "../up", "a b", "\0", "*", "ä"})
  void v4ShouldRefuseBadNames(String name) {
    assertThatThrownBy(() -> SharedMemory.create(name, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name=" + name + ";");
    assertThatThrownBy(() -> SharedMemory.attach(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void v4ShouldTakeNamesOfTwoHundredLettersAndMakeSomeItself() throws Exception {
    String longest = "x".repeat(200);
    try (var memory = SharedMemory.create(longest, 1);
        var first = SharedMemory.create(1);
        var second = SharedMemory.create(1)) {
      SharedMemory.attach(longest).close();
      assertThat(first.name()).isNotEqualTo(second.name());
      SharedMemory.attach(first.name()).close();
      memory.unlink();
      first.unlink();
      second.unlink();
    }
    assertThatThrownBy(() -> SharedMemory.create(longest + "x", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void v4ShouldRefuseEveryUseOnceItIsClosed() throws Exception {
    var memory = SharedMemory.create("closed", 8);
    ByteBuffer kept = memory.buffer();
    memory.close();
    memory.close();
    assertThatThrownBy(memory::buffer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("memory=closed;");
    assertThatThrownBy(() -> kept.get(0)).isInstanceOf(IllegalStateException.class);
    SharedMemory.attach("closed").close();
    memory.unlink();
  }

  @Test
  void shouldArriveAsTheSameOrNotAtAll() throws Exception {
    var queue = new Queue<SharedMemory>();
    var memory = SharedMemory.create("sent", 8);
    queue.put(memory);
    queue.put(memory);
    try (var arrived = queue.get()) {
      assertThat(arrived).isEqualTo(memory);
      memory.buffer().putInt(0, 7);
      assertThat(arrived.buffer().getInt(0)).isEqualTo(7);
    }
    memory.unlink();
    try (var other = SharedMemory.create("sent", 8)) {
      assertThatThrownBy(queue::get).hasMessageContaining("name=sent;");
      other.unlink();
    }
    memory.close();
  }

  @Test
  void shouldBePrivateAndBelieveNobodyElse() throws Exception {
    var memory = SharedMemory.create("mine", 8);
    Path file = Tree.current().directory().resolveSibling("mpj-memory-mine");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Path link = Files.createSymbolicLink(file.resolveSibling("mpj-memory-link"), file);
    assertThatThrownBy(() -> SharedMemory.attach("link"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not shared memory of this user: name=link");
    assertThatThrownBy(() -> SharedMemory.create("link", 1))
        .isInstanceOf(FileAlreadyExistsException.class);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThatThrownBy(() -> SharedMemory.attach("mine")).hasMessageContaining("not shared memory");
    Files.delete(link);
    memory.close();
    memory.unlink();
  }

  @Test
  void shouldBeMadeByAThreadThatIsInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    try (var memory = SharedMemory.create("interrupted", 1 << 20)) {
      assertThat(Thread.interrupted()).isTrue();
      assertThat(memory.buffer().get((1 << 20) - 1)).isZero();
      memory.unlink();
    }
  }
}
