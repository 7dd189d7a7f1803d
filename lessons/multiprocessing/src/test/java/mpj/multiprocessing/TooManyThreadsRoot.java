package mpj.multiprocessing;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.Lock;

/**
 * A main process that may have only so many threads more when it starts a child. Its memory is
 * limited to what it has, and all that could be taken for threads is: those that are let go of
 * leave room for just as many.
 */
final class TooManyThreadsRoot {
  /** Less than a thread's stack, and enough for what else a JVM asks the system for meanwhile. */
  private static final int ROOM = 700 << 10;

  private static final int MOST = 8;

  /** So many threads, at most, are begun by starts and outlast them: they take room for good. */
  private static final int LASTING = 4;

  /** What lies in the directory of a tree in which nothing goes on. */
  private static final Set<String> OF_THE_TREE = Set.of("arena", "lock", "wakes");

  private static final Deque<Thread> IDLE = new ArrayDeque<>();

  public static void main(String[] arguments) throws Exception {
    Tree tree = Tree.current();
    Kernel.require(); // which takes memory, too, and would come at any time
    while (IDLE.size() < MOST + LASTING) {
      addIdle();
    }
    for (int room = 0; room <= MOST; room++) {
      var child = new ChildProcess(() -> Thread.sleep(1_000_000));
      takeAllRoom();
      leaveRoomFor(room);
      String outcome = "started";
      try {
        child.start();
      } catch (ProcessStartException e) {
        outcome = "refused";
        Check.that(e.getMessage().contains("too many threads"), e.getMessage());
      }
      limit("unlimited");
      System.out.println(outcome);
      if (outcome.equals("started")) {
        child.kill();
        child.join();
      } else {
        Check.that(!child.isAlive(), "alive after its start was refused");
      }
      checkNothingIsLeft(tree);
    }
    leaveRoomFor(IDLE.size());
    checkTheDeadAreLookedAfter(new Lock(), new Queue<>(), new Queue<>(), new Queue<>());
    System.out.println("done");
  }

  /** A child's child takes a lock and dies, and its living parent only reports that. */
  private static void checkTheDeadAreLookedAfter(
      Lock lock, Queue<Integer> held, Queue<Integer> dead, Queue<Integer> end) throws Exception {
    var middle =
        new ChildProcess(() -> {
          var holder =
              new ChildProcess(() -> {
                lock.acquire();
                held.put(1);
                end.get();
              });
          holder.start();
          held.get();
          holder.kill();
          holder.join();
          dead.put(1);
          end.get();
        });
    middle.start();
    dead.get(Children.LONG);
    Check.that(lock.tryAcquire(Children.SOON), "nobody looks after the dead");
    end.put(1);
    middle.join();
  }

  private static void checkNothingIsLeft(Tree tree) throws Exception {
    await("a child is listed", () -> ChildProcess.activeChildren().isEmpty());
    await(
        "a process is left", () -> ProcessHandle.current().children().noneMatch(Children::isAlive));
    await(
        "a thread is left",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().matches("mpj-(output|reaper)-.*")));
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      int state = tree.table().state(slot);
      Check.that(state == ProcessTable.FREE, "slot=" + slot + " state=" + state);
    }
    try (var files = Files.list(tree.directory())) {
      Check.that(
          files.map(file -> file.getFileName().toString()).allMatch(OF_THE_TREE::contains),
          "a file is left");
    }
  }

  private static void await(String otherwise, BooleanSupplier condition) {
    long until = System.nanoTime() + Children.SOON.toNanos();
    while (!condition.getAsBoolean()) {
      Check.that(System.nanoTime() < until, otherwise);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void takeAllRoom() throws Exception {
    String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", 2)[0];
    limit(Long.toString(Long.parseLong(pages) * 4096 + ROOM));
    try {
      while (true) {
        addIdle();
      }
    } catch (OutOfMemoryError e) {
      // That was the room.
    }
  }

  private static void addIdle() {
    var idle = new Thread(LockSupport::park);
    idle.setDaemon(true);
    idle.start();
    IDLE.add(idle);
  }

  private static void leaveRoomFor(int threads) throws InterruptedException {
    for (int i = 0; i < threads; i++) {
      Thread idle = IDLE.remove();
      idle.interrupt();
      idle.join();
    }
  }

  private static void limit(String bytes) throws Exception {
    var command = new ProcessBuilder("prlimit", "--pid", pid(), "--as=" + bytes + ":").inheritIO();
    Process limit = command.start();
    Check.that(limit.waitFor(10, SECONDS) && limit.exitValue() == 0, "the limit cannot be set");
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private TooManyThreadsRoot() {}
}
