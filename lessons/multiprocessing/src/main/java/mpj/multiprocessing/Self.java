package mpj.multiprocessing;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.BootMessage;

/** What this process knows of itself: its own name, its parent, its children. */
final class Self {
  private static final String MAIN = "MainProcess";

  private static ChildProcess current;
  private static ParentProcess parent;
  private static long rootPid;
  private static int started;
  private static int generation; // 0: the main process
  private static String initializers = "";
  private static volatile boolean hasTask = true;
  private static final List<ChildProcess> children = new ArrayList<>();

  /** In a child, before any code of the program runs: where it is in the tree. */
  static synchronized void descend(BootMessage boot) {
    generation = boot.generation();
    initializers = boot.initializers();
    hasTask = false;
  }

  /** Returns how many processes are above this one. */
  static synchronized int generation() {
    return generation;
  }

  /** Returns the classes whose static initializers started this process, or one above it. */
  static synchronized String initializers() {
    return initializers;
  }

  /** In a child: it has read its task. */
  static void takeTask() {
    hasTask = true;
  }

  /** Tells whether this process does what it is to do; a child reads its task before. */
  static boolean hasTask() {
    return hasTask;
  }

  /** In a child: who it is, as the parent said. */
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

  /** Tells what a child is unless it is told otherwise: what its parent is. */
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
    Tree.current(); // names count anew with each tree
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

  private Self() {}
}
