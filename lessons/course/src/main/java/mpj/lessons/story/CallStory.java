package mpj.lessons.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** Who called the objects of a server, how often, and how long the answers took. */
public final class CallStory implements Follower {
  private final List<Event> answered = new ArrayList<>();
  private final List<Event> served = new ArrayList<>();
  private final Set<Actor> servers = new LinkedHashSet<>();

  /** When each process began its task. */
  private final Map<Actor, Long> starts = new HashMap<>();

  CallStory() {}

  @Override
  public void add(Event event) {
    switch (event.kind()) {
      case CALL_ENDED -> answered.add(event);
      case CALL_SERVED -> {
        served.add(event);
        servers.add(event.process());
      }
      case PROCESS_STARTED -> starts.put(event.process(), event.nanos());
      default -> {}
    }
  }

  /** Returns the calls that have their answers, as {@link EventKind#CALL_ENDED}. */
  public List<Event> answered() {
    return List.copyOf(answered);
  }

  /** Returns the answered calls of the process of a name. */
  public List<Event> answered(String name) {
    return answered.stream().filter(call -> call.process().name().equals(name)).toList();
  }

  /** Returns the answered calls to objects of a type, {@code ManagedValue}. */
  public List<Event> answeredBy(String type) {
    return of(type, answered);
  }

  /** Returns what servers did for objects of a type, as {@link EventKind#CALL_SERVED}. */
  public List<Event> servedBy(String type) {
    return of(type, served);
  }

  private static List<Event> of(String type, List<Event> calls) {
    return calls.stream().filter(call -> call.object().startsWith(type + "-")).toList();
  }

  /** Returns what servers did for programs that are not processes of the tree. */
  public List<Event> servedOutside() {
    return served.stream().filter(call -> call.peer() == null).toList();
  }

  /** Returns the processes that answered calls, in the order of their first answers. */
  public List<Actor> servers() {
    return List.copyOf(servers);
  }

  /** Expects that one process answered calls, and no more. */
  public Expectation oneServer() {
    return () ->
        servers.size() == 1
            ? List.of()
            : List.of(
                "Not as expected: servers that answered calls; expected=1 found="
                    + servers.size()
                    + ".");
  }

  /** Returns whether this call was made before the server had begun to run. */
  public boolean isEarly(Event call) {
    long made = call.nanos() - call.value();
    return servers.stream().map(starts::get).anyMatch(start -> start != null && start - made > 0);
  }

  /** Returns the time that half of these calls stayed below, 0 without any. */
  public static long median(List<Event> calls) {
    long[] nanos = calls.stream().mapToLong(Event::value).sorted().toArray();
    return nanos.length == 0 ? 0 : nanos[nanos.length / 2];
  }
}
