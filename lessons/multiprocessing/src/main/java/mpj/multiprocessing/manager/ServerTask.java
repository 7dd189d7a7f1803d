package mpj.multiprocessing.manager;

import mpj.multiprocessing.Task;

/**
 * The task of a server process.
 *
 * @param manager where the manager's record lies
 */
record ServerTask(long manager) implements Task {
  @Override
  public void run() throws InterruptedException {
    Server.serve(manager);
  }
}
