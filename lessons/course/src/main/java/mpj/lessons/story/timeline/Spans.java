package mpj.lessons.story.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.ProcessRecord;
import mpj.multiprocessing.trace.WaitKind;

/**
 * Makes spans of events: what began, by whom, and when it ended. What a process still did when it
 * ended, or the run did, ends there.
 */
final class Spans {
  private static final int SIGCONT = 18;
  private static final int SIGSTOP = 19;
  private static final Comparator<Span> ORDER =
      Comparator.comparingLong(Span::from).thenComparing(Span::to, Comparator.reverseOrder());

  private final Map<Actor, Life> lives = new LinkedHashMap<>();
  private final Set<String> signals = new HashSet<>();
  private final long start;
  private final long end;

  Spans(List<ProcessRecord> processes, long start, long end) {
    this.start = start;
    this.end = end;
    for (ProcessRecord process : processes) {
      lives.put(new Actor(process.name(), process.pid()), new Life(process));
    }
  }

  void add(Event event) {
    Life life = lives.get(event.process());
    if (life == null) {
      return;
    }
    waits(life, event);
    String object = event.object();
    switch (event.kind()) {
      case PROCESS_STARTED -> life.begun = event.nanos();
      case LOCK_ACQUIRED, SEMAPHORE_ACQUIRED -> life.begins(SpanKind.HOLDING, object, "", event);
      case LOCK_RELEASED -> released(life, event);
      case SEMAPHORE_RELEASED -> permits(life, event);
      case LOCK_FREED, SEMAPHORE_FREED -> freed(event);
      case QUEUE_JOINED -> life.lasted(SpanKind.WAITING, object, event);
      case TASK_BEGAN -> life.begins(SpanKind.WORKING, object, event.sequence(), event);
      case TASK_ENDED -> life.ends(SpanKind.WORKING, object, event.sequence(), event);
      case SIGNAL_SENT -> signalled(event);
      default -> {}
    }
  }

  private static void waits(Life life, Event event) {
    WaitKind begun = WaitKind.begunBy(event.kind());
    if (begun != null) {
      life.begins(SpanKind.WAITING, object(begun, event), which(begun, event), event);
    }
    WaitKind over = WaitKind.endedBy(event.kind());
    if (over != null && WaitKind.hadToWait(event)) {
      life.ends(SpanKind.WAITING, object(over, event), which(over, event), event);
    }
  }

  private static String object(WaitKind wait, Event event) {
    return wait == WaitKind.JOIN ? peer(event) : event.object();
  }

  /** Putting and getting are waits of different kinds at one object; each call is a wait. */
  private static Object which(WaitKind wait, Event event) {
    return wait == WaitKind.CALL ? event.sequence() : wait;
  }

  private static String peer(Event event) {
    return event.peer() == null ? "" : event.peer().name();
  }

  /** A lock may be released by another than its holder. */
  private void released(Life life, Event event) {
    if (!life.ends(SpanKind.HOLDING, event.object(), "", event)) {
      for (Life other : lives.values()) {
        if (other.ends(SpanKind.HOLDING, event.object(), "", event)) {
          return;
        }
      }
    }
  }

  /** A semaphore that one releases who never acquired it passes signals: nobody holds it. */
  private void permits(Life life, Event event) {
    for (long permit = 0; permit < event.value(); permit++) {
      if (!life.ends(SpanKind.HOLDING, event.object(), "", event)) {
        signals.add(event.object());
        return;
      }
    }
  }

  private void freed(Event event) {
    Life dead = lives.get(event.peer());
    if (dead != null) {
      while (dead.ends(SpanKind.HOLDING, event.object(), "", event)) {
        // one for each that it held
      }
    }
  }

  private void signalled(Event event) {
    Life target = lives.get(event.peer());
    if (target == null) {
      return;
    }
    if (event.value() == SIGSTOP) {
      target.begins(SpanKind.STOPPED, "", "", event);
    } else if (event.value() == SIGCONT) {
      target.ends(SpanKind.STOPPED, "", "", event);
    }
  }

  List<Lane> lanes() {
    return lives.values().stream().map(Life::lane).toList();
  }

  /** What began and has not ended yet is known by kind, object and what tells it from others. */
  private record Key(SpanKind kind, String object, Object which) {}

  private final class Life {
    private final ProcessRecord process;
    private final long from;
    private final long to;
    private final List<Span> spans = new ArrayList<>();
    private final Map<Key, Deque<Long>> open = new HashMap<>();
    private long begun;

    Life(ProcessRecord process) {
      this.process = process;
      // A run that was broken off may have ended before its newest process was started.
      this.from = Math.clamp(process.startNanos(), start, end);
      this.to = process.endNanos() == 0 ? end : Math.clamp(process.endNanos(), from, end);
    }

    void begins(SpanKind kind, String object, Object which, Event event) {
      open.computeIfAbsent(new Key(kind, object, which), _ -> new ArrayDeque<>())
          .add(event.nanos());
    }

    /** The one that began first ends first; false if none had begun. */
    boolean ends(SpanKind kind, String object, Object which, Event event) {
      Deque<Long> begun = open.get(new Key(kind, object, which));
      if (begun == null || begun.isEmpty()) {
        return false;
      }
      add(kind, object, begun.poll(), event.nanos());
      return true;
    }

    /** It is over already, and took so long as the event says. */
    void lasted(SpanKind kind, String object, Event event) {
      add(kind, object, event.nanos() - event.value(), event.nanos());
    }

    private void add(SpanKind kind, String object, long begin, long finish) {
      long earliest = Math.min(Math.max(from, begin), to);
      spans.add(new Span(kind, object, earliest, Math.min(to, finish)));
    }

    Lane lane() {
      boolean main = lives.values().iterator().next() == this;
      long running = main ? from : begun == 0 ? to : Math.clamp(begun, from, to);
      if (running > from) {
        add(SpanKind.BOOTING, "", from, running);
      }
      if (running < to) {
        add(SpanKind.RUNNING, "", running, to);
      }
      open.forEach((key, begins) -> begins.forEach(begin -> add(key.kind, key.object, begin, to)));
      open.clear();
      return new Lane(process, spans.stream().filter(this::isHeld).sorted(ORDER).toList());
    }

    private boolean isHeld(Span span) {
      return span.kind() != SpanKind.HOLDING || !signals.contains(span.object());
    }
  }
}
