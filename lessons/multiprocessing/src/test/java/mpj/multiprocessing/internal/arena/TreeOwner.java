package mpj.multiprocessing.internal.arena;

import java.nio.file.Files;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.channel.Queue;

/**
 * The main process of another tree. It prints the pids of as many children as it is told to start,
 * then the directory of its tree, and lives until its input ends or it is killed. For each byte of
 * its input it reads the lock's file, as a program may that reads all of a directory, and says so.
 */
final class TreeOwner {
  public static void main(String[] arguments) throws Exception {
    var never = new Queue<Integer>();
    var ready = new Queue<Long>();
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      new ChildProcess(
              () -> {
                ready.put(ProcessHandle.current().pid());
                never.get();
              })
          .start();
      System.out.println(ready.get());
    }
    System.out.println(Tree.current().directory());
    while (System.in.read() >= 0) {
      Files.readAllBytes(Tree.current().directory().resolve(DirectoryLock.FILE));
      System.out.println("read");
    }
    ProcessTree.shutdown();
  }

  private TreeOwner() {}
}
