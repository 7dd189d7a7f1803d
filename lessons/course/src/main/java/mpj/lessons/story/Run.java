package mpj.lessons.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * One run of processes: what happened, what was written, and what that means. It is told while the
 * processes run, and can be asked at any time; what it says at the end is what it said live.
 *
 * <p>It is told by one thread at a time. Another thread that asks meanwhile must hold its monitor.
 * Where an object counts what happens to it, as a lock counts who acquires it, that order is meant;
 * else the order is that in which events came, which is the order of time.
 */
public final class Run {
  private static final int ALL_EVENTS = Integer.MAX_VALUE;
  private static final String FIRST = "";

  private final int mostEvents;
  private Supplier<List<ProcessRecord>> processes = List::of;
  private final List<Event> events = new ArrayList<>();
  private final KeptLines lines = new KeptLines();
  private final Lives lives = new Lives(this::processes);
  private final Waits waits = new Waits();
  private final Holds holds = new Holds();
  private final List<Follower> followers = new ArrayList<>();
  private final Map<Key, Follower> stories = new HashMap<>();
  private final Map<String, Reading> readings = new HashMap<>();

  /** Begins with nothing. */
  public Run() {
    this(ALL_EVENTS);
  }

  /**
   * Begins with nothing.
   *
   * @param mostEvents so many events are kept; the later ones are heard and forgotten
   */
  public Run(int mostEvents) {
    this.mostEvents = mostEvents;
  }

  /** Processes run; asks for those of the tree, the main one first, whenever that is wanted. */
  public synchronized void begin(Supplier<List<ProcessRecord>> listing) {
    processes = listing;
  }

  /** The run is over. These were its processes, the main one first; how they ended is known. */
  public synchronized void end(List<ProcessRecord> all) {
    List<ProcessRecord> copy = List.copyOf(all);
    processes = () -> copy;
  }

  /** Takes note of what happened. */
  public synchronized void event(Event event) {
    lives.add(event);
    waits.add(event);
    holds.add(event);
    if (events.size() < mostEvents) {
      events.add(event);
    }
    followers.forEach(follower -> follower.add(event));
  }

  /** Takes note of a line of output. */
  public synchronized void line(OutputLine line) {
    lines.add(line);
    readings.values().forEach(reading -> reading.add(line));
  }

  /** Gives the newest line its note; null if there is nothing to be learned from it. */
  public synchronized NotedLine note(String note) {
    return lines.note(note);
  }

  /** Forgets the events before a time; who waits for and holds what is still known. */
  public synchronized void forgetBefore(long nanos) {
    events.removeIf(event -> event.nanos() - nanos < 0);
  }

  /** Returns the processes known now, the main one first, then in the order of their start. */
  public List<ProcessRecord> processes() {
    return processes.get();
  }

  /** Returns every process but the main one, in the order of start. */
  public List<ProcessRecord> children() {
    return processes().stream().skip(1).toList();
  }

  /** Returns the main process, as events name it. */
  public Actor main() {
    return Lives.actor(processes().getFirst());
  }

  /** Returns the process of a name; of several the first. */
  public Optional<ProcessRecord> process(String name) {
    return processes().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Returns the process of a pid. */
  public Optional<ProcessRecord> process(long pid) {
    return processes().stream().filter(one -> one.pid() == pid).findFirst();
  }

  /** Returns all events that are kept. The list grows with the run, and cannot be changed. */
  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }

  /** Returns the events of these kinds. */
  public List<Event> events(EventKind first, EventKind... others) {
    Set<EventKind> kinds = EnumSet.of(first, others);
    return events.stream().filter(event -> kinds.contains(event.kind())).toList();
  }

  /**
   * Returns the events of these kinds between a line and the one that the same process wrote before
   * it; all until the line if it is the first. Quick for a line that has just come.
   */
  public List<Event> sinceLineBefore(OutputLine line, EventKind first, EventKind... others) {
    Set<EventKind> kinds = EnumSet.of(first, others);
    Optional<OutputLine> before = before(line);
    var found = new ArrayList<Event>();
    for (Event event : events.reversed()) {
      if (before.isPresent() && event.nanos() - before.get().nanos() <= 0) {
        break;
      }
      if (event.nanos() - line.nanos() <= 0 && kinds.contains(event.kind())) {
        found.add(event);
      }
    }
    return found.reversed();
  }

  /** Returns the newest event of one of these kinds that this process did. */
  public Optional<Event> newest(Actor who, EventKind first, EventKind... others) {
    return story(Newest.class, FIRST, _ -> new Newest()).of(who, EnumSet.of(first, others));
  }

  /** Returns all lines that are kept. */
  public List<OutputLine> lines() {
    return lines.all().stream().map(NotedLine::line).toList();
  }

  /** Returns the lines whose text begins so. */
  public List<OutputLine> lines(String start) {
    return lines().stream().filter(line -> line.text().startsWith(start)).toList();
  }

  /** Returns the line that the same process wrote before this one. */
  private Optional<OutputLine> before(OutputLine line) {
    return lines().stream()
        .takeWhile(other -> !other.equals(line))
        .filter(other -> other.process().equals(line.process()))
        .reduce((_, later) -> later);
  }

  /** Returns what one process wrote, line by line. */
  public List<String> texts(long pid) {
    return lines().stream()
        .filter(line -> line.process().pid() == pid)
        .map(OutputLine::text)
        .toList();
  }

  /** Returns all lines that are kept, with their notes. */
  public List<NotedLine> notedLines() {
    return lines.all();
  }

  /** Returns how many lines are not kept, because there were too many. */
  public long linesLeftOut() {
    return lines.leftOut();
  }

  /** Returns the lines of a form, see {@link Form}. */
  public List<Said> said(String form) {
    return List.copyOf(reading(form).said());
  }

