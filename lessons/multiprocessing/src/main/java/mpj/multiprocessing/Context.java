package mpj.multiprocessing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.channel.MessageLimit;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.BootMessage;
import mpj.multiprocessing.internal.process.JvmSettings;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.PoolBuilder;

/**
 * How children are started: the start method, and what their JVMs get; and factories for whatever a
 * program needs besides. It cannot be changed; each setting returns another context. Python's
 * {@code get_context}.
 *
 * <pre>{@code
 * var context = Context.of(StartMethod.SPAWN).heap("64m");
 * Queue<String> queue = context.queue(100);
 * context.process(() -> queue.put("hello")).start();
 * try (var pool = context.pool(4)) { ... }
 * }</pre>
 *
 * <p>Processes, the workers of a pool and the server of a manager are started as the context says.
 * Queues, pipes, locks, values and the like are the same in every context, and what one context
 * made can be given to children of another: {@code context.lock()} is {@code new Lock()}.
 *
 * <p>A child's own children are started by the context that it was started by, unless they are
 * given another.
 */
public final class Context extends ContextPrimitives {
  private static final int FITTING = -1;
  private static final long MEMORY_OF_ONE = 256L << 20;

  private static volatile Context standard = of(StartMethod.SPAWN);
  private static boolean chosen;

  private final StartMethod method;
  private final JvmSettings settings;
  private final int standbys;

  private Context(StartMethod method, JvmSettings settings, int standbys) {
    this.method = method;
    this.settings = settings;
    this.standbys = standbys;
  }

  /** Returns a context without options. */
  public static Context of(StartMethod method) {
    return new Context(method, JvmSettings.NONE, FITTING);
  }

  /** Returns the context of those who name none: that of the parent; in the main process spawn. */
  public static Context standard() {
    return standard;
  }

  /**
   * Makes a context the one of those who name none, in this process, once. Python's {@code
   * set_start_method}.
   *
   * @throws IllegalStateException if that was done before
   */
  public static void setStandard(Context context) {
    setStandard(context, false);
  }

  /**
   * Makes a context the one of those who name none, in this process.
   *
   * @param force even if that was done before
   * @throws IllegalStateException if that was done before, unless forced
   */
  public static synchronized void setStandard(Context context, boolean force) {
    if (chosen && !force) {
      throw new IllegalStateException(
          "the standard context was set before: startMethod="
              + standard.method
              + "; pass true to set it all the same, or give the context to each process");
    }
    chosen = true;
    standard = context;
  }

  static void inherit(BootMessage boot) {
    standard = new Context(method(boot.method()), boot.settings(), boot.standbys());
  }

  private static StartMethod method(int number) {
    return number == 0
        ? StartMethod.SPAWN
        : number == 1 ? StartMethod.FORKSERVER : StartMethod.FORK;
  }

  int methodNumber() {
    return method == StartMethod.SPAWN ? 0 : method == StartMethod.FORKSERVER ? 1 : 2;
  }

  public StartMethod startMethod() {
    return method;
  }

  JvmSettings settings() {
    return settings;
  }

  int standbysAsSet() {
    return standbys;
  }

  /** Returns the options that children's JVMs get after the library's own. */
  public List<String> jvmOptions() {
    return settings.options();
  }

  /**
   * Limits the children's heap.
   *
   * @param size as the JVM's option {@code -Xmx} takes it, {@code "64m"}
   * @throws IllegalArgumentException if it is no size
   */
  public Context heap(String size) {
    if (!size.matches("[1-9][0-9]*[kKmMgG]?")) {
      throw new IllegalArgumentException(
          "not a size of a heap: size=" + size + "; give a number with k, m or g, as in 64m");
    }
    return jvmOptions("-Xmx" + size);
  }

  /**
   * Limits the messages that the children send and receive through connections, 1 GiB otherwise. A
   * longer one is refused before memory is taken for it. This process itself has the limit that its
   * own property {@value MessageLimit#PROPERTY} says.
   *
   * @param bytes the most that one message has
   * @throws IllegalArgumentException if it is not positive, or more than an array can have
   */
  public Context messageLimit(long bytes) {
    return jvmOptions("-D" + MessageLimit.PROPERTY + "=" + MessageLimit.check(bytes));
  }

