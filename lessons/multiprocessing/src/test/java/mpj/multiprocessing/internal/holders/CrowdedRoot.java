package mpj.multiprocessing.internal.holders;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/** A main process whose shared memory is small, and full of garbage. */
final class CrowdedRoot {
  private static final int THREADS = 4;
  private static final int QUEUES = 6_000; // of each thread: several times what there is room for
  private static final int PROCESSES = 12;
  private static final int PAYLOADS = 100;
  private static final int MOST_UNREAD = 100;
  private static final int ITEMS = 1_500;
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final List<Queue<Integer>> KEPT = new ArrayList<>();
  private static final int FAILURES = 6;

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "threads" -> makeSendAndDrop();
      case "payloads" -> sendLargeOnes();
      case "queue" -> {
        var queue = new Queue<Queue<Integer>>();
        receiveAll(queue::put, () -> queue.get(SOON));
      }
      case "pipe" -> {
        var pipe = Pipe.oneWay();
        Connection way = pipe.reader();
        receiveAll(
            pipe.writer()::send,
            () -> {
              if (!way.poll(SOON)) {
                throw new IllegalStateException("lost");
              }
              return way.receive();
            });
      }
      case "receiver" -> sendToWhoDrops();
      case "processes" -> makeAmongManyProcesses();
      case "full" -> allocateWhereNothingIsGarbage();
      default -> collectWhatOthersSent();
    }
  }

  private static void makeSendAndDrop() throws InterruptedException {
    var failures = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofVirtual().start(() -> makeSendAndDrop(failures)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("failures: " + failures);
  }

  private static void makeSendAndDrop(AtomicInteger failures) {
    var way = new Queue<Queue<Integer>>();
    for (int i = 0; i < QUEUES; i++) {
      try {
        way.put(new Queue<>());
        way.get();
      } catch (ArenaFullException | InterruptedException e) {
        failures.incrementAndGet();
      }
    }
  }

  /** They find room in files: no reason to look for garbage each time. */
  private static void sendLargeOnes() throws InterruptedException {
    List<Queue<Integer>> kept = new ArrayList<>();
    fill(kept);
    kept.subList(0, 20).clear();
    System.gc();
    var queue = new Queue<byte[]>();
    long before = heapCollections();
    for (int i = 0; i < PAYLOADS; i++) {
      queue.put(new byte[100_000]);
      queue.get();
    }
    System.out.println("looked too often: " + (heapCollections() - before > PAYLOADS / 10));
    System.out.println("kept: " + !kept.isEmpty());
  }

  /** What another process gets and drops is garbage in that one's heap alone. */
  private static void sendToWhoDrops() throws InterruptedException {
    var way = new Queue<Queue<Integer>>(MOST_UNREAD);
    var child =
        new ChildProcess(() -> {
          for (int i = 0; i < QUEUES; i++) {
            way.get();
          }
        });
    child.start();
    for (int i = 0; i < QUEUES; i++) {
      way.put(new Queue<>());
    }
    child.join();
    System.out.println("exit code: " + child.exitCode().orElseThrow());
  }

  /** As many others may each have as much, and cannot be asked to look for it. */
  private static void makeAmongManyProcesses() {
    ProcessTable table = Tree.current().table();
    long pid = ProcessHandle.current().pid();
    List<Integer> others = new ArrayList<>();
    for (int i = 1; i < PROCESSES; i++) {
      others.add(table.reserve("other-" + i, ProcessTable.ROOT, pid, false));
    }
    int most = 0;
    for (int i = 0; i < QUEUES / PROCESSES; i++) {
      new Queue<Integer>();
      most = Math.max(most, garbage());
    }
    others.forEach(table::release);
    System.out.println("too much: " + (most > Tree.current().arena().limit() / PROCESSES));
  }

  private static int garbage() {
    int[] bytes = {0};
    Tree.current()
        .arena()
        .forEach((type, record) -> bytes[0] += type == RecordType.QUEUE ? Arena.size(record) : 0);
    return bytes[0];
  }

  private interface Sender {
    void send(Queue<Integer> item) throws Exception;
  }

  /** More than there is room to note, so that some cannot be taken at once. */
  private static void receiveAll(Sender sender, Callable<Queue<Integer>> receiver)
      throws Exception {
    Arena arena = Tree.current().arena();
    List<Block> large = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      large.add(arena.allocate(10_000));
    }
    for (int i = 0; i < ITEMS; i++) {
      sender.send(new Queue<>());
    }
    Holders.of(Tree.current()).garbage().look(); // which those were that were sent
    fill(KEPT);
    int refused = 0;
    for (int i = 0; i < ITEMS; ) {
      try {
        KEPT.add(receiver.call());
        i++;
      } catch (ArenaFullException e) {
        refused++;
        arena.free(large.removeLast());
      }
    }
    System.out.println("refused: " + (refused > 0));
    System.out.println("all received");
  }

  private static void allocateWhereNothingIsGarbage() {
    List<Queue<Integer>> kept = new ArrayList<>();
    fill(kept);
    long before = heapCollections();
    Thread.currentThread().interrupt(); // it waits all the same
    for (int i = 0; i < FAILURES; i++) {
      fill(kept);
    }
    System.out.println("looked too often: " + (heapCollections() - before > 3 * FAILURES));
    System.out.println("interrupted: " + Thread.interrupted());
  }

  private static void fill(List<Queue<Integer>> kept) {
    try {
      while (true) {
        kept.add(new Queue<>());
      }
    } catch (ArenaFullException e) {
      // So it is full.
    }
  }

  private static long heapCollections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  /** In a process that holds nothing itself. */
  private static void collectWhatOthersSent() throws InterruptedException {
    var child = new ChildProcess(() -> {});
    child.start();
    child.join();
    Tree tree = Tree.current();
    Arena arena = tree.arena();
    for (int i = 0; i < 100_000; i++) {
      Block record = arena.allocate(192);
      arena.publish(record, RecordType.LOCK, arena.nextNumber(RecordType.LOCK), tree.slot());
      Holders.mention(tree, record);
    }
    System.out.println("never full");
  }

  private CrowdedRoot() {}
}
