package mpj.lessons.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/** What happened at the barriers of a run, meeting by meeting. */
public final class BarrierStory implements Follower {
  private record Key(String barrier, long generation) {}

  private final Map<Key, Meeting> meetings = new LinkedHashMap<>();
  private final Map<Actor, Meeting> newest = new HashMap<>();

  BarrierStory() {}

  @Override
  public void add(Event event) {
    switch (event.kind()) {
      case BARRIER_ARRIVED -> of(event).arrived.add(event);
      case BARRIER_ACTION -> of(event).actions.add(event);
      case BARRIER_PASSED -> of(event).passed.add(event);
      case BARRIER_BROKEN -> of(event).broken.add(event);
      default -> {}
    }
  }

  private Meeting of(Event event) {
    Meeting meeting =
        meetings.computeIfAbsent(new Key(event.object(), event.sequence()), _ -> new Meeting());
    newest.put(event.process(), meeting);
    return meeting;
  }

  /** Returns all meetings, the first first. */
  public List<Meeting> meetings() {
    return List.copyOf(meetings.values());
  }

  /** Returns the meeting at which this process was last. */
  public Optional<Meeting> newest(Actor who) {
    return Optional.ofNullable(newest.get(who));
  }

  /** A meeting: one generation of one barrier. Its lists are in the order of time. */
  public static final class Meeting {
    private final List<Event> arrived = new ArrayList<>();
    private final List<Event> actions = new ArrayList<>();
    private final List<Event> passed = new ArrayList<>();
    private final List<Event> broken = new ArrayList<>();

    private Meeting() {}

    /** Returns the arrivals; the value of each is how many had come by then. */
    public List<Event> arrived() {
      return List.copyOf(arrived);
    }

    /** Returns the beginnings of the action. */
    public List<Event> actions() {
      return List.copyOf(actions);
    }

    /** Returns the parties' going on. */
    public List<Event> passed() {
      return List.copyOf(passed);
    }

    /** Returns the parties' finding that it is broken. */
    public List<Event> broken() {
      return List.copyOf(broken);
    }

    /** Returns whether a party found it broken. */
    public boolean isBroken() {
      return !broken.isEmpty();
    }

    /** Returns who has come. */
    public List<Actor> present() {
      return arrived.stream().map(Event::process).toList();
    }

    /** Returns the arrival that the barrier counted last. */
    public Optional<Event> last() {
      return arrived.stream().max(Comparator.comparingLong(Event::value));
    }

    /** Returns a sentence for each thing that came before the last party had arrived. */
    public List<String> tooEarly() {
      var problems = new ArrayList<String>();
      last().ifPresent(last -> compare(last, problems));
      return problems;
    }

    private void compare(Event last, List<String> problems) {
      String who = last.process().name();
      if (last.value() != arrived.size()) {
        problems.add(
            "The barrier counted arrivals=" + last.value() + ", not " + arrived.size() + ".");
      }
      for (Event action : actions) {
        if (action.nanos() < last.nanos()) {
          problems.add("The action ran before " + who + ", the last, arrived.");
        }
      }
      for (Event pass : passed) {
        if (pass.nanos() < last.nanos()) {
          problems.add(pass.process().name() + " passed before " + who + " had arrived.");
        }
        if (actions.stream().anyMatch(action -> pass.nanos() < action.nanos())) {
          problems.add(pass.process().name() + " passed before the action ran.");
        }
      }
    }
  }
}
