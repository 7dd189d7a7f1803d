package mpj.lessons.story.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.story.Hold;
import mpj.lessons.story.Holds;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Wait;
import mpj.lessons.story.Waits;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.ProcessRecord;

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
  private final Waits waits = new Waits(this::waited);
  private final Holds holds = new Holds(this::held);
  private final long start;
  private final long end;

  Spans(List<ProcessRecord> processes, long start, long end) {
    this.start = start;
    this.end = end;
    for (ProcessRecord process : processes) {
      lives.put(Lives.actor(process), new Life(process));
    }
  }

  void add(Event event) {
    waits.add(event);
    holds.add(event);
    Life life = lives.get(event.process());
    if (life == null) {
      return;
    }
    String object = event.object();
    switch (event.kind()) {
      case PROCESS_STARTED -> life.begun = event.nanos();
      case QUEUE_JOINED ->
          life.add(SpanKind.WAITING, object, event.nanos() - event.value(), event.nanos());
      case TASK_BEGAN -> life.begins(SpanKind.WORKING, object, event.sequence(), event);
      case TASK_ENDED -> life.ends(SpanKind.WORKING, object, event.sequence(), event);
      case SIGNAL_SENT -> signalled(event);
      default -> {}
    }
  }

  private void waited(Wait wait, Event event) {
    add(wait.who(), SpanKind.WAITING, wait.object(), wait.since(), event.nanos());
  }

  private void held(Hold hold, Event event) {
    add(hold.who(), SpanKind.HOLDING, hold.object(), hold.since(), event.nanos());
  }

  private void add(Actor who, SpanKind kind, String object, long begin, long finish) {
    Life life = lives.get(who);
    if (life != null) {
      life.add(kind, object, begin, finish);
    }
  }

  private void signalled(Event event) {
    Life target = lives.get(event.peer());
    if (target == null) {
      return;
    }
    if (event.value() == SIGSTOP) {
      target.begins(SpanKind.STOPPED, "", 0, event);
    } else if (event.value() == SIGCONT) {
      target.ends(SpanKind.STOPPED, "", 0, event);
    }
  }

  /** What lasts ends with its process, or with the run. */
  List<Lane> lanes() {
    waits
        .lasting()
        .forEach(wait -> add(wait.who(), SpanKind.WAITING, wait.object(), wait.since(), end));
    holds
        .lasting()
        .forEach(hold -> add(hold.who(), SpanKind.HOLDING, hold.object(), hold.since(), end));
    return lives.values().stream().map(Life::lane).toList();
  }

  /** What began and has not ended yet is known by kind, object and what tells it from others. */
  private record Key(SpanKind kind, String object, long which) {}

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

    void begins(SpanKind kind, String object, long which, Event event) {
      open.computeIfAbsent(new Key(kind, object, which), _ -> new ArrayDeque<>())
          .add(event.nanos());
    }

    /** The one that began first ends first. */
    void ends(SpanKind kind, String object, long which, Event event) {
      Deque<Long> begun = open.get(new Key(kind, object, which));
      if (begun != null && !begun.isEmpty()) {
        add(kind, object, begun.poll(), event.nanos());
      }
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
      return span.kind() != SpanKind.HOLDING || !holds.isSignal(span.object());
    }
  }
}
