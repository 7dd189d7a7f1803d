package mpj.multiprocessing.arena;

import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;

/**
 * The main process of another tree. It prints the pids of as many children as it is told to start,
 * then the directory of its tree, and waits to be killed.
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
    never.get();
  }

  private TreeOwner() {}
}
