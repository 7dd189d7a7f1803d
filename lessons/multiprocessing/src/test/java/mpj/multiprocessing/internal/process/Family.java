package mpj.multiprocessing.internal.process;

import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;

/**
 * A main process to be ended at any moment: a busy child, a waiting one, and one with a child of
 * its own. It says when it has begun, when it has started them, and when they are all there.
 */
final class Family {
  public static void main(String[] arguments) throws Exception {
    System.out.println("begins");
    var context = Context.of(StartMethod.valueOf(arguments[0]));
    var ready = new Queue<Integer>();
    var never = new Queue<Integer>();
    if (context.startMethod() != StartMethod.SPAWN) {
      context = context.standbys(1).prepare();
    }
    var children =
        List.of(
            context.process(() -> spin(ready)),
            context.process(() -> waitFor(never, ready)),
            context.process(() -> {
              new ChildProcess(() -> waitFor(never, ready)).start();
              waitFor(never, ready);
            }));
    children.forEach(ChildProcess::start);
    System.out.println("started");
    for (int i = 0; i <= children.size(); i++) { // and the grandchild
      ready.get();
    }
    System.out.println("ready");
    never.get();
  }

  private static void waitFor(Queue<Integer> never, Queue<Integer> ready) throws Exception {
    ready.put(1);
    never.get();
  }

  private static void spin(Queue<Integer> ready) throws Exception {
    ready.put(1);
    for (long i = 0; i < Long.MAX_VALUE; i++) {
      Thread.onSpinWait();
    }
  }

  private Family() {}
}
