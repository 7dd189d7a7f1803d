package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kills main processes, and processes in the middle of a tree. The deadlines are doubled. */
@ExtendWith(NothingLeft.class)
@Timeout(900)
class TreeStress {
  private static final int KILLS = Effort.rounds(110);
  private static final long PROCESSES_NANOS = 4_000_000_000L;
  private static final long FILES_NANOS = 10_000_000_000L;
  private static final long LONGEST_MOMENT_NANOS = 20_000_000;

  private final long seed = Effort.seed();
  private final Random random = new Random(seed);

  @Test
  void f13ShouldLeaveNothingOfATreeWhoseMainProcessIsKilled() throws Exception {
    System.out.println("stress=root seed=" + seed);
    long slowest = 0;
    for (int i = 0; i < KILLS; i++) {
      Process root =
          CommandLine.of(JvmSettings.NONE, Grove.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        Set<ProcessHandle> others = others(root.inputReader());
        assertThat(others).hasSize(6);
        assertThat(others).allMatch(ProcessHandle::isAlive);
        LockSupport.parkNanos(random.nextLong(LONGEST_MOMENT_NANOS));
        root.destroyForcibly();
        assertThat(root.waitFor()).isEqualTo(137);
        long killed = System.nanoTime();
        await(
            "the end of " + others,
            PROCESSES_NANOS,
            () -> others.stream().noneMatch(Children::isAlive));
        slowest = Math.max(slowest, System.nanoTime() - killed);
        await("the end of its files", FILES_NANOS, () -> !hasFiles(root.pid()));
      } finally {
        root.destroyForcibly();
      }
    }
    System.out.printf("stress=root kills=%d slowestEndMs=%.1f%n", KILLS, slowest / 1e6);
  }

  private static Set<ProcessHandle> others(BufferedReader out) throws IOException {
    Set<ProcessHandle> others = new HashSet<>();
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      assertThat(line).as("the main process ended early").isNotNull();
      others.add(ProcessHandle.of(Long.parseLong(line)).orElseThrow());
    }
    return others;
  }

  private static boolean hasFiles(long root) {
    Path memory = Path.of("/dev/shm");
    Path parent =
        Files.isDirectory(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.anyMatch(
          entry -> entry.getFileName().toString().startsWith("mpj-tree-" + root + "-"));
    } catch (IOException e) {
      throw new AssertionError("cannot list " + parent, e);
    }
  }

  @Test
  void f13ShouldEndTheDaemonsOfAKilledProcessAndLetItsOtherChildrenLive() throws Exception {
    System.out.println("stress=middle seed=" + seed);
    long slowest = 0;
    for (int i = 0; i < KILLS; i++) {
      var pids = new Queue<Long>();
      var orphaned = new Queue<Long>();
      var end = new Queue<Integer>();
      var middle = new ChildProcess(() -> haveChildren(pids, orphaned, end));
      middle.start();
      ProcessHandle daemon = ProcessHandle.of(pids.get()).orElseThrow();
      ProcessHandle other = ProcessHandle.of(pids.get()).orElseThrow();
      assertThat(daemon.isAlive() && other.isAlive() && middle.isAlive()).isTrue();
      LockSupport.parkNanos(random.nextLong(LONGEST_MOMENT_NANOS));
      long killed = System.nanoTime();
      middle.kill();
      middle.join();
      assertThat(middle.exitCode()).hasValue(-9);
      await("the end of the daemon", PROCESSES_NANOS, () -> !Children.isAlive(daemon));
      slowest = Math.max(slowest, System.nanoTime() - killed);
      assertThat(orphaned.get()).as("the other child sees that its parent is gone").isPositive();
      assertThat(other.isAlive()).isTrue();
      end.put(1);
      await("the end of the other child", PROCESSES_NANOS, () -> !Children.isAlive(other));
    }
    System.out.printf("stress=middle kills=%d slowestDaemonEndMs=%.1f%n", KILLS, slowest / 1e6);
  }

  private static void haveChildren(Queue<Long> pids, Queue<Long> orphaned, Queue<Integer> end)
      throws Exception {
    var daemon =
        new ChildProcess(() -> {
          while (true) {
            LockSupport.park();
          }
        });
    daemon.setDaemon(true);
    daemon.start();
    pids.put(daemon.pid());
    var other =
        new ChildProcess(() -> {
          pids.put(ChildProcess.current().pid());
          while (ChildProcess.parent().orElseThrow().isAlive()) {
            Thread.sleep(1);
          }
          orphaned.put(ChildProcess.current().pid());
          end.get();
        });
    other.start();
    other.join();
  }

  private static void await(String what, long nanos, BooleanSupplier condition) {
    long until = System.nanoTime() + nanos;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long: %s", what).isLessThan(until);
      LockSupport.parkNanos(200_000);
    }
  }
}
