package mpj.multiprocessing.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What watched processes print: nothing is lost, and everything has its author. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class LinesTest {
  private static final String MIXED = "aé€😀";

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  /** Keeps lines, and the ends of processes. */
  private final class Keeping implements TraceListener {
    @Override
    public void event(Event event) {
      if (event.kind() == EventKind.PROCESS_ENDED) {
        seen.add(event.process().name() + " ended");
      }
    }

    @Override
    public void line(OutputLine line) {
      seen.add(line.process().name() + (line.error() ? "! " : ": ") + line.text());
    }
  }

  private void watch(CheckedAction action) throws Exception {
    try (var trace = Trace.start(new Keeping())) {
      action.run();
      assertThat(trace.dropped()).isZero();
    }
  }

  /** What is done while it is watched. */
  private interface CheckedAction {
    void run() throws Exception;
  }

  private static void runChild(String name, Task task) throws Exception {
    var child = new ChildProcess(name, task);
    child.start();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  private static void descend(int generations) throws Exception {
    IO.println("before");
    if (generations > 0) {
      var child = new ChildProcess(() -> descend(generations - 1));
      child.start();
      child.join();
    }
    System.err.println("after");
  }

  @Test
  void shouldNameTheAuthorOfEachLineInEveryGeneration() throws Exception {
    watch(() -> runChild("child", () -> descend(3)));
    assertThat(seen.stream().filter(line -> !line.endsWith(" ended")))
        .containsExactly(
            "child: before",
            "child:1: before",
            "child:1:1: before",
            "child:1:1:1: before",
            "child:1:1:1! after",
            "child:1:1! after",
            "child:1! after",
            "child! after");
  }

  @Test
  void shouldBringALineThatIsLongerThanTheRing() throws Exception {
    int times = 40_000;
    watch(() -> runChild("child", () -> IO.println(MIXED.repeat(times))));
    assertThat(seen).hasSize(2);
    assertThat(seen.getFirst().equals("child: " + MIXED.repeat(times))).isTrue();
  }

  @Test
  void shouldCutALineThatNeverEndsBetweenTwoCharacters() throws Exception {
    int times = 150_000;
    watch(() -> runChild("child", () -> IO.print(MIXED.repeat(times))));
    assertThat(seen).hasSize(3);
    String whole = seen.get(0).substring(7) + seen.get(1).substring(7);
    assertThat(whole.equals(MIXED.repeat(times))).isTrue();
  }

  /** A line of bytes that are not UTF-8, then one that never ends. */
  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[2_500_000];
    new Random(seed).nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '\n' ? (byte) 0x80 : bytes[i];
    }
    bytes[1_200_000] = '\n';
    return bytes;
  }

  private static void print(byte[] bytes) {
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }

  @Test
  void shouldBringEveryByteAsItIsInPiecesThatSayWhereALineEnds() throws Exception {
    int seed = 58;
    var written = new ByteArrayOutputStream();
    var target = new PrintStream(written, false, StandardCharsets.UTF_8);
    List<Boolean> ends = Collections.synchronizedList(new ArrayList<>());
    var copying =
        new TraceListener() {
          @Override
          public void event(Event event) {}

          @Override
          public void line(OutputLine line) {
            line.writeTo(target);
            ends.add(line.ended());
          }
        };
    try (var _ = Trace.start(copying)) {
      runChild("child", () -> print(bytes(seed)));
      runChild(
          "program", () -> new ProcessBuilder("printf", "\\377x").inheritIO().start().waitFor());
    }
    target.flush();
    byte[] expected = Arrays.copyOf(bytes(seed), 2_500_002);
    expected[2_500_000] = (byte) 0xff;
    expected[2_500_001] = 'x';
    assertThat(Arrays.equals(written.toByteArray(), expected)).as("seed=" + seed).isTrue();
    assertThat(ends).containsExactly(false, true, false, false, false);
  }

  @Test
  void shouldHaveWhatIsPrintedWaitForAListenerThatIsBehind() throws Exception {
    int times = 20_000;
    var go = new CountDownLatch(1);
    var count = new AtomicInteger();
    var behind =
        new TraceListener() {
          @Override
          public void event(Event event) {}

          @Override
          public void line(OutputLine line) {
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            count.incrementAndGet();
          }
        };
    Trace trace = Trace.start(behind);
    try (trace) {
      var child =
          new ChildProcess(() -> {
            for (int i = 0; i < times; i++) {
              System.out.println("line " + i);
            }
          });
      child.start();
      assertThat(child.join(Duration.ofMillis(2_500))).isFalse(); // it waits, and loses nothing
      go.countDown();
      child.join();
    }
    assertThat(count).hasValue(times);
    assertThat(trace.dropped()).isZero();
  }

  @Test
  void shouldNotWaitForAListenerThatWaitsForTheSameStream() throws Exception {
    int times = 10_000;
    var printing = new CountDownLatch(1);
    var count = new AtomicInteger();
    var caught = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try (var _ =
        Trace.start(
            new TraceListener() {
              @Override
              public void event(Event event) {}

              @Override
              public void line(OutputLine line) {
                try {
                  printing.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                System.out.print("");
                count.addAndGet(exes(line.text()));
              }
            })) {
      System.out.println("first");
      printing.countDown();
      System.out.print("x\n".repeat(times)); // in one call, with the stream's lock held
    } finally {
      System.setOut(out);
    }
    // The end of a line may go another way than what stands in it.
    assertThat(count.get() + exes(caught.toString(StandardCharsets.UTF_8))).isEqualTo(times);
  }

  private static int exes(String text) {
    return (int) text.chars().filter(character -> character == 'x').count();
  }

  @Test
  void shouldPrintWhatTheListenerItselfPrintsWhereItWentBefore() throws Exception {
    var caught = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try (var _ =
        Trace.start(
            new TraceListener() {
              @Override
              public void event(Event event) {}

              @Override
              public void line(OutputLine line) {
                System.out.println("seen " + line.text());
              }
            })) {
      System.out.println("a line");
    } finally {
      System.setOut(out);
    }
    assertThat(caught.toString(StandardCharsets.UTF_8)).isEqualTo("seen a line\n");
  }

  @Test
  void shouldPutTogetherWhatIsPrintedByteByByte() throws Exception {
    watch(() ->
        runChild(
            "child",
            () -> {
              for (byte b : (MIXED + "\n\n" + MIXED + MIXED).getBytes(StandardCharsets.UTF_8)) {
                System.out.write(b);
                System.err.write(b);
              }
              System.out.flush();
              System.err.flush();
            }));
    assertThat(seen)
        .containsSubsequence("child: " + MIXED, "child: ", "child: " + MIXED + MIXED, "child ended")
        .containsSubsequence("child! " + MIXED, "child! ", "child! " + MIXED + MIXED, "child ended")
        .hasSize(7);
  }

  @Test
  void shouldKeepWhatAKilledProcessHadBegunToPrint() throws Exception {
    watch(() -> {
      var printed = new Queue<Integer>();
      var never = new Queue<Integer>();
      var victim =
          new ChildProcess(
              "victim",
              () -> {
                System.out.print("ha");
                System.out.print("lf");
                printed.put(1);
                never.get();
              });
      victim.start();
      printed.get();
      victim.kill();
      victim.join();
    });
    assertThat(seen).containsExactly("victim: half", "victim ended");
  }

  @Test
  void shouldEndTheMainProcessesOpenLineWithTheTrace() throws Exception {
    watch(() -> {
      System.out.print("never ");
      System.out.print("ended");
    });
    assertThat(seen).containsExactly("MainProcess: never ended");
  }

  @Test
  void shouldNameTheAuthorOfALineWhoseParentWasKilled() throws Exception {
    watch(() -> {
      var started = new Queue<Integer>();
      var go = new Queue<Integer>();
      var done = new Queue<Integer>();
      var middle =
          new ChildProcess(
              "middle",
              () -> {
                var orphan =
                    new ChildProcess(
                        "orphan",
                        () -> {
                          System.out.print("one, ");
                          started.put(1);
                          go.get();
                          IO.println("two");
                          done.put(1);
                        });
                orphan.start();
                orphan.join();
              });
      middle.start();
      started.get();
      middle.kill();
      middle.join();
      go.put(1);
      done.get();
    });
    assertThat(seen).contains("middle ended", "orphan: one, two");
  }

  @Test
  void shouldNameTheChildForALineThatNoProcessOfTheTreeWrote() throws Exception {
    watch(() ->
        runChild(
            "child", () -> new ProcessBuilder("echo", "by echo").inheritIO().start().waitFor()));
    assertThat(seen).containsExactlyInAnyOrder("child: by echo", "child ended");
  }

  @Test
  void shouldLetAProcessPrintAsBeforeOnceItIsWatchedNoMore() throws Exception {
    var caught = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      var ready = new Queue<Integer>();
      var go = new Queue<Integer>();
      var child =
          new ChildProcess(
              "child",
              () -> {
                IO.println("watched");
                ready.put(1);
                go.get();
                IO.println("alone");
                var grandchild = new ChildProcess(() -> IO.println("and its child"));
                grandchild.start();
                grandchild.join();
              });
      watch(() -> {
        child.start();
        ready.get();
      });
      go.put(1);
      child.join();
    } finally {
      System.setOut(out);
    }
    assertThat(seen).containsExactly("child: watched");
    assertThat(caught.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("alone", "and its child");
  }

  @Test
  void shouldGoOnAfterAListenerThatThrows() throws Exception {
    int printed = 20_000; // more than a ring holds
    var seen = new AtomicInteger();
    var throwing =
        new TraceListener() {
          @Override
          public void event(Event event) {
            throw new IllegalStateException("event");
          }

          @Override
          public void line(OutputLine line) {
            if (line.text().startsWith("row ")) {
              seen.incrementAndGet();
            }
            throw new OutOfMemoryError("line");
          }
        };
    try (var trace = Trace.start(throwing)) {
      var child =
          new ChildProcess(() -> {
            for (int i = 0; i < printed; i++) {
              System.out.println("row " + i + " of a child that prints more than a ring holds");
            }
          });
      child.start();
      assertThat(child.join(Duration.ofSeconds(60))).isTrue();
      assertThat(trace.dropped()).isZero();
    }
    assertThat(seen).hasValue(printed);
  }

  @Test
  void shouldCountWhatTheListenerWasTooSlowFor() throws Exception {
    int turns = 5_000; // more than a ring holds
    var entered = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var events = new ArrayList<Event>();
    var slow =
        new TraceListener() {
          @Override
          public void event(Event event) {
            entered.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            events.add(event);
          }

          @Override
          public void line(OutputLine line) {}
        };
    Trace trace = Trace.start(slow);
    try (trace) {
      var lock = new Lock();
      lock.acquire();
      lock.release();
      assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue(); // the listener takes no more now
      for (int turn = 1; turn < turns; turn++) {
        lock.acquire();
        lock.release();
      }
      go.countDown();
    }
    assertThat(trace.dropped()).isPositive();
    assertThat(events.size() + trace.dropped()).isEqualTo(2L * turns);
  }
}
