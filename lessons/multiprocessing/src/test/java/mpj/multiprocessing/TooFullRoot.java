package mpj.multiprocessing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.shared.ByteArray;
import mpj.multiprocessing.shared.SharedMemory;
import mpj.multiprocessing.sync.Barrier;

/** A main process that runs out of room, says how, and shows that it can go on. */
final class TooFullRoot {
  public static void main(String[] arguments) throws Exception {
    Context ownInput = Context.of(StartMethod.SPAWN).input(Path.of("/dev/null"));
    try {
      if (arguments[0].equals("fill")) {
        fill();
      } else if (arguments[0].equals("share")) {
        share();
      } else if (arguments[0].equals("fillQueue")) {
        fillQueue();
      } else if (arguments[0].equals("fillWithLarge")) {
        fillWithLarge();
      } else if (arguments[0].equals("fillPipes")) {
        fillPipes();
      } else {
        byte[] large = new byte[2 << 20];
        ownInput.process(() -> System.exit(large.length)).start();
      }
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    if (Tree.existing().isEmpty()) {
      return; // not even a tree
    }
    var child = ownInput.process(() -> {});
    child.start();
    child.join();
    System.out.println("child ended: " + child.exitCode().orElseThrow());
    File[] files =
        Tree.current().directory().toFile().listFiles((in, name) -> name.startsWith("boot"));
    System.out.println("boot files: " + files.length);
  }

  private static void share() throws IOException {
    int large = 2 << 20;
    try {
      new ByteArray(large);
    } catch (ArenaFullException e) {
      System.out.println("array: " + e.getMessage());
    }
    try {
      new Queue<byte[]>().put(new byte[large]);
    } catch (ArenaFullException | InterruptedException e) {
      System.out.println("item: " + e.getMessage());
    }
    try {
      SharedMemory.create("large", large).close();
    } catch (IOException e) {
      System.out.println("memory: " + e.getMessage());
    }
    Path tree = Tree.current().directory();
    String[] inTree = tree.toFile().list();
    Arrays.sort(inTree);
    System.out.println("in the tree: " + Arrays.toString(inTree));
    System.out.println("beside it: " + tree.getParent().toFile().list().length);
    try (var small = SharedMemory.create("large", 1)) {
      small.unlink();
    }
  }

  private static void fill() {
    List<Barrier> all = new ArrayList<>();
    while (all.size() < 100_000) {
      all.add(new Barrier(2));
    }
    System.out.println("room for " + all.size());
  }

  /** What was accepted is there, and when it was taken there is room again. */
  private static void fillQueue() throws Exception {
    var queue = new Queue<byte[]>();
    int accepted = 0;
    try {
      while (true) {
        queue.put(new byte[100]);
        accepted++;
      }
    } catch (ArenaFullException e) {
      while (!queue.isEmpty()) {
        accepted -= queue.get().length / 100;
      }
      System.out.println("missing: " + accepted);
      queue.put(new byte[3]);
      System.out.println("put: " + queue.get().length);
      throw e;
    }
  }

  /** Items go into files before the last room is taken for them. */
  private static void fillWithLarge() throws Exception {
    var queue = new Queue<byte[]>();
    int accepted = 0;
    try {
      while (true) {
        queue.put(new byte[1000]);
        accepted++;
      }
    } catch (ArenaFullException e) {
      System.out.println("with files: " + (items() > 0 && items() < accepted));
      while (!queue.isEmpty()) {
        accepted -= queue.get().length / 1000;
      }
      System.out.println("missing: " + accepted);
      System.out.println("files left: " + items());
      queue.put(new byte[1000]);
      System.out.println("put: " + queue.get().length);
      throw e;
    }
  }

  private static int items() {
    File tree = Tree.current().directory().toFile();
    return tree.list((in, name) -> name.startsWith("item-")).length;
  }

  /** A message that needs the large ring finds no room for it until another pipe is closed. */
  private static void fillPipes() throws Exception {
    var first = Pipe.oneWay();
    var last = first;
    List<Pipe> kept = new ArrayList<>(); // or they would be freed
    try {
      while (true) {
        last.writer().sendBytes(new byte[5000]);
        kept.add(last);
        last = Pipe.oneWay();
      }
    } catch (ArenaFullException e) {
      System.out.println("nothing sent: " + !last.reader().poll());
      first.close();
      last.writer().sendBytes(new byte[5000]);
      System.out.println("sent: " + last.reader().receiveBytes().length);
      kept.clear();
      throw e;
    }
  }

  private TooFullRoot() {}
}
