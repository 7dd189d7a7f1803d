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
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.PlainBytes;
import mpj.multiprocessing.trace.Trace;

/**
 * Carries what a child prints to its parent's own output, byte for byte, or to whoever watches, in
 * whole lines: the lines of several children never mix. What is longer than {@link
 * OutputLine#LONGEST} goes on in pieces, between which others may print.
 *
 * <p>A child's end need not be the end of its pipe: children of its own may print into it. So while
 * the child lives the pump reads from a channel; whoever sees the child end closes that, which ends
 * a read without losing a byte. Then the pump hands on what is still there, says so, and goes on.
 * Where a pipe cannot be opened as a channel there is only its end to tell.
 */
final class LinePump extends LibraryThread {
  private static final int BUFFER = 8192;
  private static final int LONGEST_NOTICE = 65_536;

  /** What a JVM says that Ctrl-C reaches before it has set up its modules, and so its loggers. */
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

  LinePump(Process process, String name, int identity, boolean error) {
    super("mpj-output-" + name);
    this.process = process;
    this.in = error ? process.getErrorStream() : process.getInputStream();
    this.identity = identity;
    this.error = error;
  }

  @Override
  public void run() {
    // Java closes the pipe once the child has ended; with this lock we keep it from that.
    synchronized (in) {
      byte[] buffer = new byte[BUFFER];
      try (in) {
        pumpChannel(buffer);
        pumpWhatIsThere(buffer);
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          cut(buffer, n);
        }
      } catch (IOException e) {
        // The pipe is gone with the process; what it had brought has been handed on.
      } finally {
        endLine();
        lastHandedOn.countDown();
      }
    }
  }

  /** To be called when the child has ended for certain. */
  synchronized void childHasEnded() {
    ended = true;
    close();
  }

  /** Waits, after {@link #childHasEnded}, until the child's last line has been handed on. */
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
      return null; // no such system, or no such process any more
    }
    return channel;
  }

  private synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It is read no more, and that is what was wanted.
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
      } catch (ClosedByInterruptException e) { // nobody of ours does that: the child goes on
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
      return; // no channel: nobody will tell us
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
    if (line.size() >= OutputLine.LONGEST) {
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

  /** Hands on so many bytes of the line; what is left of them begins the next piece. */
  private void handOn(int length, boolean ended) {
    byte[] whole = line.toByteArray();
    line.reset();
    line.write(whole, length, whole.length - length);
    byte[] text = length == whole.length ? whole : Arrays.copyOf(whole, length);
    if (isOfTheJvm(text) || Trace.line(identity, error, text, ended)) {
      return;
    }
    printed.write(text, 0, length);
    if (ended) {
      printed.write('\n');
    }
  }

  /** It had not begun, and its end is no news; or it has read options. */
  private boolean isOfTheJvm(byte[] text) {
    if (!error || text.length > LONGEST_NOTICE) {
      return false;
    }
    String said = new String(text, StandardCharsets.UTF_8);
    return said.startsWith(INTERRUPTED) || OptionVariables.isNotice(said);
  }

  /** Prints whole lines, and those that are too long to wait for their end in pieces. */
  private void print() {
    if (printed.size() > 0) {
      byte[] bytes = printed.toByteArray();
      printed.reset();
      try {
        PlainBytes.write(error ? System.err : System.out, bytes, 0, bytes.length);
      } catch (RuntimeException | Error e) {
        // A stream of the program's own, which does as it likes; the child goes on all the same.
      }
    }
  }
}
