package mpj.multiprocessing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.manager.FullRequests;
import mpj.multiprocessing.manager.ManagedLock;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;

/**
 * A main process whose shared memory is full, and the requests of a manager that stands still fill
 * what they have, when two children are killed. The first death finds the room that is kept for it;
 * the second what the dead one itself had there, or it has to wait until the manager goes on.
 */
final class FullArenaRoot {
  private static final List<Event> KEPT = new ArrayList<>(); // or they would be freed

  private static final ProcessTable TABLE = Tree.current().table();

  public static void main(String[] arguments) throws Exception {
    var manager = new Manager();
    var ready = new Queue<Long>();
    var first = new Family(manager, ready);
    var second = new Family(manager, ready);
    var requests = new FullRequests(1);
    System.out.println("held: " + first.managed.isLocked() + " " + second.managed.isLocked());
    fillArena();
    try (var killer = new Killer()) {
      killer.stop(requests.pid());
      requests.fill();
      first.lose();
      System.out.println("first slots free: " + first.awaitSlots());
      requests.fill();
      second.lose();
      killer.resume(requests.pid());
    }
    System.out.println("second slots free: " + second.awaitSlots());
    for (Family family : List.of(first, second)) {
      System.out.println("managed lock: " + family.managed.tryAcquire(Children.SOON));
      family.endOrphan();
    }
    manager.close();
  }

  private static void fillArena() {
    try {
      while (true) {
        KEPT.add(new Event());
      }
    } catch (ArenaFullException e) {
      System.out.println("full");
    }
  }

  private static boolean await(BooleanSupplier there) {
    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!there.getAsBoolean() && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    return there.getAsBoolean();
  }

  private static int slot(long pid) {
    int slot = ProcessTable.ROOT;
    while (TABLE.pid(slot) != pid) {
      slot++;
    }
    return slot;
  }

  /** A child that holds a lock of the tree and one of the manager, and has children of its own. */
  private static final class Family {
    final Lock lock = new Lock();
    final ManagedLock managed;
    final ChildProcess holder;
    final int slot;
    final int ordinary;
    final int daemon;

    Family(Manager manager, Queue<Long> ready) throws InterruptedException {
      ManagedLock itsManaged = manager.lock();
      Lock itsLock = lock;
      managed = itsManaged;
      holder =
          Children.start(() -> {
            itsLock.acquire();
            itsManaged.acquire();
            var up = new Queue<Long>();
            Children.start(Children.waiting(up));
            ready.put(up.get(Children.LONG));
            var daemon = new ChildProcess(Children.waiting(up));
            daemon.setDaemon(true);
            daemon.start();
            ready.put(up.get(Children.LONG));
            new Queue<Integer>().get();
          });
      slot = slot(holder.pid());
      ordinary = slot(ready.get(Children.LONG));
      daemon = slot(ready.get(Children.LONG));
    }

    void lose() throws InterruptedException {
      long pid = TABLE.pid(daemon);
      holder.kill();
      boolean acquired = lock.tryAcquire(Children.SOON);
      System.out.println("lock: " + acquired + " owner died: " + lock.ownerDied().isPresent());
      System.out.println("exit code: " + Children.exitCode(holder));
      System.out.println("adopted: " + await(() -> TABLE.parent(ordinary) == ProcessTable.ROOT));
      System.out.println("daemon gone: " + await(() -> !Children.isAlive(pid)));
    }

    boolean awaitSlots() {
      return await(
          () -> TABLE.state(slot) == ProcessTable.FREE && TABLE.state(daemon) == ProcessTable.FREE);
    }

    void endOrphan() throws IOException {
      System.out.println("orphan lives: " + Children.isAlive(TABLE.pid(ordinary)));
      ProcessHandle.of(TABLE.pid(ordinary)).ifPresent(ProcessHandle::destroyForcibly);
      System.out.println("ended: " + await(() -> TABLE.state(ordinary) == ProcessTable.FREE));
    }
  }

  private FullArenaRoot() {}
}
