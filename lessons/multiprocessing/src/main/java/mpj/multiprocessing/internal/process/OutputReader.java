package mpj.multiprocessing.internal.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.internal.trace.ChildLines;
import mpj.multiprocessing.internal.trace.PlainBytes;

/**
 * Reads what a child prints and prints it to this process's own output, byte for byte. If the tree
 * is traced, the pump emits it as events instead. It passes on whole lines, so the lines of several
 * children never mix. A line longer than {@link ChildLines#LONGEST} is passed on in pieces, and
 * other output may come between the pieces.
 *
 * <p>When a child ends, its pipe may stay open, because the child's own children may print into it.
 * So the pump reads from a channel while the child lives. The thread that sees the child's end
 * closes the channel. This ends a read without losing a byte. Then the pump passes on the bytes
 * that are still in the pipe, reports that, and goes on reading. If a pipe cannot be opened as a
 * channel, the pump notices only the end of the pipe.
 */
final class OutputReader extends LibraryThread {
  private static final int BUFFER = 8192;
  private static final int LONGEST_NOTICE = 65_536;

  /** The message of a JVM that gets Ctrl-C before it has set up its modules and loggers. */
  private static final String INTERRUPTED = "Runtime.exit(130) logging failed: ";

  private final Process process;
  private final InputStream in;
  private final int identity;
  private final boolean error;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final CountDownLatch lastHandedOn = new CountDownLatch(1);
  private FileChannel channel;
  private boolean ended;

  OutputReader(Process process, String name, int identity, boolean error) {
    super("mpj-output-" + name);
    this.process = process;
    this.in = error ? process.getErrorStream() : process.getInputStream();
    this.identity = identity;
    this.error = error;
  }

  @Override
  public void run() {
    // Java closes the pipe when the child has ended. This lock prevents that.
    synchronized (in) {
      byte[] buffer = new byte[BUFFER];
      try (in) {
        pumpChannel(buffer);
        pumpWhatIsThere(buffer);
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          cut(buffer, n);
        }
      } catch (IOException e) {
        // The pipe was closed with the process. What it contained has been passed on.
      } finally {
        endLine();
        lastHandedOn.countDown();
      }
    }
  }

  /** Notes that the child has certainly ended. */
  synchronized void childHasEnded() {
    ended = true;
    close();
  }

  /** Waits until the child's last line has been passed on. Call {@link #childHasEnded} before. */
  void awaitLast(long nanos) throws InterruptedException {
    lastHandedOn.await(nanos, TimeUnit.NANOSECONDS);
  }

  private synchronized FileChannel open() {
    try {
      Path pipe = Path.of("/proc/" + process.pid() + "/fd/" + (error ? 2 : 1));
      if (!ended) {
        channel = FileChannel.open(pipe);
      }
    } catch (IOException e) {
      return null; // this system has no /proc, or the process has ended
    }
    return channel;
  }

  private synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The channel is not read any more, and that was the purpose.
    }
  }

  private void pumpChannel(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    FileChannel from = open();
    while (from != null) {
      try {
        while (from.read(buffer) >= 0) {
          cut(bytes, buffer.position());
          buffer.clear();
        }
        from = null;
      } catch (ClosedByInterruptException e) { // not by the library: go on with a new channel
        Thread.interrupted();
        cut(bytes, buffer.position());
        buffer.clear();
        from = open();
      } catch (ClosedChannelException e) { // the child has ended
        from = null;
      }
    }
    close();
  }

  private void pumpWhatIsThere(byte[] buffer) throws IOException {
    if (!hasEnded()) {
      return; // there is no channel, so the pump cannot notice the child's end
    }
    for (int left = in.available(); left > 0; ) {
      int n = in.read(buffer, 0, Math.min(left, buffer.length));
      cut(buffer, n);
      left -= n;
    }
    endLine();
    lastHandedOn.countDown();
  }

  private synchronized boolean hasEnded() {
    return ended;
  }

  private void cut(byte[] buffer, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        line.write(buffer, from, i - from);
        handOn(line.size(), true);
        from = i + 1;
      }
    }
    line.write(buffer, from, length - from);
    if (line.size() >= ChildLines.LONGEST) {
      handOn(PlainBytes.wholeCharacters(line.toByteArray(), line.size()), false);
    }
    print();
  }

  private void endLine() {
    if (line.size() > 0) {
      handOn(line.size(), false);
    }
    print();
  }

  /** Passes on the first bytes of the line. The other bytes begin the next piece. */
  private void handOn(int length, boolean ended) {
    byte[] whole = line.toByteArray();
    line.reset();
    line.write(whole, length, whole.length - length);
    byte[] text = length == whole.length ? whole : Arrays.copyOf(whole, length);
    if (isOfTheJvm(text) || ChildLines.line(identity, error, text, ended)) {
      return;
    }
    printed.write(text, 0, length);
    if (ended) {
      printed.write('\n');
    }
  }

  /**
   * Returns whether the JVM, not the program, printed a line. Such a line says that Ctrl-C ended a
   * JVM before its program began, or that the JVM has read options from a variable.
   */
  private boolean isOfTheJvm(byte[] text) {
    if (!error || text.length > LONGEST_NOTICE) {
      return false;
    }
    String said = new String(text, StandardCharsets.UTF_8);
    return said.startsWith(INTERRUPTED) || OptionVariables.isNotice(said);
  }

  /** Prints whole lines, and pieces of lines that are too long. */
  private void print() {
    if (printed.size() > 0) {
      byte[] bytes = printed.toByteArray();
      printed.reset();
      try {
        PlainBytes.write(error ? System.err : System.out, bytes, 0, bytes.length);
      } catch (RuntimeException | Error e) {
        // The program set a stream of its own, which may throw anything. The child goes on.
      }
    }
  }
}
