package mpj.multiprocessing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.channel.Waitable;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.ChildOutput;
import mpj.multiprocessing.internal.process.ProcessSignals;
import mpj.multiprocessing.internal.process.Reaper;
import mpj.multiprocessing.internal.process.Supervisor;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;

/**
 * A task in a process of its own: a child JVM. Python's {@code multiprocessing.Process}.
 *
 * <pre>{@code
 * var child = new ChildProcess(() -> IO.println("I am process " + ChildProcess.current().pid()));
 * child.start();                 // returns at once
 * child.join();                  // waits for its end
 * child.exitCode();              // 0
 * }</pre>
 *
 * <p>The task is given to the constructor, or {@link #run} is overridden in a subclass whose fields
 * then travel to the child. Parent and child share nothing but what the primitives of this library
 * share; all else is a copy.
 *
 * <p>What a child of the main process prints arrives there in whole lines; its own children print
 * to the same place, and go on doing so when it has ended. A {@code println} of up to 4,096 bytes
 * is one piece that no other process can come between; {@code printf}, and a line put together by
 * several calls, may be mixed with the output of such relatives.
 *
 * <p><b>What happens if a process dies here.</b> If the child dies, {@link #join} returns and
 * {@link #exitCode} tells how: what it held is free by then, or, for the child of a child, within a
 * second. If the parent dies, a daemon child ends with it and another goes on; if the main process
 * dies, every process of the tree ends within two seconds.
 *
 * <p>A process ends after its children that are no daemons: when its task or its {@code main} has
 * returned or thrown, and a child also by {@link System#exit}. In the main process that call ends
 * the whole tree at once, unlike Python's {@code sys.exit}, as it ends threads that are no daemons:
 * a JVM cannot tell it from Ctrl-C, which must not wait. Whoever wants the children's work joins
 * them first.
 *
 * <p>A child may have children, and those may; a chain of them, each the child of the one before,
 * has at most 64, so that a program in which each child starts another comes to an end. The system
 * property {@code mpj.generations.max} allows more. A static initializer runs in each process that
 * uses its class: one that starts children does so in the main process only.
 *
 * <p>One thread starts a child; any may wait for it.
 */
public class ChildProcess implements Serializable, Waitable {
  private static final long serialVersionUID = 1L;

  private transient Context context;
  private transient Task task; // null once it has been sent: the child may outlive its use here
  private final transient CountDownLatch ended = new CountDownLatch(1);
  private final String name;
  private transient boolean daemon;
  private transient boolean itself;
  private transient boolean closed;
  private transient Keeper keeper;
  private transient volatile long pid;
  private transient volatile int slot;
  private transient ProcessSignals signals; // of the tree that it was started in
  private transient volatile int identity; // its slot may be another's by the time it is named
  private transient volatile Process process;
  private transient volatile int exitCode;
  private transient volatile String failure;

  /** A child with a default name that runs the task. */
  public ChildProcess(Task task) {
    this(null, null, task);
  }

  /** A child that runs the task. */
  public ChildProcess(String name, Task task) {
    this(null, name, task);
  }

  /**
   * A child that runs the task.
   *
   * @param context how it is started; null: the standard one
   * @param name null: a default name, {@code Process-1}
   */
  public ChildProcess(Context context, String name, Task task) {
    this.context = context != null ? context : Context.standard();
    this.name = name != null ? name : Self.nextName();
    this.task = task;
    this.daemon = Self.isDaemon();
  }

  /** For a subclass that overrides {@link #run}; the name is a default one. */
  protected ChildProcess() {
    this(null, null, null);
  }

  /** For a subclass that overrides {@link #run}. */
  protected ChildProcess(String name) {
    this(null, name, null);
  }

  /** The object that stands for the process that it lives in. */
  static ChildProcess self(String name, long pid, boolean daemon) {
    ChildProcess self = new ChildProcess(null, name, null);
    self.itself = true;
    self.pid = pid;
    self.daemon = daemon;
    return self;
  }

