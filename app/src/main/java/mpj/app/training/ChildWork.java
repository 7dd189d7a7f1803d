package mpj.app.training;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.Lock;

/** What the child of the training does: a little with each primitive. */
final class ChildWork implements Task {
  private static final String SUFFIX = ".class";

  private final Lock lock;
  private final Barrier barrier;
  private final Queue<Object> queue;

  ChildWork(Lock lock, Barrier barrier, Queue<Object> queue) {
    this.lock = lock;
    this.barrier = barrier;
    this.queue = queue;
  }

  @Override
  public void run() throws Exception {
    System.out.println(ChildProcess.current().name() + " " + ChildProcess.current().pid());
    try (Hold _ = lock.hold()) {
      Thread.sleep(1);
    }
    barrier.await();
    for (Object item : List.of(1, "one", List.of(1))) {
      queue.put(item);
      queue.get();
    }
    loadLibrary();
  }

  /** Workers and servers run other parts than this child: at least their classes shall be there. */
  private static void loadLibrary() throws Exception {
    URI library = Task.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (var jar = new JarFile(Path.of(library).toFile())) {
      for (String name : jar.stream().map(entry -> entry.getName()).toList()) {
        if (name.endsWith(SUFFIX) && !name.endsWith("-info" + SUFFIX)) {
          String type = name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
          Class.forName(type, false, Task.class.getClassLoader());
        }
      }
    }
  }
}
