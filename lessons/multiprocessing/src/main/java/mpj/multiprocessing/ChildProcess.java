package mpj.multiprocessing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mpj.multiprocessing.channel.Waitable;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A child process: a JVM of its own that runs one task. Python's {@code multiprocessing.Process}.
 *
 * <pre>{@code
 * var child = new ChildProcess(() -> IO.println("I am process " + ChildProcess.current().pid()));
 * child.start();                 // returns at once
 * child.join();                  // waits until the child has ended
 * child.exitCode();              // 0
 * }</pre>
 *
 * <p>Give the task to the constructor, or override {@link #run} in a subclass. The fields of the
 * subclass are then sent to the child. Parent and child share only what the primitives of this
 * library share. Everything else is a copy.
 *
 * <p><b>What happens if a process dies here.</b> If the child dies, {@link #join} returns and
 * {@link #exitCode} says how the child ended. Everything that the child held is free by then. If
 * the child's parent is itself a child, it is free within a second. If the parent dies, its daemon
 * children end and its other children go on. If the main process dies, every process of the tree
 * ends within two seconds.
 *
 * <p>A child and its descendants print to the output of the main process. A process waits for its
 * children before it ends, except for daemons. The documentation of the package says more of both.
 *
 * <p>A child may start children, and these may start children, too. There are at most 64
 * generations, see {@link TooManyProcessesException}. So a program in which each child starts
 * another child comes to an end. A static initializer runs in each process that uses its class. A
 * static initializer that starts children can do so in the main process only.
 *
 * <p>One thread starts a child. Any thread of the same process may wait for it.
 */
public class ChildProcess extends ChildSignals implements Serializable, Waitable {
  private static final long serialVersionUID = 1L;

  private transient Context context;
  private transient Task task; // null once it has been sent, so that it can be collected
  private final String name;
  private transient boolean daemon;
  private transient boolean itself; // this object is the process that it lives in
  private transient boolean closed;
  private transient volatile long pid;
  private transient volatile StartedChild started; // null before the start

  /**
   * Creates a child with a default name that runs the task. {@link #start} starts it.
   *
   * @param task what the child runs
   */
  public ChildProcess(Task task) {
    this(null, null, task);
  }

  /**
   * Creates a child that runs the task. {@link #start} starts it.
   *
   * @param name null: a default name, {@code Process-1}
   * @param task what the child runs
   */
  public ChildProcess(String name, Task task) {
    this(null, name, task);
  }

  /**
   * Creates a child that runs the task. {@link #start} starts it.
   *
   * @param context how the child is started; null: the {@linkplain Context#standard standard}
   *     context
   * @param name null: a default name, {@code Process-1}
   * @param task what the child runs
   */
  public ChildProcess(Context context, String name, Task task) {
    this.context = context != null ? context : Context.standard();
    this.name = name != null ? name : CurrentProcess.nextName();
    this.task = task;
    this.daemon = CurrentProcess.isDaemon();
  }

  /** Creates a child with a default name, for a subclass that overrides {@link #run}. */
  protected ChildProcess() {
    this(null, null, null);
  }

  /**
   * Creates a child, for a subclass that overrides {@link #run}.
   *
   * @param name null: a default name, {@code Process-1}
   */
  protected ChildProcess(String name) {
    this(null, name, null);
  }

  /** Returns a new object that stands for the process that it lives in. */
  static ChildProcess self(String name, long pid, boolean daemon) {
    ChildProcess self = new ChildProcess(null, name, null);
    self.itself = true;
    self.pid = pid;
    self.daemon = daemon;
    return self;
  }

  /** Returns the process that runs this code. The main process has the name MainProcess. */
  public static ChildProcess current() {
    return CurrentProcess.current();
  }

  /** Returns the process that started this one; empty in the main process. */
  public static Optional<ParentProcess> parent() {
    return Optional.ofNullable(CurrentProcess.parent());
  }

  /** Returns this process's children that are alive. */
  public static List<ChildProcess> activeChildren() {
    return CurrentProcess.children();
  }

  /**
   * Runs in the child: calls the task, unless a subclass overrides this method.
   *
   * @throws Exception if the work fails; the child then ends with exit code 1
   */
  protected void run() throws Exception {
    if (task != null) {
      task.run();
    }
  }

  /**
   * Waits until at least one of several processes has ended. Python's {@code
   * multiprocessing.connection.wait} over sentinels. {@link Waitable#awaitAny} can also wait for
   * connections.
   *
   * @param processes the children; with none, the method waits until the time is up
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return the processes that have ended; empty if the time is up
   * @throws NullPointerException if {@code timeout} is null
   * @throws InterruptedException if this thread is interrupted while it waits
   * @throws IllegalStateException if one of the processes was not started, or is closed
   */
  public static List<ChildProcess> awaitAny(
      Collection<? extends ChildProcess> processes, Duration timeout) throws InterruptedException {
    processes.forEach(ChildProcess::started);
    return ChildEnds.await(processes, Timeout.nanos(timeout));
  }

  /**
   * Sets the handler of SIGTERM in this process. The JVM then does not end by SIGTERM: it runs the
   * handler instead. The handler runs on a thread of its own, at the same time as the task. The
   * handler or the task decides what follows, for example {@link System#exit}. Python's {@code
   * signal.signal(SIGTERM, handler)}.
   *
   * <pre>{@code
   * var task = Thread.currentThread();
   * ChildProcess.onTerminate(task::interrupt);   // the task cleans up and returns
   * }</pre>
   *
   * <p>Without a handler SIGTERM ends the JVM in the ordinary way: its shutdown hooks run, and the
   * exit code is -15. SIGKILL cannot be handled.
   *
   * @throws NullPointerException if the handler is null
   */
  public static void onTerminate(Runnable handler) {
    Signals.onTerminate(handler);
  }

  /**
   * Sets the handler of {@linkplain #interrupt interrupts} in this process, a child. An interrupt
   * then runs the handler and does not interrupt the task. The handler runs on a thread of its own,
   * at the same time as the task. Python's {@code signal.signal(SIGINT, handler)}.
   *
   * @throws IllegalStateException in the main process, which has no parent that interrupts it
   * @throws NullPointerException if the handler is null
   */
  public static void onInterrupt(Runnable handler) {
    Signals.onInterrupt(handler);
  }

  /**
   * Sets whether the child is a daemon. A daemon ends with its parent. Call this method before
   * {@link #start}. By default the children of a daemon are daemons, and other children are not.
   * Unlike in Python, a daemon may have children. When the parent ends, it first waits for its
   * other children and then ends its daemons by SIGTERM. When the parent is killed, each of its
   * daemons notices this within about half a second and kills itself. It runs no shutdown hooks
   * then. A stopped daemon does so when it is continued.
   *
   * @throws IllegalStateException if the child was started before, or is closed
   */
  public void setDaemon(boolean daemon) {
    requireOpen();
    if (started != null) {
      throw new IllegalStateException("already started: process=" + name + "; set daemon before");
    }
    this.daemon = daemon;
  }

  /** Tells whether the child is a daemon, which ends with its parent. */
  public boolean isDaemon() {
    requireOpen();
    return daemon;
  }

  /**
   * Starts the child and returns at once.
   *
   * @throws IllegalStateException if the child was started before, or is closed; if the process
   *     tree is ending; or if each child would start another child without end. The last is the
   *     case if this process is a child that does not have its task yet; if this process is a child
   *     and this thread is initializing the class of a task; or if this thread is initializing a
   *     class whose initializer also started this process or one above it.
   * @throws TooManyProcessesException if the process tree has as many processes as it may have, or
   *     if this process has 64 processes above it
   * @throws mpj.multiprocessing.UncrossableException if the task cannot be sent; the message has
   *     the path to the object that cannot be sent
   * @throws ProcessStartException if the system refuses another process
   * @throws ArenaFullException if there is no shared memory left to note the objects that the task
   *     mentions
   * @throws java.io.UncheckedIOException if the shared memory of the tree, or the class path of the
   *     child, cannot be written
   */
  public synchronized void start() {
    requireOpen();
    if (started != null || itself) {
      throw new IllegalStateException(
          "started already: process=" + name + "; make a new ChildProcess to run the task again");
    }
    String initializers = RecursiveStartCheck.check(name);
    try {
      Object work = task != null ? task : this;
      new ChildStart(context, name, daemon, initializers, work).start(this::started);
      task = null;
    } catch (IllegalStateException | ProcessStartException e) {
      Tree.awaitEndOfProcess(e instanceof ProcessStartException);
      throw e;
    }
  }

  private void started(Tree tree, int slot, Process process) {
    pid = process.pid();
    started = new StartedChild(this, name, tree, slot, process);
    CurrentProcess.add(this);
    started.watch(tree, daemon);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    itself = true; // this copy of the object is in the child
    pid = CurrentProcess.current().pid();
    daemon = CurrentProcess.isDaemon();
    context = Context.standard();
  }

  /**
   * Waits until the child has ended.
   *
   * @throws InterruptedException if this thread is interrupted while it waits; the child goes on
   * @throws IllegalStateException before the start, in the child itself, or if it is closed
   */
  public void join() throws InterruptedException {
    started().join(Backoff.FOREVER);
  }

  /**
   * Waits until the child has ended, or the time is up.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return true if the child has ended
   * @throws NullPointerException if {@code timeout} is null
   * @throws InterruptedException if this thread is interrupted while it waits; the child goes on
   * @throws IllegalStateException before the start, in the child itself, or if it is closed
   */
  public boolean join(Duration timeout) throws InterruptedException {
    return started().join(Timeout.nanos(timeout));
  }

  @Override
  StartedChild started() {
    requireOpen();
    if (itself) {
      throw new IllegalStateException("a process cannot wait for itself: process=" + name);
    }
    if (started == null) {
      throw new IllegalStateException("not started yet: process=" + name + "; call start first");
    }
    return started;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("closed: process=" + name + "; it can be used no more");
    }
  }

  /**
   * Closes this object. The child must have ended, or must never have been started. Every later use
   * throws an {@link IllegalStateException}, except another call of this method.
   *
   * @throws IllegalStateException if the child is alive
   */
  public synchronized void close() {
    if (!closed && isAlive()) {
      throw new IllegalStateException(
          "a living process cannot be closed: process=" + name + " pid=" + pid + "; join it first");
    }
    closed = true;
  }

  /** Returns the child's name. */
  public String name() {
    requireOpen();
    return name;
  }

  /**
   * Returns the child's process id in the operating system.
   *
   * @throws IllegalStateException before the start
   */
  public long pid() {
    requireOpen();
    if (pid == 0) {
      throw new IllegalStateException("no pid before the start: process=" + name);
    }
    return pid;
  }

  /** Returns the context by which the child is started. */
  public Context context() {
    requireOpen();
    return context;
  }

  /**
   * Returns the child's exit code. It is empty until the child has ended.
   *
   * <ul>
   *   <li>0: the task returned.
   *   <li>1: the task threw an exception.
   *   <li>Another positive number: the child called {@link System#exit} with that number.
   *   <li>A negative number: a signal ended the child. -15 is SIGTERM ({@link #terminate}), -9 is
   *       SIGKILL ({@link #kill}).
   * </ul>
   *
   * <p>Three cases look like others. A child that calls {@link Runtime#halt} with a number above
   * 128 looks like a child that a signal ended. A child that was asked to {@link #terminate} and
   * calls {@code System.exit(143)} counts as ended by SIGTERM. A child that is killed from outside
   * the tree while the exit hooks of its {@code System.exit} run has the exit code 137.
   */
  public OptionalInt exitCode() {
    return hasEnded() ? OptionalInt.of(started.exitCode()) : OptionalInt.empty();
  }

  /**
   * Returns a description of the exception that ended the task. It is empty if no exception ended
   * the task, or the child has not ended yet.
   */
  public Optional<String> failure() {
    String why = hasEnded() ? started.failure() : "";
    return why.isEmpty() ? Optional.empty() : Optional.of(why);
  }

  /**
   * Tells whether the child has ended.
   *
   * @throws IllegalStateException before the start, in the child itself, or if it is closed
   */
  @Override
  public boolean isReady() {
    return started().hasEnded();
  }

  boolean hasEnded() {
    requireOpen();
    return started != null && started.hasEnded();
  }

  /** Tells whether the process is alive: it was started and has not ended. */
  public boolean isAlive() {
    requireOpen();
    return itself || (started != null && !started.hasEnded());
  }

  @Override
  public String toString() {
    return "ChildProcess[name=" + name + (pid == 0 ? "" : " pid=" + pid) + "]";
  }
}