  /** Returns the lines of a form that the process of this name wrote. */
  public List<Said> said(String name, String form) {
    return reading(form).said().stream().filter(one -> one.who().name().equals(name)).toList();
  }

  /** Returns the oldest line of a form. */
  public Optional<Said> first(String form) {
    return reading(form).said().stream().findFirst();
  }

  /** Returns the newest line of a form. */
  public Optional<Said> last(String form) {
    List<Said> said = reading(form).said();
    return said.isEmpty() ? Optional.empty() : Optional.of(said.getLast());
  }

  private Reading reading(String form) {
    return readings.computeIfAbsent(
        form,
        _ -> {
          var reading = new Reading(Form.of(form));
          lines().forEach(reading::add);
          return reading;
        });
  }

  /** Returns which processes boot, run or have ended. */
  public Lives lives() {
    return lives;
  }

  /** Returns through which states a process went. */
  public LifeStory life(Actor who) {
    return story(LifeStory.class, who.name() + who.pid(), _ -> new LifeStory(who));
  }

  /** Returns who waits for what. */
  public Waits waits() {
    return waits;
  }

  /** Returns who holds what. */
  public Holds holds() {
    return holds;
  }

  /** Returns what happened to the lock of a name. */
  public LockStory lock(String object) {
    return story(LockStory.class, object, LockStory::new);
  }

  /** Returns what happened to the first lock that anything is heard of, now or later. */
  public LockStory onlyLock() {
    return lock(FIRST);
  }

  /** Returns what happened to each lock, in the order in which they were first used. */
  public List<LockStory> locks() {
    return objects(LockStory.KINDS).stream().map(this::lock).toList();
  }

  /** Returns what happened to the queue of a name. */
  public QueueStory queue(String object) {
    return story(QueueStory.class, object, QueueStory::new);
  }

  /** Returns what happened to the first queue that anything is heard of, now or later. */
  public QueueStory onlyQueue() {
    return queue(FIRST);
  }

  /** Returns what happened to each queue, in the order in which they were first used. */
  public List<QueueStory> queues() {
    return objects(QueueStory.KINDS).stream().map(this::queue).toList();
  }

  /** Returns what happened to the pipe of a name. */
  public PipeStory pipe(String object) {
    return story(PipeStory.class, object, PipeStory::new);
  }

  /** Returns what happened to each pipe, in the order in which they were first used. */
  public List<PipeStory> pipes() {
    return objects(PipeStory.KINDS).stream().map(this::pipe).toList();
  }

  /** Returns what happened to the pool of a name. */
  public PoolStory pool(String object) {
    return story(PoolStory.class, object, PoolStory::new);
  }

  /** Returns what happened to the first pool that anything is heard of, now or later. */
  public PoolStory onlyPool() {
    return pool(FIRST);
  }

  /** Returns what happened to each pool, in the order in which they were first used. */
  public List<PoolStory> pools() {
    return objects(PoolStory.KINDS).stream().map(this::pool).toList();
  }

  /** Returns what happened to the first semaphore that anything is heard of, now or later. */
  public SemaphoreStory onlySemaphore() {
    return story(SemaphoreStory.class, FIRST, SemaphoreStory::new);
  }

  /** Returns what happened at all barriers. */
  public BarrierStory barriers() {
    return story(BarrierStory.class, FIRST, _ -> new BarrierStory());
  }

  /** Returns which hosted objects were called, by whom, and how long the answers took. */
  public CallStory calls() {
    return story(CallStory.class, FIRST, _ -> new CallStory());
  }

  /** Returns what happened to the managed semaphore, if there is one and no more. */
  public ManagedSemaphoreStory managedSemaphore() {
    return story(ManagedSemaphoreStory.class, FIRST, _ -> new ManagedSemaphoreStory());
  }

  private List<String> objects(Set<EventKind> kinds) {
    return events.stream()
        .filter(event -> kinds.contains(event.kind()))
        .map(Event::object)
        .distinct()
        .toList();
  }

  private record Key(Class<?> kind, String object) {}

  /**
   * Returns a story that is told all that happened, and all that is to come. There is one for each
   * object that somebody asks for.
   */
  private synchronized <T extends Follower> T story(
      Class<T> kind, String object, Function<String, T> made) {
    var key = new Key(kind, object);
    Follower story = stories.get(key);
    if (story == null) {
      story = made.apply(object);
      events.forEach(story::add);
      followers.add(story);
      stories.put(key, story);
    }
    return kind.cast(story);
  }

  /** Returns the run as if only what lies between two times had happened, both included. */
  public Run between(long from, long to) {
    var part = new Run();
    part.begin(processes);
    events.stream().filter(event -> isIn(event.nanos(), from, to)).forEach(part::event);
    lines().stream().filter(line -> isIn(line.nanos(), from, to)).forEach(part::line);
    return part;
  }

  /** Returns the run as it was at a time: what began later is not in it, nor what ended later. */
  public Run until(long nanos) {
    var part = new Run();
    List<ProcessRecord> then =
        processes().stream()
            .filter(one -> one.startNanos() - nanos <= 0)
            .map(one -> one.endNanos() - nanos > 0 ? living(one) : one)
            .toList();
    part.begin(() -> then);
    events.stream().filter(event -> event.nanos() - nanos <= 0).forEach(part::event);
    lines().stream().filter(line -> line.nanos() - nanos <= 0).forEach(part::line);
    return part;
  }

  private static ProcessRecord living(ProcessRecord one) {
    return new ProcessRecord(
        one.name(), one.pid(), one.parentPid(), one.startNanos(), 0, OptionalInt.empty());
  }

  private static boolean isIn(long nanos, long from, long to) {
    return nanos - from >= 0 && nanos - to <= 0;
  }
}
