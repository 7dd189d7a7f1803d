package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Lets the main process wake sleepers for processes that have not linked the system calls. Linking
 * costs a JVM half as much processor time as its whole boot. But a child that lives for a moment
 * wakes others only once or twice. A child sends an order through a named pipe in the tree's
 * directory, which needs no linking.
 *
 * <p>An order is written completely in one step, so its sender may be killed at any time. An order
 * that makes no sense wakes nobody. If there is no pipe, because the main process has not linked
 * yet or the system refuses it a thread, the senders link themselves.
 */
final class WakeRelay extends LibraryThread {
  private static final String PIPE = "wakes";
  private static final int ORDER = 16; // the word's offset, and the number of sleepers
  private static final int ROOM = 64 * ORDER;

  private final Tree tree;
  private final Path pipe;

  WakeRelay(Tree tree) {
    super("mpj-wakes");
    this.tree = tree;
    this.pipe = pipe(tree);
  }

  private static Path pipe(Tree tree) {
    return tree.directory().resolve(PIPE);
  }

  /** Begins to take orders. It does not begin if the system refuses a thread. */
  void begin() {
    if (Kernel.available()) {
      try {
        start();
      } catch (OutOfMemoryError e) {
        // Then children link for themselves.
      }
    }
  }

  /** Stops taking orders. */
  void end() {
    interrupt(); // this closes the channel that it reads
  }

  @Override
  public void run() {
    try {
      Kernel.makePipe(pipe);
      MappedFile.open(pipe, new Relaying());
    } catch (IOException | RuntimeException e) {
      // The tree has ended, or its directory cannot contain a pipe.
    }
  }

  private final class Relaying implements MappedFile.Use<Void> {
    @Override
    public Void with(FileChannel orders) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);
      while (!tree.hasEnded() && orders.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.remaining() >= ORDER) {
          wake(buffer.getLong(), buffer.getLong());
        }
        buffer.compact();
      }
      return null;
    }
  }

  private void wake(long offset, long count) {
    try {
      Futex.wake(tree.arena().at(offset), 0, (int) count);
    } catch (RuntimeException e) {
      // There is no such offset.
    }
  }

  /**
   * Sends an order to wake sleepers of a word.
   *
   * @return false if no process takes orders
   */
  static boolean order(long offset, int count) {
    Tree tree = Tree.existing().orElse(null);
    if (tree == null || tree.isRoot()) {
      return false;
    }
    Path pipe = pipe(tree);
    if (!Files.exists(pipe, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      MappedFile.open(pipe, new Order(offset, count));
      return true;
    } catch (IOException e) {
      return false; // the tree has just ended
    }
  }

  private record Order(long offset, int count) implements MappedFile.Use<Void> {
    @Override
    public Void with(FileChannel orders) throws IOException {
      ByteBuffer order = ByteBuffer.allocateDirect(ORDER);
      orders.write(order.putLong(offset).putLong(count).flip());
      return null;
    }
  }
}
