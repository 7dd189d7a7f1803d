package mpj.multiprocessing.manager;

import java.util.concurrent.CancellationException;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.channel.QueueFull;
import mpj.multiprocessing.channel.TasksLost;
import mpj.multiprocessing.net.MessageTooLarge;
import mpj.multiprocessing.pool.TaskFailedException;
import mpj.multiprocessing.pool.TaskTimedOut;
import mpj.multiprocessing.pool.WorkerDied;
import mpj.multiprocessing.structure.Deceased;
import mpj.multiprocessing.sync.BrokenBarrier;
import mpj.multiprocessing.sync.OwnerDied;
import mpj.multiprocessing.wire.Admission;
import mpj.multiprocessing.wire.AllowList;
import mpj.multiprocessing.wire.Limits;
import mpj.multiprocessing.wire.MalformedMessageException;
import mpj.multiprocessing.wire.RemoteException;
import mpj.multiprocessing.wire.RemoteTrace;
import mpj.multiprocessing.wire.UncrossableException;
import mpj.multiprocessing.wire.UndecodableException;

/** What a client takes of a manager's answers: what it allows, and what a manager itself says. */
final class Answers implements Admission {
  private final RemoteWay way;
  private final AllowList allowed;

  Answers(RemoteWay way, AllowList allowed) {
    this.way = way;
    this.allowed =
        allowed.and(
            OwnerDied.class,
            HostedQueue.Lost.class,
            Deceased.class,
            BrokenBarrier.class,
            QueueEmpty.class,
            QueueFull.class,
            TasksLost.class,
            TaskFailedException.class,
            TaskTimedOut.class,
            CancellationException.class,
            WorkerDied.class,
            MessageTooLarge.class,
            MalformedMessageException.class,
            UncrossableException.class,
            UndecodableException.class,
            RemoteException.class,
            RemoteTrace.class);
  }

  @Override
  public boolean admits(String className) {
    return allowed.admits(className);
  }

  @Override
  public boolean admitsLambdas() {
    return allowed.admitsLambdas();
  }

  @Override
  public Limits limits() {
    return allowed.limits();
  }

  @Override
  public Object shared(String form, long handle) {
    return way.arrived(form, handle);
  }
}
