package mpj.multiprocessing.manager;

import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.process.Service;
import mpj.multiprocessing.manager.guest.GuestEntrance;

/**
 * The task of a server process.
 *
 * @param manager where the manager's record lies
 * @param entrance how it is to listen; null for the processes of the tree alone
 */
record ServerTask(long manager, GuestEntrance entrance) implements Task, Service {
  @Override
  public long record() {
    return manager;
  }

  @Override
  public void run() {
    Server.serve(manager, entrance);
  }
}
