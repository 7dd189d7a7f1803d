package mpj.multiprocessing.manager;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.net.InetSocketAddress;
import java.time.Duration;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.internal.thread.Cleanup;
import mpj.multiprocessing.manager.guest.GuestEntrance;

/** The server of a manager, as the process that created the manager sees it. */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(1);

  private final TreeTransport transport;
  private final ManagerState state;
  private final ChildProcess process;
  private Cleaner.Cleanable cleanup;

  /**
   * Starts a server. Returns when the process exists. Calls made before the server is ready wait
   * for it.
   *
   * @param entrance how the server listens when it is asked to; null if only processes of the tree
   *     call it
   */
  ServerProcess(Context context, GuestEntrance entrance) {
    transport = TreeTransport.to(ManagerState.create(Tree.current()));
    state = transport.manager();
    process = new ChildProcess(context, state.name(), new ServerTask(transport.record(), entrance));
    process.setDaemon(true);
    process.start();
    state.servedBy(process.pid());
  }

  /**
   * Makes the server run an initializer before any other process knows of the manager. Ends the
   * server if the initializer fails.
   */
  ServerProcess initializedBy(Task initializer) {
    boolean done = false;
    try {
      ObjectRef.toManager(transport).call(ManagerObject.INITIALIZE, initializer);
      done = true;
      return this;
    } finally {
      if (!done) {
        shutdown();
      }
    }
  }

  /** Makes the server listen, and returns its address. Ends the server if it cannot listen. */
  InetSocketAddress listen() throws IOException {
    boolean listens = false;
    try {
      Object at = ObjectRef.toManager(transport).invoke(ManagerObject.LISTEN);
      listens = true;
      return (InetSocketAddress) at;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException("the manager cannot listen: manager=" + transport, e);
    } finally {
      if (!listens) {
        shutdown();
      }
    }
  }

  TreeTransport transport() {
    return transport;
  }

  /**
   * Makes the server end when it is not needed any more: nothing in this process refers to the
   * manager, and no other process uses it.
   */
  ServerProcess endWhenUnneeded() {
    boolean done = false;
    try {
      cleanup = Cleanup.ofProcesses(transport, new Unneeded(state, transport.afterwards()));
      done = true;
      return this;
    } finally {
      if (!done) {
        shutdown();
      }
    }
  }

  /** Tells the server that no object of this process refers to the manager. */
  private record Unneeded(ManagerState state, Transport transport) implements Runnable {
    @Override
    public void run() {
      if (state.isOpen()) {
        ProxyCleaner.tellGarbageSoon();
        transport.tell(Request.UNNEEDED, HostedHandle.object(HostedType.MANAGER, 0), 0);
      } else {
        ProxyCleaner.forget(transport);
      }
    }
  }

  /** Ends the server. Kills it if that takes too long, or if the thread is interrupted. */
  void shutdown() {
    state.shutDown();
    state.requests().close();
    if (cleanup != null) {
      cleanup.clean();
    }
    ProxyCleaner.forget(transport.afterwards());
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