  /** Returns the process that runs this code; in the main process one named MainProcess. */
  public static ChildProcess current() {
    return Self.current();
  }

  /** Returns the process that started this one; empty in the main process. */
  public static Optional<ParentProcess> parent() {
    return Optional.ofNullable(Self.parent());
  }

  /** Returns this process's children that are alive. */
  public static List<ChildProcess> activeChildren() {
    return Self.children();
  }

  /** What the child runs: the task, unless a subclass says otherwise. */
  protected void run() throws Exception {
    if (task != null) {
      task.run();
    }
  }

  /**
   * Returns those of several processes that have ended, waiting until at least one has, at most so
   * long. Python's {@code multiprocessing.connection.wait} over sentinels; {@link
   * Waitable#awaitAny} waits for connections, too.
   *
   * @return empty when time is up
   * @throws IllegalStateException if one of them was not started, or is closed
   */
  public static List<ChildProcess> awaitAny(
      Collection<? extends ChildProcess> processes, Duration timeout) throws InterruptedException {
    processes.forEach(ChildProcess::requireStarted);
    return Ends.await(processes, Timeout.nanos(timeout));
  }

  /**
   * Has a handler run in this process when SIGTERM comes, instead of the JVM's end. It runs on a
   * thread of its own, beside the task; it, or the task, decides what follows, {@link System#exit}
   * perhaps. Python's {@code signal.signal(SIGTERM, handler)}.
   *
   * <pre>{@code
   * var task = Thread.currentThread();
   * ChildProcess.onTerminate(task::interrupt);   // the task cleans up and returns
   * }</pre>
   *
   * <p>Without a handler SIGTERM ends the JVM in the ordinary way: its shutdown hooks run, and the
   * exit code is -15. SIGKILL cannot be handled.
   */
  public static void onTerminate(Runnable handler) {
    Signals.onTerminate(handler);
  }

  /**
   * Has a handler run in this process, a child, when it is {@linkplain #interrupt interrupted},
   * instead of the interrupt of its task. It runs on a thread of its own, beside the task. Python's
   * {@code signal.signal(SIGINT, handler)}.
   *
   * @throws IllegalStateException in the main process, which nobody interrupts
   */
  public static void onInterrupt(Runnable handler) {
    Signals.onInterrupt(handler);
  }

  /**
   * Makes the child one that ends with its parent, or not. To be called before {@link #start}.
   * Without it a child is what its parent is. Unlike in Python, daemons may have children. When the
   * parent ends, after its other children, its daemons are ended by SIGTERM; when it is killed,
   * they are gone at once.
   *
   * @throws IllegalStateException after the start
   */
  public void setDaemon(boolean daemon) {
    requireOpen();
    if (process != null) {
      throw new IllegalStateException("already started: process=" + name + "; set daemon before");
    }
    this.daemon = daemon;
  }

  /** Tells whether the child ends with its parent. */
  public boolean isDaemon() {
    requireOpen();
    return daemon;
  }

  /**
   * Starts the child and returns at once.
   *
   * @throws IllegalStateException if it was started before, or if it would do so again and start
   *     another in its turn: if this process is itself a child that has no task yet, or a class is
   *     being initialized for a task of its, or one whose initializer has started this process; and
   *     if there are 64 generations of children above it
   * @throws mpj.multiprocessing.wire.UncrossableException if the task cannot be sent, with the path
   *     to what hinders it
   * @throws ProcessStartException if the system refuses another process
   */
  public synchronized void start() {
    requireOpen();
    if (process != null || itself) {
      throw new IllegalStateException(
          "started already: process=" + name + "; make a new ChildProcess to run the task again");
    }
    String initializers = StartGuard.check(name);
    try {
      Object work = task != null ? task : this;
      new Launch(context, name, daemon, initializers, work).start(this::started);
      task = null;
    } catch (IllegalStateException | ProcessStartException e) {
      Tree.awaitEndOfProcess(e instanceof ProcessStartException);
      throw e;
    }
  }

