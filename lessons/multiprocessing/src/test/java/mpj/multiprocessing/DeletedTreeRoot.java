package mpj.multiprocessing;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.shared.ByteArray;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Event;

/**
 * A main process whose tree's directory somebody deletes, and what this process and a child see.
 */
final class DeletedTreeRoot {
  private static final int LARGE = 2 << 20;
  private static final List<Object> KEPT = new ArrayList<>(); // or they would be freed

  public static void main(String[] arguments) throws Exception {
    var items = new Queue<byte[]>();
    var says = new Queue<String>();
    var deleted = new Event();
    var child =
        new ChildProcess(() -> {
          says.put("ready");
          deleted.await();
          says.put("child: " + failure(() -> items.put(new byte[LARGE])));
        });
    child.start();
    says.get();
    delete();
    deleted.set();

    System.out.println(says.get());
    System.out.println("put: " + failure(() -> items.put(new byte[LARGE])));
    var late = new ChildProcess(() -> {});
    late.start();
    late.join();
    System.out.println("array: " + failure(() -> new ByteArray(LARGE)));
    System.out.println("growth: " + failure(DeletedTreeRoot::grow));
    var thread = new LibraryThread("mpj-test", DeletedTreeRoot::grow);
    thread.start();
    thread.join();
    child.join();
    System.out.println("child ended: " + child.exitCode().orElseThrow());
  }

  private static Throwable failure(Task task) {
    try {
      task.run();
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private static void delete() {
    File directory = Tree.current().directory().toFile();
    for (File file : directory.listFiles()) {
      file.delete();
    }
    directory.delete();
  }

  private static void grow() {
    while (true) {
      KEPT.add(new Barrier(1));
    }
  }

  private DeletedTreeRoot() {}
}
