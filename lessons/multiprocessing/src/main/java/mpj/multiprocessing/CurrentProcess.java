package mpj.multiprocessing;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.BootMessage;

/** The state of this process in its tree: its own name, its parent and its children. */
final class CurrentProcess {
  private static final String MAIN = "MainProcess";

  private static ChildProcess current;
  private static ParentProcess parent;
  private static long rootPid;
  private static int started;
  private static int generation; // 0: the main process
  private static String initializers = "";
  private static volatile boolean hasTask = true;
  private static final List<ChildProcess> children = new ArrayList<>();

  /** Sets this child's place in the tree. Called before any code of the program runs. */
  static synchronized void descend(BootMessage boot) {
    generation = boot.generation();
    initializers = boot.initializers();
    hasTask = false;
  }

  /** Returns how many processes are above this one. */
  static synchronized int generation() {
    return generation;
  }

  /** Returns the classes whose static initializers started this process or one above it. */
  static synchronized String initializers() {
    return initializers;
  }

  /** Notes that this child has read its task. */
  static void takeTask() {
    hasTask = true;
  }

  /** Returns whether this process has its task. The main process has it from the beginning. */
  static boolean hasTask() {
    return hasTask;
  }

  /** Sets what this child is, and its parent, as the first message says. */
  static synchronized void become(ChildProcess process, BootMessage boot) {
    current = process;
    parent = new ParentProcess(boot.parentName(), boot.parentPid());
    rootPid = boot.rootPid();
  }

  static synchronized ChildProcess current() {
    if (current == null) {
      current = ChildProcess.self(MAIN, ProcessHandle.current().pid(), false);
    }
    return current;
  }

  /** Returns whether this process is a daemon. By default its children are the same. */
  static synchronized boolean isDaemon() {
    return current != null && current.isDaemon();
  }

  static synchronized ParentProcess parent() {
    return parent;
  }

  static synchronized long rootPid() {
    return rootPid != 0 ? rootPid : ProcessHandle.current().pid();
  }

  /** Returns the next default name: {@code Process-1}, and in its children {@code Process-1:1}. */
  static synchronized String nextName() {
    Tree.current(); // in a new tree the names count from 1 again
    String number = Integer.toString(++started);
    return parent == null ? "Process-" + number : current().name() + ":" + number;
  }

  static synchronized void add(ChildProcess child) {
    children.add(child);
  }

  static synchronized void remove(ChildProcess child) {
    children.remove(child);
  }

  static synchronized List<ChildProcess> children() {
    return List.copyOf(children);
  }

  static synchronized void forget() {
    started = 0;
    children.clear();
  }

  private CurrentProcess() {}
}
