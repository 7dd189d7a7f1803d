package mpj.multiprocessing.internal.process;

import static mpj.multiprocessing.Children.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the processes of a tree print arrives in the main process, whoever dies meanwhile. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ChildOutputTest {
  private final PrintStream out = System.out;
  private final ByteArrayOutputStream caught = new ByteArrayOutputStream();

  @BeforeEach
  void catchOutput() {
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void leaveOutput() {
    System.setOut(out);
  }

  private List<String> lines() {
    return caught.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** A process in the middle whose child prints, when it is told to, what it is told. */
  private static final class Family {
    private final Queue<Integer> ready = new Queue<>();
    private final Queue<String> words = new Queue<>();
    private final Queue<Integer> printed = new Queue<>();
    private final ChildProcess middle;

    Family() {
      var begun = ready;
      var toPrint = words;
      var done = printed;
      middle =
          new ChildProcess(() -> {
            System.out.println("middle");
            System.out.print("cut ");
            System.out.print("off");
            var orphan =
                new ChildProcess(() -> {
                  begun.put(1);
                  for (String word = toPrint.get(); !word.isEmpty(); word = toPrint.get()) {
                    System.out.println(word);
                    done.put(1);
                  }
                });
            orphan.start();
            orphan.join();
          });
      middle.start();
    }

    void say(String word) throws InterruptedException {
      words.put(word);
      if (!word.isEmpty()) {
        printed.get();
      }
    }
  }

  @Test
  void shouldBringWhatAProcessPrintsAfterItsParentsDeath() throws Exception {
    var family = new Family();
    family.ready.get();
    family.middle.kill();
    family.middle.join();
    assertThat(lines()).containsExactly("middle", "cut off");
    for (int i = 0; i < 100; i++) {
      family.say("orphan " + i);
    }
    awaitLine("orphan 99");
    assertThat(lines()).hasSize(101).contains("cut offorphan 0");
    family.say("");
  }

  private void awaitLine(String line) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!lines().contains(line)) {
      assertThat(System.nanoTime()).as("deadline for " + line).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldNotWaitForOrphansWhenAProcessInTheMiddleIsJoined() throws Exception {
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      var family = new Family();
      family.ready.get();
      long killed = System.nanoTime();
      family.middle.kill();
      family.middle.join();
      quickest = Math.min(quickest, System.nanoTime() - killed);
      family.say("");
    }
    assertThat(quickest).isLessThan(250_000_000L);
    assertThat(lines()).hasSize(5).contains("cut offmiddle");
  }

  /** All bytes there are, and a line of three million in two-byte characters, without an end. */
  private static byte[] bytes() {
    byte[] bytes = new byte[3_000_256];
    for (int i = 0; i < 256; i++) {
      bytes[i] = (byte) i;
    }
    byte[] letter = "ü".getBytes(StandardCharsets.UTF_8);
    for (int i = 256; i < bytes.length; i++) {
      bytes[i] = letter[i % 2];
    }
    return bytes;
  }

  private static void print() {
    System.out.write(bytes(), 0, bytes().length);
  }

  @Test
  void shouldHandOnEveryByteAsItIsHoweverLongTheLine() throws Exception {
    var child = new ChildProcess(ChildOutputTest::print);
    child.start();
    child.join();
    assertThat(Arrays.equals(caught.toByteArray(), bytes())).isTrue();
  }

  /** A stream that takes nothing, in its own way. */
  private static PrintStream refusing(Throwable how) {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            switch (how) {
              case IOException e -> throw e;
              case RuntimeException e -> throw e;
              case Error e -> throw e;
              default -> throw new AssertionError(how);
            }
          }
        },
        true,
        StandardCharsets.UTF_8);
  }

  @Test
  void p20ShouldEndAChildWhoseOutputNobodyCanTakeAnyMore() throws Exception {
    PrintStream err = System.err;
    try {
      for (Throwable how :
          List.of(new IOException("full"), new IllegalStateException(), new AssertionError())) {
        System.setOut(refusing(how));
        System.setErr(refusing(how));
        var child =
            new ChildProcess(() -> {
              print(); // more than any pipe holds
              System.err.write(bytes(), 0, bytes().length);
            });
        child.start();
        assertThat(child.join(LONG)).as("%s", how).isTrue();
        assertThat(child.exitCode()).as("%s", how).hasValue(0);
      }
    } finally {
      System.setErr(err);
    }
  }

  @Test
  void shouldHandOnTextInTheEncodingOfTheStream() throws Exception {
    System.setOut(new PrintStream(caught, true, StandardCharsets.ISO_8859_1));
    var child = new ChildProcess(() -> System.out.println("grün"));
    child.start();
    child.join();
    assertThat(caught.toString(StandardCharsets.ISO_8859_1)).isEqualTo("grün\n");
  }

  @Test
  void shouldKeepLinesWholeThatRelativesPrintAtOnce() throws Exception {
    int relatives = 3;
    int turns = 1_000;
    var together = new Barrier(relatives);
    var middle =
        new ChildProcess(() -> {
          List<ChildProcess> printers = new ArrayList<>();
          for (int i = 0; i < relatives; i++) {
            String letter = Character.toString('a' + i);
            var printer =
                new ChildProcess(() -> {
                  together.await();
                  for (int turn = 0; turn < turns; turn++) {
                    System.out.println(letter.repeat(1 + turn * 4_095 / turns));
                  }
                });
            printer.start();
            printers.add(printer);
          }
          for (ChildProcess printer : printers) {
            printer.join();
          }
        });
    middle.start();
    middle.join();
    assertThat(lines()).hasSize(relatives * turns);
    assertThat(lines()).allMatch(line -> line.chars().distinct().count() == 1);
  }
}
