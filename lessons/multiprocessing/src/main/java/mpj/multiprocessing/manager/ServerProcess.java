package mpj.multiprocessing.manager;

import java.lang.ref.Cleaner;
import java.time.Duration;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.HostedHandle;
import mpj.multiprocessing.structure.HostedType;
import mpj.multiprocessing.structure.ManagerState;
import mpj.multiprocessing.thread.Cleanup;

/** The server of a manager, in the process that made it. */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(1);

  private final ManagerState state;
  private final ChildProcess process;
  private Cleaner.Cleanable cleanup;

  /**
   * Starts one. Returns when the process exists; calls made before it is ready wait for it.
   *
   * @param how it is to listen when it is asked to; null for the processes of the tree alone
   */
  ServerProcess(Context context, Listening how) {
    state = ManagerState.create(Tree.current());
    process = new ChildProcess(context, state.name(), new ServerTask(state.offset(), how));
    process.setDaemon(true);
    process.start();
    state.servedBy(process.pid());
  }

  /** Has it run something before anybody else knows of it, and ends it if that fails. */
  ServerProcess initializedBy(Task initializer) {
    boolean done = false;
    try {
      Link.toManager(way()).call(Maker.INITIALIZE, initializer);
      done = true;
      return this;
    } finally {
      if (!done) {
        shutdown();
      }
    }
  }

  TreeWay way() {
    return TreeWay.to(state.number());
  }

  /**
   * Has it end when it is of no use: nothing here leads to the manager, and nobody else uses it.
   */
  ServerProcess endWhenUnneeded(Way way) {
    boolean done = false;
    try {
      cleanup = Cleanup.ofProcesses(way, new Unneeded(state, way.afterwards()));
      done = true;
      return this;
    } finally {
      if (!done) {
        shutdown();
      }
    }
  }

  /** Tells the server that no object of this process leads to the manager. */
  private record Unneeded(ManagerState state, Way way) implements Runnable {
    @Override
    public void run() {
      if (state.isOpen()) {
        Reference.tellGarbageSoon();
        way.tell(Request.UNNEEDED, HostedHandle.object(HostedType.MANAGER, 0), 0);
      }
    }
  }

  /** Ends it, and kills it if that takes too long, or the thread is interrupted. */
  void shutdown() {
    state.shutDown();
    state.requests().close();
    if (cleanup != null) {
      cleanup.clean();
    }
    boolean interrupted = false;
    boolean over = false;
    try {
      over = process.join(PATIENCE);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (!over) {
      process.kill();
      try {
        process.join(KILL_PATIENCE);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
