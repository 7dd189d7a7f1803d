// Exercise 3, cleanup
//
// Each of five workers opens something: it adds 1 to the shared number open. When it closes it, it
// subtracts 1. Between the two it waits until main sets the event stop.
//
// 1. In main: wait until all five are ready; then ask the second and the fourth to end (terminate),
//    and wait for their end. The other three go on until stop is set.
// 2. In work: when SIGTERM comes, a worker has to close what it opened before it ends.
//
// In the end open must be 0, and it must be the workers themselves who closed.

import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.*;
import mpj.multiprocessing.manager.*;
import mpj.multiprocessing.pool.*;
import mpj.multiprocessing.shared.*;
import mpj.multiprocessing.sync.*;

// >>> your part
void main() throws Exception {
  var open = new IntValue(0);
  var ready = new Semaphore(0);
  var stop = new Event();
  var workers = new ArrayList<ChildProcess>();
  for (int i = 0; i < 5; i++) {
    var worker = new ChildProcess(() -> work(open, ready, stop));
    worker.start();
    workers.add(worker);
  }

  stop.set();
  for (var worker : workers) {
    worker.join();
  }
  IO.println("open in the end: " + open.get());
}

/** Runs in each child. */
static void work(IntValue open, Semaphore ready, Event stop) throws Exception {
  open.add(1);
  ready.release(); // one permit more: one worker more is ready
  stop.await();
  open.add(-1);
}
// <<<
