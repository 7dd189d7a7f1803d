package mpj.multiprocessing.manager;

import java.lang.reflect.UndeclaredThrowableException;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.HostedState;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.Mailbox;
import mpj.multiprocessing.structure.ManagerState;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.RemoteFailure;

/** A proxy's way to its object: each call goes to the manager's server, and its answer back. */
final class Link implements Mailbox.Alive {
  static final byte RESULT = 0;
  static final byte FAILURE = 1;

  private static final Object[] NOTHING = {};

  private final Tree tree;
  private final HostedState hosted;
  private final ManagerState manager;
  private final ItemQueue requests;

  /** The way to the object of that type whose record lies at an offset. */
  Link(long offset, int type) {
    this.tree = Tree.current();
    this.hosted = new HostedState(tree, offset, type);
    this.manager = new ManagerState(tree, hosted.manager());
    this.requests = manager.requests();
  }

  long handle() {
    return hosted.offset();
  }

  String name() {
    return hosted.name();
  }

  @Override
  public boolean check() {
    return manager.isServerAlive();
  }

  Object call(int method) {
    return call(method, NOTHING);
  }

  /**
   * Calls a method.
   *
   * @throws mpj.multiprocessing.wire.UncrossableException if an argument cannot be sent; nothing
   *     was sent
   * @throws ManagerGone if no answer can come
   * @throws CallInterrupted if the wait for the answer was interrupted
   */
  Object call(int method, Object... arguments) {
    if (!Gate.isActive()) {
      return send(method, arguments, 0, 0);
    }
    Gate.pass();
    long number = Caller.nextCall();
    Gate.emit(EventKind.CALL_BEGAN, handle(), 0, 0, number);
    return send(method, arguments, number, System.nanoTime());
  }

  private Object send(int method, Object[] arguments, long number, long began) {
    if (!manager.isOpen()) {
      throw gone("no call was made");
    }
    Caller caller = Caller.take(tree);
    boolean usable = true;
    try {
      int call = caller.prepare(hosted.object(), method, arguments);
      LocalServer here = LocalServer.current;
      if (here != null && here.hosts(manager.offset())) {
        return answer(here.serve(caller.encoder));
      }
      usable = false;
      usable = caller.exchange(call, requests, this);
      if (!usable) {
        throw gone("the call under way may have taken effect or not");
      }
      if (number != 0) {
        Gate.emit(EventKind.CALL_ENDED, handle(), 0, System.nanoTime() - began, number);
      }
      return answer(decoder(caller.answer.bytes(), caller.answer.length()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterrupted(
          "interrupted while waiting for an answer: object="
              + name()
              + " manager="
              + manager.name()
              + "; the call may have taken effect or not: look at the object",
          e);
    } finally {
      if (usable) {
        caller.giveBack();
      }
    }
  }

  static Decoder decoder(byte[] bytes, int length) {
    return new Decoder(bytes, 0, length, Thread.currentThread().getContextClassLoader());
  }

  private static Object answer(Decoder in) {
    if (in.readByte() == RESULT) {
      return in.read();
    }
    Throwable thrown = RemoteFailure.read(in, Thread.currentThread().getContextClassLoader());
    thrown.fillInStackTrace(); // where the call was made; where it failed is in the remote trace
    switch (thrown) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new UndeclaredThrowableException(thrown, thrown.toString());
    }
  }

  private ManagerGone gone(String consequence) {
    String who = "object=" + name() + " manager=" + manager.name() + " pid=" + manager.pid();
    if (manager.isShutDown()) {
      return new ManagerGone(
          "the manager was shut down: "
              + who
              + "; "
              + consequence
              + "; close a manager when nobody uses its objects any more");
    }
    return new ManagerGone(
        "the manager's server has ended: "
            + who
            + " exitCode="
            + manager.exitCode()
            + "; "
            + consequence
            + "; what it hosted is lost, make a new manager");
  }
}
