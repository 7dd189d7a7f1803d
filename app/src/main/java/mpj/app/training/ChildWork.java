package mpj.app.training;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Hold;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Semaphore;

/** What the child of the training does: a little with each primitive. */
final class ChildWork implements Task {
  private static final String SUFFIX = ".class";

  private static final String LESSONS = "mpj.lessons.lesson";

  /** The classes of a lesson's package that only the main process needs. */
  private static final Pattern ABOUT_DEMOS = Pattern.compile("(Notes|Trials)(\\$|$)");

  /**
   * What the JDK needs for a class that lies in a folder, as a learner's own do; a cache has none.
   */
  private static final List<String> OF_A_FOLDER =
      List.of(
          "jdk.internal.loader.URLClassPath$FileLoader",
          "jdk.internal.loader.URLClassPath$FileLoader$1",
          "sun.nio.fs.UnixException");

  /** Ample for the kernel's calls to be linked by a JVM that records what it does. */
  private static final Duration LINKING = Duration.ofSeconds(3);

  private final Lock lock = new Lock();
  private final Semaphore semaphore = new Semaphore(1);
  private final Event event = new Event();
  private final Condition condition = new Condition();
  private final Barrier barrier = new Barrier(1);
  private final IntValue value = new IntValue(0);
  private final Queue<Object> queue = new Queue<>();

  @Override
  public void run() throws Exception {
    System.out.println(ChildProcess.current().name() + " " + ChildProcess.current().pid());
    try (Hold _ = lock.hold()) {
      Thread.sleep(1);
    }
    try (Hold _ = semaphore.hold()) {
      event.set();
    }
    event.await();
    try (Hold _ = condition.hold()) {
      condition.signalAll();
    }
    barrier.await();
    try (Hold _ = value.hold()) {
      value.set(value.get() + 1);
    }
    for (Object item : List.of(1, "one", List.of(1))) {
      queue.put(item);
      queue.get();
    }
    awaitAnItem();
    new Event().await(LINKING); // in vain: what counts is that it sleeps, and how
    startAChild();
    Decoder.decode(Encoder.encode(new Plain()), getClass().getClassLoader());
    for (String type : OF_A_FOLDER) {
      Class.forName(type);
    }
    load(Task.class, _ -> true);
    load(Demo.class, ChildWork::isForDemos);
  }

  private void awaitAnItem() throws InterruptedException {
    try {
      queue.get(Duration.ofMillis(1));
    } catch (QueueEmpty e) {
      // As it should.
    }
  }

  /** By a context of its own: this child's would have it write a cache, too. */
  private static void startAChild() throws InterruptedException {
    ChildProcess child = Context.of(StartMethod.SPAWN).process(new Nothing());
    child.start();
    child.join();
  }

  private static final class Nothing implements Task {
    @Override
    public void run() {}
  }

  /** Crosses as the JDK serializes it. */
  private static final class Plain implements Serializable {
    @SuppressWarnings("unused") // but written and read
    private final List<String> content = new ArrayList<>(List.of("one"));
  }

  /** A child runs demos; what the main process thinks of them is not for it. */
  private static boolean isForDemos(String type) {
    boolean ofALesson = type.startsWith(LESSONS);
    return type.startsWith(Settings.class.getName())
        || (ofALesson && !ABOUT_DEMOS.matcher(type).find());
  }

  /** Others run other parts than this child: at least their classes shall be there. */
  private static void load(Class<?> oneOfThem, Predicate<String> which) throws Exception {
    URI place = oneOfThem.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (var jar = new JarFile(Path.of(place).toFile())) {
      for (String name : jar.stream().map(entry -> entry.getName()).toList()) {
        if (name.endsWith(SUFFIX) && !name.endsWith("-info" + SUFFIX)) {
          String type = name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
          if (which.test(type)) {
            Class.forName(type, false, oneOfThem.getClassLoader());
          }
        }
      }
    }
  }
}