  /**
   * Adds options to the command line of the children's JVMs. A collector among them takes the place
   * of the serial one, which children have otherwise; so does one in {@code JAVA_TOOL_OPTIONS},
   * {@code JDK_JAVA_OPTIONS} or {@code _JAVA_OPTIONS}, which children's JVMs read as any JVM does.
   * Of several, that in {@code _JAVA_OPTIONS} prevails, then the last one given here.
   */
  public Context jvmOptions(String... options) {
    List<String> all = new ArrayList<>(settings.options());
    all.addAll(List.of(options));
    return with(settings.options(all));
  }

  /**
   * Gives the children another class path than this JVM's own. The library must be on it, and the
   * task's class.
   */
  public Context classPath(String classPath) {
    return with(settings.classPath(classPath));
  }

  /** Sets a variable in the children's environment, which is this JVM's otherwise. */
  public Context environment(String name, String value) {
    Map<String, String> all = new HashMap<>(settings.environment());
    all.put(name, value);
    return with(settings.environment(all));
  }

  /** Lets the children work in a directory, rather than in this JVM's. */
  public Context directory(Path directory) {
    return with(settings.directory(directory.toAbsolutePath().toString()));
  }

  /**
   * Gives the children this JVM's own standard input. Without this they have an empty one. Such
   * children are always spawned: a JVM that stands by has its input already.
   */
  public Context inheritInput() {
    return with(settings.input(JvmSettings.INHERIT));
  }

  /** Gives the children a file as their standard input; they are always spawned, as above. */
  public Context input(Path file) {
    return with(settings.input(file.toAbsolutePath().toString()));
  }

  /**
   * Keeps so many JVMs booted ahead, for {@link StartMethod#FORKSERVER} and {@link
   * StartMethod#FORK}. Otherwise there are as many as there are cores, or fewer, so that they take
   * little of the memory. Each takes some 50 MB. After five minutes without a start, or as many
   * seconds as the system property {@code mpj.standbys.idle.seconds} says, they are ended; the next
   * start boots others.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Context standbys(int number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "a number of standbys is 0 or more: standbys=" + number + "; 0 spawns each child");
    }
    return new Context(method, settings, number);
  }

  private Context with(JvmSettings other) {
    return new Context(method, other, standbys);
  }

  /** Returns how many JVMs are kept booted ahead. */
  public int standbys() {
    if (method == StartMethod.SPAWN || !settings.input().isEmpty()) {
      return 0;
    }
    if (standbys != FITTING) {
      return standbys;
    }
    long room = Runtime.getRuntime().maxMemory() / MEMORY_OF_ONE;
    return Math.clamp(room, 1, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Boots the JVMs that are to stand by and waits until they do. Not needed: the first start of a
   * child has them booted, too; but it does not wait for them.
   *
   * @throws ProcessStartException if they do not boot
   */
  public Context prepare() throws InterruptedException {
    if (standbys() > 0) {
      Standbys.of(Tree.current(), this).prepare();
    }
    return this;
  }

  /** Returns a child with a default name, not started yet. */
  public ChildProcess process(Task task) {
    return new ChildProcess(this, null, task);
  }

  /** Returns a child, not started yet. */
  public ChildProcess process(String name, Task task) {
    return new ChildProcess(this, name, task);
  }

  /** Returns a pool with as many workers as there are processors. */
  public Pool pool() {
    return poolBuilder().build();
  }

  /**
   * Returns a pool with so many workers.
   *
   * @throws IllegalArgumentException if there is to be no worker, or more than 1000
   * @throws ProcessStartException if the system refuses a process
   */
  public Pool pool(int workers) {
    return poolBuilder().workers(workers).build();
  }

  /** Returns a builder, for a pool of which more is to be set than its size. */
  public PoolBuilder poolBuilder() {
    return Pool.builder().context(this);
  }

  /**
   * Returns a manager with a server of its own.
   *
   * @throws ProcessStartException if the system refuses another process
   */
  public Manager manager() {
    return new Manager(this);
  }

  /**
   * Returns a manager whose server runs something first; returns when that has been done. It can
   * fail as {@linkplain Manager#Manager(Context, Task) its constructor}.
   */
  public Manager manager(Task initializer) {
    return new Manager(this, initializer);
  }
}
