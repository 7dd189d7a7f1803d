package mpj.app.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The only one who writes to standard output and standard error: data to the first, messages to the
 * second. Safe for several threads; a call's lines are never torn by another's.
 */
public final class Screen {
  private static final String RESTORE = "\u001b[0m\u001b[?25h";
  private static final long LAST_WORD_MILLIS = 200;
  private static final int WIDEST_TEXT = 100;

  private final ScreenFacts facts;
  private final KeptFailure target;
  private final PrintStream out;
  private final PrintStream err;
  private final ReentrantLock writing = new ReentrantLock();
  private int statusColumns;
  private volatile Runnable farewell;
  private volatile boolean silent;
  private volatile boolean abandoned;
  private volatile Runnable whenAbandoned;
  private boolean lossTold;

  /** Creates a screen that writes to these streams, in UTF-8. */
  public Screen(ScreenFacts facts, OutputStream out, OutputStream err) {
    this(facts, out, err, StandardCharsets.UTF_8);
  }

  private Screen(ScreenFacts facts, OutputStream out, OutputStream err, Charset encoding) {
    this.facts = facts;
    this.target = new KeptFailure(out);
    this.out = new PrintStream(new BufferedOutputStream(target), false, encoding);
    this.err = new PrintStream(new BufferedOutputStream(err), false, encoding);
  }

  /**
   * Returns the screen of this process, with streams of its own on the descriptors: {@code
   * System.out} is redirected while a demo's lines are collected.
   */
  public static Screen ofThisProcess(boolean noColour) {
    return new Screen(
        ScreenProbe.ofThisProcess(noColour),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        encoding());
  }

