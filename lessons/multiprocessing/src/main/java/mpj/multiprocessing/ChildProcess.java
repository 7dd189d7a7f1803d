package mpj.multiprocessing;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.launch.BootMessage;
import mpj.multiprocessing.launch.CommandLine;
import mpj.multiprocessing.launch.LinePump;
import mpj.multiprocessing.structure.EventRing;
import mpj.multiprocessing.supervision.Reaper;
import mpj.multiprocessing.supervision.Supervisor;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Encoder;
import mpj.multiprocessing.wire.Shared;

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
 * share; all else is a copy. What the child prints arrives in whole lines at its parent's output.
 *
 * <p><b>What happens if a process dies here.</b> If the child dies, {@link #join} returns and
 * {@link #exitCode} tells how: what it held is free by then, or, for the child of a child, within a
 * second. If the parent dies, a daemon child ends with it and another goes on; if the main process
 * dies, every process of the tree ends within two seconds.
 *
 * <p>One thread starts a child; any may wait for it.
 */
public class ChildProcess implements Serializable {
  private static final long serialVersionUID = 1L;

  private final transient Context context;
  private final transient Task task;
  private final transient CountDownLatch ended = new CountDownLatch(1);
  private final String name;
  private transient boolean daemon;
  private transient boolean itself;
  private transient volatile long pid;
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
  static ChildProcess self(String name, long pid) {
    ChildProcess self = new ChildProcess(null, name, null);
    self.itself = true;
    self.pid = pid;
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

  /** Makes the child one that ends with its parent. To be called before {@link #start}. */
  public void setDaemon(boolean daemon) {
    if (process != null) {
      throw new IllegalStateException("already started: process=" + name + "; set daemon before");
    }
    this.daemon = daemon;
  }

  /** Tells whether the child ends with its parent. */
  public boolean isDaemon() {
    return daemon;
  }

  /**
   * Starts the child and returns at once.
   *
   * @throws IllegalStateException if it was started before
   * @throws mpj.multiprocessing.wire.UncrossableException if the task cannot be sent, with the path
   *     to what hinders it
   * @throws ProcessStartException if the system refuses another process
   */
  public synchronized void start() {
    if (process != null || itself) {
      throw new IllegalStateException(
          "started already: process=" + name + "; make a new ChildProcess to run the task again");
    }
    Encoder encoded = new Encoder().write(task != null ? task : this);
    Tree tree = Tree.current();
    long me = Self.current().pid();
    int slot = tree.table().reserve(name, tree.slot(), me, daemon);
    if (Gate.isActive()) {
      EventRing.create(tree, slot);
    }
    try {
      process = new ProcessBuilder(CommandLine.of(context.jvmOptions(), ChildMain.NAME)).start();
    } catch (IOException e) {
      tree.table().release(slot);
      throw new ProcessStartException(
          "the system refuses to start a child: process="
              + name
              + " cause="
              + e.getMessage()
              + "; are there too many processes, or is memory short?",
          e);
    }
    pid = process.pid();
    for (Shared shared : encoded.shared()) {
      shared.givenTo(slot);
    }
    tree.table().running(slot, pid);
    if (tree.hasEnded()) {
      process.destroyForcibly();
      throw new IllegalStateException("the process tree is ending: process=" + name);
    }
    Self.add(this);
    watch(tree, slot);
    send(
        new BootMessage(
            tree.directory().toString(),
            slot,
            name,
            daemon,
            Self.rootPid(),
            Self.current().name(),
            me,
            context.jvmOptions(),
            Gate.isActive(),
            encoded.toBytes()));
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    itself = true; // it has arrived in the child
    pid = Self.current().pid();
  }

  private void watch(Tree tree, int slot) {
    Supervisor.of(tree);
    Thread[] pumps = {
      new LinePump(process.getInputStream(), name, slot, false),
      new LinePump(process.getErrorStream(), name, slot, true)
    };
    for (Thread pump : pumps) {
      pump.start();
    }
    new Reaper(tree, slot, daemon, process, pumps, this::end).start();
  }

  private void send(BootMessage message) {
    try {
      message.writeTo(new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
    } catch (IOException e) {
      // It died before it had read its task: its exit code will say how.
    }
  }

  private void end(int code, String why) {
    exitCode = code;
    failure = why;
    Self.remove(this);
    ended.countDown();
  }

  /** Waits for the child's end. */
  public void join() throws InterruptedException {
    requireStarted();
    ended.await();
  }

  /**
   * Waits for the child's end, for at most so long; 0 or less: not at all.
   *
   * @return true if it has ended
   */
  public boolean join(Duration timeout) throws InterruptedException {
    requireStarted();
    return ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void requireStarted() {
    if (itself) {
      throw new IllegalStateException("a process cannot wait for itself: process=" + name);
    }
    if (process == null) {
      throw new IllegalStateException("not started yet: process=" + name + "; call start first");
    }
  }

  public String name() {
    return name;
  }

  /**
   * Returns the child's number in the operating system.
   *
   * @throws IllegalStateException before the start
   */
  public long pid() {
    if (pid == 0) {
      throw new IllegalStateException("no pid before the start: process=" + name);
    }
    return pid;
  }

  /**
   * Returns how the child ended; empty before. 0: its task returned. 1: its task threw. Another
   * positive number: it called {@link System#exit}. Negative: it was ended by the signal of that
   * number, -15 by {@link #terminate}, -9 by {@link #kill}.
   */
  public OptionalInt exitCode() {
    return hasEnded() ? OptionalInt.of(exitCode) : OptionalInt.empty();
  }

  /** Returns what the exception that ended the task says of itself; empty if none did. */
  public Optional<String> failure() {
    return hasEnded() && !failure.isEmpty() ? Optional.of(failure) : Optional.empty();
  }

  private boolean hasEnded() {
    return !itself && ended.getCount() == 0;
  }

  /** Tells whether the process runs: it was started and has not ended. */
  public boolean isAlive() {
    return itself || (process != null && !hasEnded());
  }

  /** Asks the child to end, by SIGTERM: its shutdown hooks run. Its own children are left alone. */
  public void terminate() {
    requireStarted();
    process.toHandle().destroy(); // not the Process: that would close the child's pipes, too
  }

  /** Ends the child at once, by SIGKILL. Its own children are left alone. */
  public void kill() {
    requireStarted();
    process.toHandle().destroyForcibly();
  }

  @Override
  public String toString() {
    return "ChildProcess[name=" + name + (pid == 0 ? "" : " pid=" + pid) + "]";
  }
}
