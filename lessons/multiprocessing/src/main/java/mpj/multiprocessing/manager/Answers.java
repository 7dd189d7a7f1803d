package mpj.multiprocessing.manager;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.MessageLimits;
import mpj.multiprocessing.RemoteException;
import mpj.multiprocessing.RemoteTrace;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.channel.QueueFull;
import mpj.multiprocessing.channel.TasksLost;
import mpj.multiprocessing.internal.codec.DecodePolicy;
import mpj.multiprocessing.internal.memory.DeadOwner;
import mpj.multiprocessing.pool.TaskFailedException;
import mpj.multiprocessing.pool.TaskTimedOut;
import mpj.multiprocessing.pool.WorkerDied;
import mpj.multiprocessing.sync.BrokenBarrier;
import mpj.multiprocessing.sync.OwnerDied;

/**
 * What a guest accepts from a manager's answers: what the guest allows, and the library's own
 * classes.
 */
final class Answers implements DecodePolicy {
  private static final Set<String> OWN =
      names(
          OwnerDied.class,
          HostedQueue.Lost.class,
          DeadOwner.class,
          BrokenBarrier.class,
          QueueEmpty.class,
          QueueFull.class,
          TasksLost.class,
          TaskFailedException.class,
          TaskTimedOut.class,
          CancellationException.class,
          WorkerDied.class,
          MalformedMessageException.class,
          UncrossableException.class,
          UndecodableException.class,
          RemoteException.class,
          RemoteTrace.class);

  private final GuestTransport transport;
  private final DecodePolicy allowed;

  Answers(GuestTransport transport, DecodePolicy allowed) {
    this.transport = transport;
    this.allowed = allowed;
  }

  /** Returns the names of classes and of their superclasses. */
  private static Set<String> names(Class<?>... classes) {
    Set<String> names = new HashSet<>();
    for (Class<?> each : classes) {
      for (Class<?> one = each; one != null; one = one.getSuperclass()) {
        names.add(one.getName());
      }
    }
    return names;
  }

  @Override
  public boolean admits(String className) {
    return OWN.contains(className) || allowed.admits(className);
  }

  @Override
  public boolean admitsLambdas() {
    return allowed.admitsLambdas();
  }

  @Override
  public MessageLimits limits() {
    return allowed.limits();
  }

  @Override
  public Object shared(String form, long handle) {
    return transport.arrived(form, handle);
  }
}
