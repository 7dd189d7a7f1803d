package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Has the main process wake sleepers for those that have not linked the kernel's calls. To link
 * them costs a JVM half as much processor time as all of its boot, and a child that lives for a
 * moment wakes somebody once or twice. Its orders go through a named pipe in the tree's directory,
 * for which nothing need be linked.
 *
 * <p>An order is written at once and wholly, so an orderer may be killed at any time. Orders that
 * make no sense wake nobody. Where there is no pipe, because the main process has not linked yet or
 * has no thread to spare, orderers link for themselves.
 */
final class WakeRelay extends LibraryThread {
  private static final String PIPE = "wakes";
  private static final int ORDER = 16; // the word's place in the arena, and how many to wake
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

  /** Begins to take orders. Without memory for a thread, it never does. */
  void begin() {
    if (Kernel.available()) {
      try {
        start();
      } catch (OutOfMemoryError e) {
        // Then children link for themselves.
      }
    }
  }

  /** Takes no more orders. */
  void end() {
    interrupt(); // which closes the channel that it reads
  }

  @Override
  public void run() {
    try {
      Kernel.makePipe(pipe);
      MappedFile.open(pipe, new Relaying());
    } catch (IOException | RuntimeException e) {
      // The tree is over, or its directory takes no pipe.
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
      // No such place.
    }
  }

  /**
   * Orders that sleepers of a word be woken.
   *
   * @return false if nobody takes orders
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
