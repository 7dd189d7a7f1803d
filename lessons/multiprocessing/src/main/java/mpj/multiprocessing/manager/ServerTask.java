package mpj.multiprocessing.manager;

import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.process.Service;
import mpj.multiprocessing.manager.guest.GuestEntrance;

/**
 * The task of a server process.
 *
 * @param manager the offset of the manager's record
 * @param entrance how the server listens; null if only processes of the tree call it
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
