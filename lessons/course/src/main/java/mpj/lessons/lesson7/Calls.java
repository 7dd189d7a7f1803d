package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Who called the server, how often, and how long the answers took, in the order of time. */
final class Calls {
  private final List<Event> answered = new ArrayList<>();
  private final List<Event> served = new ArrayList<>();
  private final Map<Actor, Event> starts = new HashMap<>();

  /** How many of its calls a process has been told of. */
  private final Map<Actor, Integer> told = new HashMap<>();

  static Calls of(Recording recording) {
    Calls calls = new Calls();
    recording.events().forEach(calls::add);
    return calls;
  }

  /** Begins with the children that have not ended with exit code 0, and with who served. */
  static Findings findings(Recording recording) {
    return new Findings(recording)
        .requireEqual("servers that answered calls", 1, of(recording).servers().size());
  }

  void add(Event event) {
    if (event.kind() == EventKind.CALL_ENDED) {
      answered.add(event);
    } else if (event.kind() == EventKind.CALL_SERVED) {
      served.add(event);
    } else if (event.kind() == EventKind.PROCESS_STARTED) {
      starts.put(event.process(), event);
    }
  }

  /** Returns the calls that have their answers. */
  List<Event> answered() {
    return answered;
  }

  /** Returns the calls of one process that have their answers. */
  List<Event> answered(String name) {
    return answered.stream().filter(call -> call.process().name().equals(name)).toList();
  }

  /** Returns the calls to objects of one type. */
  List<Event> answeredBy(String type) {
    return answered.stream().filter(call -> call.object().startsWith(type + "-")).toList();
  }

  /** Returns what the server did for objects of one type. */
  List<Event> servedBy(String type) {
    return served.stream().filter(call -> call.object().startsWith(type + "-")).toList();
  }

  /** Returns the processes that answered. */
  Set<Actor> servers() {
    return served.stream().map(Event::process).collect(Collectors.toSet());
  }

  /** Says what the process asked of the server since this was last asked; null if nothing. */
  String newOf(Actor who) {
    List<Event> all = answered.stream().filter(call -> call.process().equals(who)).toList();
    List<Event> latest = all.subList(told.getOrDefault(who, 0), all.size());
    told.put(who, all.size());
    if (latest.isEmpty()) {
      return null;
    }
    long nanos = latest.stream().mapToLong(Event::value).sum();
    String calls = Wording.count(latest.size(), "call") + " to the server, " + Wording.time(nanos);
    return isEarly(latest.getFirst()) ? calls + ": it had yet to start" : calls;
  }

  /** Tells whether this call was made before the server had begun to run. */
  boolean isEarly(Event call) {
    long made = call.nanos() - call.value();
    return servers().stream()
        .map(starts::get)
        .anyMatch(start -> start != null && start.nanos() - made > 0);
  }

  /** Returns the time that half of these calls stayed below. */
  static long median(List<Event> calls) {
    long[] nanos = calls.stream().mapToLong(Event::value).sorted().toArray();
    return nanos.length == 0 ? 0 : nanos[nanos.length / 2];
  }
}