  private void started(Tree tree, int itsSlot, Process itsProcess) {
    slot = itsSlot;
    identity = tree.table().identity(itsSlot);
    signals = new ProcessSignals(tree);
    pid = itsProcess.pid();
    process = itsProcess;
    Self.add(this);
    try {
      Supervisor.of(tree).begin();
      ChildOutput output = ChildOutput.of(tree, process, name, slot);
      new Reaper(tree, slot, daemon, process, output::awaitLast, this::end).start();
    } catch (RuntimeException | OutOfMemoryError e) { // of threads, most likely
      endAtOnce();
      Supervisor.of(tree).ended(slot, -ProcessSignals.KILL);
      end(-ProcessSignals.KILL, "");
      throw new ProcessStartException(
          "nothing can look after the child, so it was killed: process="
              + name
              + " cause="
              + e
              + "; there are too many threads (ulimit -u), or too little memory",
          e);
    }
  }

  /** Needs no thread: {@link Process#onExit} would. */
  private void endAtOnce() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    itself = true; // it has arrived in the child
    pid = Self.current().pid();
    daemon = Self.isDaemon();
    context = Context.standard();
  }

  private void end(int code, String why) {
    exitCode = code;
    failure = why;
    Self.remove(this);
    release();
    ended.countDown();
    Ends.announce();
  }

  private synchronized void release() {
    if (keeper != null) {
      keeper.resume();
      keeper = null;
    }
  }

  /** Waits for the child's end. */
  public void join() throws InterruptedException {
    join(Pause.FOREVER);
  }

  /**
   * Waits for the child's end, for at most so long; 0 or less: not at all.
   *
   * @return true if it has ended
   */
  public boolean join(Duration timeout) throws InterruptedException {
    return join(Timeout.nanos(timeout));
  }

  private boolean join(long nanos) throws InterruptedException {
    requireStarted();
    if (!Gate.isActive()) {
      return ended.await(nanos, TimeUnit.NANOSECONDS);
    }
    Gate.pass();
    long began = System.nanoTime();
    Gate.emit(EventKind.JOIN_WAITING, 0L, identity, 0, 0);
    boolean over = ended.await(nanos, TimeUnit.NANOSECONDS);
    Gate.emit(EventKind.JOIN_ENDED, 0L, identity, System.nanoTime() - began, 0);
    return over;
  }

  private void requireStarted() {
    requireOpen();
    if (itself) {
      throw new IllegalStateException("a process cannot wait for itself: process=" + name);
    }
    if (process == null) {
      throw new IllegalStateException("not started yet: process=" + name + "; call start first");
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("closed: process=" + name + "; it can be used no more");
    }
  }

  /**
   * Lets go of the child, which must have ended or never begun. Every later use is an error, but
   * closing again is not.
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

  public String name() {
    requireOpen();
    return name;
  }

  /**
   * Returns the child's number in the operating system.
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

  /** Returns how the child is started. */
  public Context context() {
    requireOpen();
    return context;
  }

  /**
   * Returns how the child ended; empty before. 0: its task returned. 1: its task threw. Another
   * positive number: it called {@link System#exit}. Negative: it was ended by the signal of that
   * number, -15 by {@link #terminate}, -9 by {@link #kill}.
   *
   * <p>{@link Runtime#halt} with a number above 128 cannot be told from a signal. Nor can an exit
   * with 143 by a child that was asked to {@link #terminate}: it is taken for its compliance. One
   * that is killed from outside in the exit hooks of a {@link System#exit} has 137.
   */
  public OptionalInt exitCode() {
    return hasEnded() ? OptionalInt.of(exitCode) : OptionalInt.empty();
  }

  /** Returns what the exception that ended the task says of itself; empty if none did. */
  public Optional<String> failure() {
    return hasEnded() && !failure.isEmpty() ? Optional.of(failure) : Optional.empty();
  }

  /**
   * Tells whether the child has ended.
   *
   * @throws IllegalStateException before the start
   */
  @Override
  public boolean isReady() {
    requireStarted();
    return hasEnded();
  }

  boolean hasEnded() {
    requireOpen();
    return !itself && ended.getCount() == 0;
  }

  /** Tells whether the process runs: it was started and has not ended. */
  public boolean isAlive() {
    requireOpen();
    return itself || (process != null && !hasEnded());
  }

  /**
   * Asks the child to end, by SIGTERM: its handler runs, or its shutdown hooks. Its own children
   * are left alone; see {@link #terminateTree}.
   */
  public void terminate() {
    requireStarted();
    signal(ProcessSignals.TERMINATE);
  }

  /**
   * Interrupts the child's task, as {@link Thread#interrupt} does a thread: where it waits, or next
   * waits, InterruptedException is thrown. If the task does not catch that, the child ends with 1
   * and its trace. A task that computes sees {@link Thread#isInterrupted}. If the child has a
   * handler ({@link #onInterrupt}), that runs instead. A task that has not begun yet begins with
   * its thread interrupted; one that is over, or has ended, takes no notice. Python's {@code
   * Process.interrupt}, since 3.14.
   *
   * <p>Ctrl-C in a terminal does not do that to children: it ends the main process, which ends
   * them.
   *
   * @throws IllegalStateException before the start
   */
  public void interrupt() {
    requireStarted();
    if (!hasEnded()) {
      Gate.emit(EventKind.SIGNAL_SENT, 0L, identity, ProcessSignals.INTERRUPT, 0);
      signals.interrupt(slot, process.toHandle());
    }
  }

  /** Ends the child at once, by SIGKILL. Its own children are left alone; see {@link #killTree}. */
  public void kill() {
    requireStarted();
    signal(ProcessSignals.KILL);
  }

  /** Asks the child and all processes that descend from it to end, by SIGTERM. */
  public void terminateTree() {
    signalTree(ProcessSignals.TERMINATE);
  }

  /** Ends the child and all processes that descend from it at once, by SIGKILL. */
  public void killTree() {
    signalTree(ProcessSignals.KILL);
  }

  private void signal(int signal) {
    if (!hasEnded()) {
      Gate.emit(EventKind.SIGNAL_SENT, 0L, identity, signal, 0);
      // By the handle, not the Process: that would close the child's pipes, too.
      signals.send(slot, process.toHandle(), signal);
    }
  }

  private void signalTree(int signal) {
    requireStarted();
    if (!hasEnded()) {
      Gate.emit(EventKind.SIGNAL_SENT, 0L, identity, signal, 0);
      signals.sendToTree(slot, process.toHandle(), signal);
    }
  }

  /**
   * Stops the child, by SIGSTOP: it does nothing at all, and keeps what it holds, until {@link
   * #resume}. Nobody takes it for dead. Should this process end meanwhile, the child is killed.
   *
   * @throws IllegalStateException if it is not alive
   */
  public synchronized void pause() {
    requireStarted();
    if (hasEnded()) {
      throw new IllegalStateException("it has ended: process=" + name + " pid=" + pid);
    }
    if (keeper == null) {
      Gate.emit(EventKind.SIGNAL_SENT, 0L, identity, ProcessSignals.STOP, 0);
      keeper = Keeper.stop(pid);
    }
  }

  /** Lets a child that was stopped go on. */
  public synchronized void resume() {
    requireStarted();
    if (keeper != null) {
      Gate.emit(EventKind.SIGNAL_SENT, 0L, identity, ProcessSignals.CONTINUE, 0);
      release();
    }
  }

  @Override
  public String toString() {
    return "ChildProcess[name=" + name + (pid == 0 ? "" : " pid=" + pid) + "]";
  }
}
