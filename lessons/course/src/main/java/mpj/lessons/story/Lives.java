package mpj.lessons.story;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * Which processes boot, run or have ended. A process is heard of by its first event, when its task
 * begins; a child that boots is known to its parent only, so the list of processes tells of it.
 */
public final class Lives {
  private final Supplier<List<ProcessRecord>> processes;
  private final Set<Actor> begun = new HashSet<>();
  private final Map<Actor, Event> ended = new LinkedHashMap<>();

  Lives(Supplier<List<ProcessRecord>> processes) {
    this.processes = processes;
  }

  void add(Event event) {
    begun.add(event.process());
    if (event.kind() == EventKind.PROCESS_ENDED) {
      ended.put(event.process(), event);
    }
  }

  /** Returns the process of a record, as events name it. */
  public static Actor actor(ProcessRecord process) {
    return new Actor(process.name(), process.pid());
  }

  /** Returns whether anything was heard of a process; before that its JVM boots. */
  public boolean hasBegun(Actor who) {
    return begun.contains(who);
  }

  /** Returns whether a process is known to have ended. */
  public boolean hasEnded(Actor who) {
    return ended.containsKey(who);
  }

  /** Returns a process's exit code, negative for a signal; empty while it lives. */
  public OptionalInt exitCode(Actor who) {
    Event end = ended.get(who);
    return end != null
        ? OptionalInt.of((int) end.value())
        : record(who).map(ProcessRecord::exitCode).orElse(OptionalInt.empty());
  }

  /** Returns the exit code of the process of this name; empty while it lives. */
  public OptionalInt exitCode(String name) {
    return Stream.concat(ended.keySet().stream(), processes.get().stream().map(Lives::actor))
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(this::exitCode)
        .orElse(OptionalInt.empty());
  }

  /** Returns what is known of a process; empty if nothing is. */
  public Optional<ProcessRecord> record(Actor who) {
    return processes.get().stream().filter(one -> actor(one).equals(who)).findFirst();
  }

  /** Returns the processes that live, booting ones too, in the order of their start. */
  public List<Actor> living() {
    return stillListed().filter(who -> !hasEnded(who)).toList();
  }

  /** Returns the children that were started and have not begun their tasks. */
  public List<Actor> booting() {
    return stillListed().skip(1).filter(who -> !hasBegun(who) && !hasEnded(who)).toList();
  }

  /** A process that is known to have ended does nothing, even if its record says nothing yet. */
  private Stream<Actor> stillListed() {
    return processes.get().stream().filter(process -> process.endNanos() == 0).map(Lives::actor);
  }

  /** Returns the children of a process, in the order of their start. */
  public List<ProcessRecord> childrenOf(Actor parent) {
    return processes.get().stream().filter(one -> one.parentPid() == parent.pid()).toList();
  }

  /** Returns the parent of a process; empty for the main one. */
  public Optional<Actor> parentOf(Actor child) {
    return record(child)
        .flatMap(one ->
            processes.get().stream()
                .filter(other -> other.pid() == one.parentPid() && !actor(other).equals(child))
                .findFirst())
        .map(Lives::actor);
  }

  /** Returns how many of these processes were alive at once, at most. */
  public static int mostAtOnce(List<ProcessRecord> processes) {
    int most = 0;
    for (ProcessRecord newest : processes) {
      int alive = 0;
      for (ProcessRecord other : processes) {
        boolean begun = other.startNanos() - newest.startNanos() <= 0;
        boolean ended = other.endNanos() != 0 && other.endNanos() - newest.startNanos() <= 0;
        if (begun && !ended) {
          alive++;
        }
      }
      most = Math.max(most, alive);
    }
    return most;
  }

  /** Returns a sentence for each of these processes that has not ended with exit code 0. */
  public static List<String> failures(List<ProcessRecord> processes) {
    return processes.stream()
        .filter(process -> !process.exitCode().equals(OptionalInt.of(0)))
        .map(Lives::failure)
        .toList();
  }

  /** Returns a sentence if this process has ended otherwise than so, or not at all. */
  public static List<String> otherEnd(ProcessRecord process, int exitCode) {
    OptionalInt ended = process.exitCode();
    if (ended.equals(OptionalInt.of(exitCode))) {
      return List.of();
    }
    return List.of(
        ended.isPresent()
            ? process.name()
                + " ended with exitCode="
                + ended.getAsInt()
                + ", not with "
                + exitCode
                + "."
            : process.name() + " had not ended when the demo was over.");
  }

  private static String failure(ProcessRecord process) {
    String who = process.name() + " (pid=" + process.pid() + ")";
    return process.exitCode().isPresent()
        ? who + " ended with exitCode=" + process.exitCode().getAsInt() + ", not with 0."
        : who + " had not ended when the demo was over.";
  }
}
