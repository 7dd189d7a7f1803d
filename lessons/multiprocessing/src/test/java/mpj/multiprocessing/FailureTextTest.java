package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mpj.multiprocessing.internal.log.ThrowableText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever exception ends a task, and whatever the task did to its streams, its end is told. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class FailureTextTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private record Ended(ChildProcess child, String error) {}

  private static Ended fail(Task task) throws InterruptedException {
    PrintStream before = System.err;
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    try {
      ChildProcess child = new ChildProcess(task);
      child.start();
      boolean ended = child.join(LONG);
      if (!ended) {
        child.kill();
        child.join();
      }
      assertThat(ended).as("the child ends by itself").isTrue();
      assertThat(child.exitCode()).hasValue(1);
      return new Ended(child, error.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  private static Exception circle() {
    IllegalStateException a = new IllegalStateException("a");
    a.initCause(new IllegalArgumentException("b", a));
    return a;
  }

  static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no words");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new AssertionError("no cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return null;
    }
  }

  static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      return null;
    }
  }

  static final class Broken extends PrintStream {
    Broken() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void print(String text) {
      throw new IllegalStateException("no output");
    }
  }

  @Test
  void p6ShouldEndWithATaskWhoseExceptionsCausesGoInACircle() throws Exception {
    Ended ended =
        fail(() -> {
          throw circle();
        });
    assertThat(ended.child.failure()).hasValue("java.lang.IllegalStateException: a");
    assertThat(ended.error)
        .contains("Caused by: java.lang.IllegalArgumentException: b")
        .contains("CIRCULAR REFERENCE")
        .contains("FailureTextTest")
        .doesNotContain("ChildMain");
  }

  @Test
  void p6ShouldTellOfAnExceptionWhoseMethodsThrowOrReturnNull() throws Exception {
    Ended hostile =
        fail(() -> {
          throw new Hostile();
        });
    assertThat(hostile.child.failure().orElseThrow())
        .isEqualTo(
            Hostile.class.getName() + " (its toString threw java.lang.IllegalStateException)");
    assertThat(hostile.error)
        .contains("Process Process-1 failed:", Hostile.class.getName())
        .doesNotContain("ChildMain");
    Ended mute =
        fail(() -> {
          throw new Mute();
        });
    assertThat(mute.child.failure().orElseThrow()).startsWith(Mute.class.getName());
  }

  @Test
  void p6ShouldPrintTheTraceThoughTheTaskHasSetItsOwnErrorStream() throws Exception {
    Ended buffered =
        fail(() -> {
          OutputStream own = new FileOutputStream(FileDescriptor.err);
          System.setErr(new PrintStream(new BufferedOutputStream(own), false));
          throw new IllegalStateException("in a buffer");
        });
    assertThat(buffered.error).contains("in a buffer");
    Ended broken =
        fail(() -> {
          System.setErr(new Broken());
          throw new IllegalStateException("past a broken stream");
        });
    assertThat(broken.error).contains("past a broken stream");
  }

  @Test
  void shouldFlushWhatTheTaskLeftInItsOutputStream() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      ChildProcess child =
          new ChildProcess(() -> {
            OutputStream own = new FileOutputStream(FileDescriptor.out);
            System.setOut(new PrintStream(new BufferedOutputStream(own), false));
            System.out.println("left in a buffer");
          });
      child.start();
      child.join();
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("left in a buffer");
  }

  @Test
  void shouldDescribeAnyExceptionWithinABound() {
    Throwable deep = new IllegalStateException("the innermost");
    for (int i = 0; i < 20_000; i++) {
      deep = new IllegalStateException("cause " + i, deep);
    }
    assertThat(ThrowableText.trace(deep)).hasSizeLessThan(110_000).contains("cause 19999");
    Throwable wide = new IllegalStateException("x".repeat(1 << 20), circle());
    wide.addSuppressed(circle());
    assertThat(ThrowableText.trace(wide))
        .hasSizeLessThan(110_000)
        .contains("FailureTextTest", "Suppressed: ", "Caused by: ");
    assertThat(ThrowableText.description(wide)).hasSizeLessThan(110_000);
  }
}
