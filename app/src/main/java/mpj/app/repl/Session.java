package mpj.app.repl;

import java.util.Optional;
import mpj.app.error.ErrorReport;
import mpj.app.error.UsageException;
import mpj.app.repl.engine.Engine;
import mpj.app.terminal.Style;
import mpj.multiprocessing.ChildProcess;

/**
 * One session: takes what is typed, piece by piece, on one thread, which is that of the learner's
 * code; {@link #interrupt} comes from another.
 */
public final class Session implements AutoCloseable {
  /** What follows from a piece. */
  public enum After {
    /** It went well. */
    OK,
    /** It failed; the session goes on. */
    FAILED,
    /** The learner leaves. */
    LEAVE
  }

  private final Output output;
  private final Commands commands;
  private final Java java;

  /**
   * Begins a session; Java gets ready meanwhile.
   *
   * @param verbose whether values and definitions are told
   */
  public Session(ToolCommands tool, Output output, boolean verbose) {
    this.output = output;
    this.java = new Java(output, verbose);
    this.commands = new Commands(tool, output, java);
  }

  /** Tells whether a text is whole, or goes on in another line. */
  public boolean isWhole(String text) {
    return words(text).isPresent() || java.engine().isWhole(text);
  }

  /** Takes a whole piece: a command, or Java. */
  public After take(String text) {
    if (text.isBlank()) {
      return After.OK;
    }
    Optional<Words> words = words(text);
    try {
      if (words.isPresent()) {
        return commands.run(words.get());
      }
      boolean ok = java.run(text);
      if (!ok) {
        commands.suggest(text);
      }
      return ok ? After.OK : After.FAILED;
    } catch (UsageException e) {
      output.say(e.getMessage(), Style.BAD);
      return After.FAILED;
    } catch (RuntimeException | Error e) {
      output.say(ErrorReport.write(e, "mpj, in a session"), Style.BAD);
      return After.FAILED; // what was typed before is worth more than this piece
    }
  }

  /** Returns whether a text is a command, by the names that were typed so far. */
  public boolean isCommand(String text) {
    return words(text).isPresent();
  }

  private Optional<Words> words(String text) {
    return Words.of(text, commands.names(), java.names());
  }

  /** Returns the commands, and what may follow their words. */
  public Commands commands() {
    return commands;
  }

  /** Returns what evaluates Java, as soon as it is there. */
  public Engine engine() {
    return java.engine();
  }

  /** Stops what runs, if anything does; asked again, everything. */
  public void interrupt() {
    java.interrupt();
  }

  /** Waits for the processes that were started and are no daemons, as a program's end does. */
  public void awaitChildren() throws InterruptedException {
    for (ChildProcess child : ChildProcess.activeChildren()) {
      if (!child.isDaemon()) {
        child.join();
      }
    }
    java.flush();
  }

  /** Hands on what is left of the output. The processes that still run end with this one. */
  @Override
  public void close() {
    java.close();
  }
}
