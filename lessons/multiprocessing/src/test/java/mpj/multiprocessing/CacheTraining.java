package mpj.multiprocessing;

import java.time.Duration;
import java.util.List;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.Lock;

/**
 * Not a test: the build runs it before them. A child that does what most of them do, so that their
 * children find the JDK's classes in an archive.
 */
final class CacheTraining {
  /**
   * Runs the child.
   *
   * @param arguments the file for the names of the classes that it loads
   */
  public static void main(String[] arguments) throws InterruptedException {
    var queue = new Queue<List<Object>>();
    var lock = new Lock();
    try {
      var child =
          Context.of(StartMethod.SPAWN)
              .jvmOptions("-XX:DumpLoadedClassList=" + arguments[0])
              .process(() -> {
                try (Hold _ = lock.hold()) {
                  queue.put(List.of(1, "one", Duration.ofSeconds(1)));
                }
                queue.get();
                try {
                  queue.get(Duration.ofMillis(50)); // waits, and links for that
                } catch (QueueEmpty e) {
                  // as it should be
                }
              });
      child.start();
      child.join();
    } finally {
      ProcessTree.shutdown();
    }
  }

  private CacheTraining() {}
}
