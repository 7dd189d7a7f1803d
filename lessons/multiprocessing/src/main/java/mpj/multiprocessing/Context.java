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
 * Says how children are started: the start method and the settings of their JVMs. A context also
 * has factory methods for processes, pools, managers and all primitives. A context is immutable:
 * each method that sets something returns another context. Python's {@code get_context}.
 *
 * <pre>{@code
 * var context = Context.of(StartMethod.SPAWN).heap("64m");
 * Queue<String> queue = context.queue(100);
 * context.process(() -> queue.put("hello")).start();
 * try (var pool = context.pool(4)) { ... }
 * }</pre>
 *
 * <p>The context starts processes, the workers of a pool and the server of a manager. Queues,
 * pipes, locks, values and other primitives do not depend on the context: {@code context.lock()} is
 * the same as {@code new Lock()}. So a primitive of one context can be given to children of another
 * context.
 *
 * <p>The context that started a child is the {@linkplain #standard standard} context of that child.
 * It also starts the children of that child, unless they are given another context.
 */
public final class Context extends ContextPrimitives {
  private static final int FITTING = -1; // the number of standbys depends on the machine
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

  /** Returns a context with this start method and without further settings. */
  public static Context of(StartMethod method) {
    return new Context(method, JvmSettings.NONE, FITTING);
  }

  /**
   * Returns the standard context of this process. It starts every child that is not given a
   * context. In a child it is the context that started the child. In the main process it is a
   * context with {@link StartMethod#SPAWN}, unless {@link #setStandard(Context)} set another.
   */
  public static Context standard() {
    return standard;
  }

  /**
   * Sets the {@linkplain #standard standard} context of this process. This can be done once.
   * Python's {@code set_start_method}.
   *
   * @throws IllegalStateException if the standard context was set before
   */
  public static void setStandard(Context context) {
    setStandard(context, false);
  }

  /**
   * Sets the {@linkplain #standard standard} context of this process.
   *
   * @param force true: also if the standard context was set before
   * @throws IllegalStateException if the standard context was set before and {@code force} is false
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

  /** Returns the start method of the children. */
  public StartMethod startMethod() {
    return method;
  }

  JvmSettings settings() {
    return settings;
  }

  int standbysAsSet() {
    return standbys;
  }

  /** Returns the options of the children's JVMs. They follow the library's own options. */
  public List<String> jvmOptions() {
    return settings.options();
  }

  /**
   * Returns a context that limits the heap of each child.
   *
   * @param size in the format of the JVM's option {@code -Xmx}, for example {@code "64m"}
   * @throws IllegalArgumentException if it does not have this format
   * @throws NullPointerException if it is null
   */
  public Context heap(String size) {
    if (!size.matches("[1-9][0-9]*[kKmMgG]?")) {
      throw new IllegalArgumentException(
          "not a size of a heap: size=" + size + "; give a number with k, m or g, as in 64m");
    }
    return jvmOptions("-Xmx" + size);
  }

  /**
   * Returns a context that limits the size of messages that the children send and receive through
   * connections. The default is 1 GiB. A longer message is refused before memory is allocated for
   * it. The limit of this process itself is its own system property {@value MessageLimit#PROPERTY}.
   *
   * @param bytes the largest size of one message, in bytes
   * @throws IllegalArgumentException if it is not positive, or larger than an array can be
   */
  public Context messageLimit(long bytes) {
    return jvmOptions("-D" + MessageLimit.PROPERTY + "=" + MessageLimit.check(bytes));
  }

  /**
   * Returns a context with more options for the command line of the children's JVMs. These options
   * are added to those that the context has.
   *
   * <p>Children use the serial collector by default. An option that names another collector
   * replaces it. The environment variables {@code JAVA_TOOL_OPTIONS}, {@code JDK_JAVA_OPTIONS} and
   * {@code _JAVA_OPTIONS}, which the children's JVMs read as any JVM does, can do that, too. If
   * several collectors are named, the one in {@code _JAVA_OPTIONS} prevails, then the last one
   * given here.
   */
  public Context jvmOptions(String... options) {
    List<String> all = new ArrayList<>(settings.options());
    all.addAll(List.of(options));
    return with(settings.options(all));
  }

  /**
   * Returns a context that gives the children another class path than this JVM's own. It must
   * contain this library and the class of the task.
   */
  public Context classPath(String classPath) {
    return with(settings.classPath(classPath));
  }

  /**
   * Returns a context that sets a variable in the children's environment. The other variables are
   * those of this JVM.
   */
  public Context environment(String name, String value) {
    Map<String, String> all = new HashMap<>(settings.environment());
    all.put(name, value);
    return with(settings.environment(all));
  }

  /**
   * Returns a context that sets the children's working directory. By default it is this JVM's
   * working directory. If there is no such directory, the start of a child throws a {@link
   * ProcessStartException}.
   */
  public Context directory(Path directory) {
    return with(settings.directory(directory.toAbsolutePath().toString()));
  }

  /**
   * Returns a context that gives the children this JVM's own standard input. By default their
   * standard input is empty. Such children are always spawned, because a standby has its standard
   * input already.
   */
  public Context inheritInput() {
    return with(settings.input(JvmSettings.INHERIT));
  }

  /**
   * Returns a context that gives the children a file as their standard input. If the file cannot be
   * read, the start of a child throws a {@link ProcessStartException}. Such children are always
   * spawned, because a standby has its standard input already.
   */
  public Context input(Path file) {
    return with(settings.input(file.toAbsolutePath().toString()));
  }

  /**
   * Returns a context that sets the number of standbys. A standby is a JVM that was booted before
   * there is a task for it. {@link StartMethod#FORKSERVER} and {@link StartMethod#FORK} use
   * standbys. By default there is one standby for each core, but at most one for each 256 MiB of
   * this JVM's maximum heap, and at least one. Each standby takes some 50 MB. The standbys are
   * ended after five minutes without a start, and the next start boots new ones. The system
   * property {@code mpj.standbys.idle.seconds} sets another time, in seconds.
   *
   * @param number 0: each child is spawned
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

  /**
   * Returns the number of standbys. It is 0 if the start method is {@link StartMethod#SPAWN}, or if
   * the children have a standard input of their own.
   */
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
   * Boots the standbys and waits until all are ready. This call is optional. The first start of a
   * child boots the standbys, too, but does not wait for them. Without standbys nothing happens.
   *
   * @return this context
   * @throws InterruptedException if this thread is interrupted while it waits
   * @throws ProcessStartException if a standby does not boot
   * @throws TooManyProcessesException if the tree has no room for the standbys
   * @throws IllegalStateException if the process tree is ending
   */
  public Context prepare() throws InterruptedException {
    if (standbys() > 0) {
      Standbys.of(Tree.current(), this).prepare();
    }
    return this;
  }

  /** Returns a new child with a default name. It is not started yet. */
  public ChildProcess process(Task task) {
    return new ChildProcess(this, null, task);
  }

  /** Returns a new child. It is not started yet. */
  public ChildProcess process(String name, Task task) {
    return new ChildProcess(this, name, task);
  }

  /**
   * Returns a new pool with as many workers as there are processors.
   *
   * @throws ProcessStartException if the system refuses a process
   * @throws TooManyProcessesException if the tree has no room for another process
   * @throws IllegalStateException if the process tree is ending
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Pool pool() {
    return poolBuilder().build();
  }

  /**
   * Returns a new pool.
   *
   * @param workers the number of worker processes
   * @throws IllegalArgumentException if it is less than 1 or more than 1000
   * @throws ProcessStartException if the system refuses a process
   * @throws TooManyProcessesException if the tree has no room for another process
   * @throws IllegalStateException as {@link #pool()} does
   * @throws mpj.multiprocessing.ArenaFullException as {@link #pool()} does
   */
  public Pool pool(int workers) {
    return poolBuilder().workers(workers).build();
  }

  /** Returns a builder for a pool. It sets more than the number of workers. */
  public PoolBuilder poolBuilder() {
    return Pool.builder().context(this);
  }

  /**
   * Returns a new manager with a server process of its own.
   *
   * @throws ProcessStartException if the system refuses another process
   * @throws TooManyProcessesException if the tree has no room for another process
   * @throws IllegalStateException if the process tree is ending
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Manager manager() {
    return new Manager(this);
  }

  /**
   * Returns a new manager whose server process runs the initializer first. This method returns when
   * the initializer has returned. It can fail as {@linkplain Manager#Manager(Context, Task) the
   * constructor} can.
   */
  public Manager manager(Task initializer) {
    return new Manager(this, initializer);
  }
}
