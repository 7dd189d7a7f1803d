package mpj.lessons.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** An invented run, told in order: who did and wrote what, at which millisecond. */
public final class Story {
  private static final long MILLI = 1_000_000L;
  private static final long FIRST_PID = 100;

  private final Map<String, ProcessRecord> processes = new LinkedHashMap<>();
  private final List<Object> told = new ArrayList<>();
  private long nanos;
  private long now;

  /** Begins with the main process, alive from 0 to 10 s. */
  public Story() {
    add("MainProcess", 1, 0, 10_000, 0);
  }

  /** Adds a process that lives from one millisecond to another and ends with 0. */
  public Story child(String name, long from, long to) {
    return child(name, from, to, 0);
  }

  /** Adds a child of the main process that lives from one millisecond to another. */
  public Story child(String name, long from, long to, int exitCode) {
    return add(name, FIRST_PID, from, to, exitCode);
  }

  /** Adds a child of a child; it ends with 0. */
  public Story grandchild(String parent, String name, long from, long to) {
    return grandchild(parent, name, from, to, 0);
  }

  /** Adds a child of a child. */
  public Story grandchild(String parent, String name, long from, long to, int exitCode) {
    return add(name, processes.get(parent).pid(), from, to, exitCode);
  }

  private Story add(String name, long parentPid, long from, long to, int exitCode) {
    long pid = FIRST_PID + processes.size();
    OptionalInt code = OptionalInt.of(exitCode);
    processes.put(name, new ProcessRecord(name, pid, parentPid, from * MILLI, to * MILLI, code));
    return this;
  }

  /** Goes to a millisecond. */
  public Story at(long millis) {
    nanos = millis * MILLI;
    return this;
  }

  /** Tells of an event with a figure and a place in the order. */
  public Story event(String who, EventKind kind, String object, long value, long sequence) {
    return event(who, kind, object, null, value, sequence);
  }

  /** Tells of an event that concerns another process. */
  public Story event(
      String who, EventKind kind, String object, String peer, long value, long sequence) {
    Actor other = peer == null ? null : actor(peer);
    told.add(new Event(nanos, actor(who), kind, object, other, value, sequence));
    return this;
  }

  /** Tells of a line of output. */
  public Story line(String who, String text) {
    told.add(new OutputLine(nanos, actor(who), false, text));
    return this;
  }

  /** Tells of a line on standard error. */
  public Story error(String who, String text) {
    told.add(new OutputLine(nanos, actor(who), true, text));
    return this;
  }

  private Actor actor(String name) {
    return new Actor(name, processes.get(name).pid());
  }

  /** Returns what the story leaves behind. */
  public Run run() {
    return tell(new Run(), _ -> null);
  }

  /** A story that is told to the end, with the notes on it. */
  public record Told(Notes notes, List<String> lines) {
    /** Returns each line with its note: {@code Process-1: text | note}, or without one. */
    public List<String> lines() {
      return lines;
    }

    public List<String> problems() {
      return notes.problems();
    }

    public String seen() {
      return notes.seen();
    }

    /** Returns what the run answers to a question, "" if it does not. */
    public String answer(int question) {
      return notes.predictions().get(question).outcome().get().orElse("");
    }
  }

  /** Tells it to notes that are made for a run with these settings. */
  public Told to(Function<Stage, Notes> made, Map<String, Integer> settings) {
    var declared = new ArrayList<Setting>();
    settings.forEach((name, number) -> declared.add(new Setting(name, number, number, number, "")));
    var run = new Run();
    Notes notes = made.apply(new Stage(run, new Settings(declared, Map.of(), 1)));
    tell(run, notes::note);
    List<String> lines =
        run.notedLines().stream()
            .map(noted ->
                noted.line().process().name()
                    + ": "
                    + noted.line().text()
                    + (noted.note() == null ? "" : " | " + noted.note()))
            .toList();
    return new Told(notes, lines);
  }

  private Run tell(Run run, Function<OutputLine, String> notes) {
    run.begin(this::known);
    for (Object one : told) {
      if (one instanceof Event event) {
        now = event.nanos();
        run.event(event);
      } else if (one instanceof OutputLine line) {
        now = line.nanos();
        run.line(line);
        run.note(notes.apply(line));
      }
    }
    run.end(List.copyOf(processes.values()));
    return run;
  }

  /** While it is told, nobody knows how a process will end. */
  private List<ProcessRecord> known() {
    return processes.values().stream()
        .filter(one -> one.startNanos() <= now)
        .map(one ->
            new ProcessRecord(
                one.name(), one.pid(), one.parentPid(), one.startNanos(), 0, OptionalInt.empty()))
        .toList();
  }
}
