package mpj.multiprocessing;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.ByteArray;
import mpj.multiprocessing.shared.SharedMemory;

/**
 * A main process that asks for more than its small file system has, in all the ways there are, and
 * tells of each how much room others had meanwhile and afterwards.
 */
final class NoRoomRoot {
  /** What the tree itself may take meanwhile, such as a further chunk of its arena. */
  private static final long OWN = 4 << 20;

  private static final int MUCH = 100 << 20;

  private static File place;

  public static void main(String[] arguments) throws Exception {
    place = new File(arguments[0]);
    var queue = new Queue<byte[]>();
    var much = new byte[MUCH];
    Context ownInput = Context.of(StartMethod.SPAWN).input(Path.of("/dev/null"));
    ask("tebibyte", () -> SharedMemory.create("tebibyte", 1L << 40));
    ask("memory", () -> SharedMemory.create("memory", MUCH));
    ask("array", () -> new ByteArray(MUCH));
    ask(
        "item",
        () -> {
          queue.put(much);
          return null;
        });
    ask(
        "task",
        () -> {
          ownInput.process(() -> System.exit(much.length)).start();
          return null;
        });
    try (var small = SharedMemory.create("memory", 1)) {
      small.unlink();
    }
    queue.put(new byte[1 << 20]);
    System.out.println("after it: " + queue.get().length);
  }

  private static void ask(String what, Callable<?> wish) throws Exception {
    long before = place.getUsableSpace();
    var least = new LeastRoom();
    least.start();
    try {
      wish.call();
      System.out.println(what + ": had room");
    } catch (Exception e) {
      System.out.println(what + ": " + e.getMessage());
    }
    least.over = true;
    least.join();
    System.out.println(
        least.bytes >= before - OWN && place.getUsableSpace() >= before - OWN
            ? "others had room"
            : "free before=" + before + " least=" + least.bytes);
  }

  /** Looks all the time how much is free. */
  private static final class LeastRoom extends Thread {
    volatile long bytes = place.getUsableSpace();
    volatile boolean over;

    @Override
    public void run() {
      while (!over) {
        bytes = Math.min(bytes, place.getUsableSpace());
      }
    }
  }

  private NoRoomRoot() {}
}