  static Charset encoding() {
    String name = System.getProperty("stdout.encoding", "");
    return !name.isEmpty() && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** Returns what is known of the terminal. */
  public ScreenFacts facts() {
    return facts;
  }

  /** Returns the width to fill. */
  public int columns() {
    return facts.columns();
  }

  /** Returns the width to fill with sentences: longer lines are hard to read. */
  public int textColumns() {
    return Math.min(WIDEST_TEXT, columns());
  }

  /** Returns the text with the characters that the terminal has. */
  public String fit(String text) {
    return facts.glyphs().fit(text);
  }

  /** Writes one line to standard output. */
  public void line(Text line) {
    lines(List.of(line));
  }

  /** Writes lines to standard output. */
  public void lines(List<Text> lines) {
    write(
        out,
        () -> {
          for (Text line : lines) {
            out.print(line.render(facts.colour()));
            out.print('\n');
          }
        });
  }

  /** Writes sentences to standard output, wrapped. */
  public void paragraph(String sentences) {
    lines(Text.of(fit(sentences)).wrap(textColumns()));
  }

  /**
   * Shows a line that is gone when anything else is written; too long a one is cut. It stands on
   * standard output or, where only that is a terminal, on standard error; else nowhere.
   */
  public void status(Text text) {
    if (facts.outputTerminal() || facts.errorTerminal()) {
      Text line = text.cut(columns() - 1);
      PrintStream terminal = terminal();
      writeBesideStatus(
          terminal,
          () -> {
            String over = statusColumns > 0 ? "\r" : "";
            terminal.print(over + line.padded(statusColumns).render(facts.colour()));
            statusColumns = line.columns();
          });
    }
  }

  /** Takes such a line away. */
  public void clearStatus() {
    write(terminal(), () -> {});
  }

  private PrintStream terminal() {
    return facts.outputTerminal() ? out : err;
  }

  /** Needs no escape sequence: the line is written over with spaces. */
  private void takeStatusAway() {
    if (statusColumns > 0) {
      terminal().print("\r" + " ".repeat(statusColumns) + "\r");
      terminal().flush();
      statusColumns = 0;
    }
  }

  /** Writes a text to standard output as it is. */
  public void raw(String text) {
    write(out, () -> out.print(text));
  }

  /** Writes a document to standard output, byte by byte. */
  public void document(byte[] bytes) {
    write(out, () -> out.write(bytes, 0, bytes.length));
  }

  /** Writes a one-line message of the tool to standard error. */
  public void message(String sentence) {
    write(err, () -> err.print("mpj: " + fit(oneLine(sentence)) + "\n"));
  }

  /** On a terminal the echo of Ctrl-C, or a progress display, stands where the message goes. */
  private String beginOfLine() {
    if (!facts.errorTerminal()) {
      return "";
    }
    return facts.colour() ? "\r\u001b[K" : "\r";
  }

  private static String oneLine(String sentence) {
    return Text.of(sentence.strip().replaceAll("\\s*\\R\\s*", " ")).toString();
  }

  /**
   * Returns a stream to standard output for those who draw by themselves. It is this screen's
   * discipline too: nothing comes out once the screen is silent.
   */
  public PrintStream output() {
    return guarded(out);
  }

  /** Returns such a stream to standard error. */
  public PrintStream errors() {
    return guarded(err);
  }

  private PrintStream guarded(PrintStream target) {
    OutputStream guard =
        new OutputStream() {
          @Override
          public void write(int b) {
            Screen.this.write(target, () -> target.write(b));
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            Screen.this.write(target, () -> target.write(bytes, from, length));
          }
        };
    return new PrintStream(guard, false, target.charset());
  }

  private void write(PrintStream stream, Runnable writer) {
    writeBesideStatus(
        stream,
        () -> {
          takeStatusAway();
          writer.run();
        });
  }

  private void writeBesideStatus(PrintStream stream, Runnable writer) {
    boolean data = stream.equals(out);
    writing.lock();
    try {
      if (silent) {
        return;
      }
      if (abandoned && data) {
        takeStatusAway();
        return;
      }
      writer.run();
      if (stream.checkError() && data) {
        abandon();
      }
    } finally {
      writing.unlock();
    }
  }

  /** Nobody reads standard output any more, as whoever calls this knows. */
  void abandon() {
    abandoned = true;
    Runnable action = whenAbandoned;
    if (action != null) {
      whenAbandoned = null;
      action.run();
    }
  }

  /**
   * Has something be done, once, when standard output takes no more: as soon as a write fails, or
   * the reader of a pipe is seen to go. It is called by whoever writes then, and must not wait.
   */
  public void whenAbandoned(Runnable action) {
    whenAbandoned = action;
    if (!facts.outputTerminal()) {
      ReaderWatch.start(this::abandon);
    }
  }

  /**
   * Says, once, that output was lost, if it was: a reader that has gone, as after {@code | head
   * -1}, is no loss.
   *
   * @return whether it was
   */
  public synchronized boolean tellLoss() {
    Optional<IOException> loss = outputLoss();
    if (loss.isPresent() && !lossTold) {
      lossTold = true;
      message(
          "standard output can't be written: error="
              + loss.get().getMessage()
              + "; make room there, or send the output elsewhere");
    }
    return loss.isPresent();
  }

  /** Returns whether standard output takes no more: its reader is gone, or it cannot be written. */
  public boolean isAbandoned() {
    return abandoned;
  }

  /**
   * Returns why output was lost, as on a full disk. A reader that has gone, as after {@code | head
   * -1}, is no loss.
   */
  public Optional<IOException> outputLoss() {
    return target.loss();
  }

  /** From now on nothing is written, whoever tries; what is gone with the next line goes now. */
  public void silence() {
    silent = true;
    withoutWaiting(this::takeStatusAway);
  }

  /** Returns whether the screen was silenced. */
  public boolean isSilent() {
    return silent;
  }

  /**
   * Has something be written should the tool be interrupted, before it falls silent; null: nothing
   * any more.
   */
  public void farewell(Runnable writer) {
    farewell = writer;
  }

  /** Writes what was to be written in this case. Waits for nobody who is stuck in a write. */
  public void sayFarewell() {
    Runnable writer = farewell;
    if (writer != null) {
      withoutWaiting(() -> {
        writer.run();
        silent = true;
      });
    }
  }

  /**
   * Silences the screen, gives the terminal back as it was found, and writes one last message.
   * Waits for nobody who is stuck in a write.
   */
  public void lastWord(String sentence) {
    silent = true;
    withoutWaiting(() -> {
      takeStatusAway();
      if (facts.colour()) {
        out.print(RESTORE);
        out.flush();
      }
      err.print(beginOfLine() + "mpj: " + fit(sentence) + "\n");
      err.flush();
    });
  }

  private void withoutWaiting(Runnable writer) {
    try {
      if (writing.tryLock(LAST_WORD_MILLIS, TimeUnit.MILLISECONDS)) {
        try {
          writer.run();
        } finally {
          writing.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
