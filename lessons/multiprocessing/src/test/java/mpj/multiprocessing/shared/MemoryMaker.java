package mpj.multiprocessing.shared;

import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;

/**
 * A main process that makes shared memory and never unlinks it. It may have a child, and then ends,
 * or says what others wrote when it is asked, until it is killed.
 */
final class MemoryMaker {
  public static void main(String[] arguments) throws Exception {
    SharedMemory memory = SharedMemory.create(arguments[0], 1 << 20);
    memory.buffer().putInt(0, 42);
    if (arguments[1].equals("end")) {
      System.getLogger("another").log(System.Logger.Level.INFO, "logged before");
      return;
    }
    if (arguments[1].equals("child")) {
      var ready = new Queue<Boolean>();
      Context.of(StartMethod.SPAWN)
          .process(() -> {
            ready.put(true);
            new Queue<Integer>().get();
          })
          .start();
      ready.get();
    }
    System.out.println(ChildProcess.current().pid());
    while (System.in.read() >= 0) {
      System.out.println(memory.buffer().getInt(0));
    }
  }

  private MemoryMaker() {}
}
