package mpj.lessons.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.WaitKind;

/** Who waits for what, after the newest event. */
public final class Waits {
  private final List<Wait> lasting = new ArrayList<>();
  private final BiConsumer<Wait, Event> ended;

  /** Begins with nobody who waits. */
  public Waits() {
    this((_, _) -> {});
  }

  /**
   * Begins with nobody who waits.
   *
   * @param ended called for each wait that ends, with the event that ends it
   */
  public Waits(BiConsumer<Wait, Event> ended) {
    this.ended = ended;
  }

  /** Takes note of what happened. */
  public void add(Event event) {
    WaitKind begun = WaitKind.begunBy(event.kind());
    if (begun != null) {
      lasting.add(new Wait(begun, event));
    }
    if (event.kind() == EventKind.PROCESS_ENDED) {
      endOfProcess(event);
    } else if (WaitKind.endedBy(event.kind()) != null && WaitKind.hadToWait(event)) {
      endOfWait(event);
    }
  }

  private void endOfWait(Event event) {
    for (Iterator<Wait> each = lasting.iterator(); each.hasNext(); ) {
      Wait wait = each.next();
      if (wait.isEndedBy(event)) {
        each.remove();
        ended.accept(wait, event);
        return;
      }
    }
  }

  private void endOfProcess(Event event) {
    List<Wait> own = of(event.process());
    lasting.removeAll(own);
    own.forEach(wait -> ended.accept(wait, event));
  }

  /** Returns the waits that last, in the order of their beginnings. */
  public List<Wait> lasting() {
    return lasting.stream().sorted(Comparator.comparingLong(Wait::since)).toList();
  }

  /** Returns what this process waits for; more than one thing if it has several threads. */
  public List<Wait> of(Actor who) {
    return lasting.stream().filter(wait -> wait.who().equals(who)).toList();
  }

  /** Returns the waits at an object, {@code Lock-1}, in the order of their beginnings. */
  public List<Wait> at(String object) {
    return lasting().stream().filter(wait -> wait.object().equals(object)).toList();
  }

  /** Returns the waits of a kind, in the order of their beginnings. */
  public List<Wait> of(WaitKind kind) {
    return lasting().stream().filter(wait -> wait.kind() == kind).toList();
  }

  /**
   * Returns who waits for such a thing as one would say it: {@code nobody waits}, {@code Process-1
   * waits}, {@code 4 wait}.
   */
  public String inWords(WaitKind kind) {
    List<Wait> waits = of(kind);
    return switch (waits.size()) {
      case 0 -> "nobody waits";
      case 1 -> waits.getFirst().who().name() + " waits";
      default -> waits.size() + " wait";
    };
  }
}
