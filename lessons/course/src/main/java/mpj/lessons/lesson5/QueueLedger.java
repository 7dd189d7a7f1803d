package mpj.lessons.lesson5;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;

/**
 * What went into each queue and what came out. An item is known by its position in its queue, which
 * the queue itself counts, so that a put and a get of the same item find each other.
 */
final class QueueLedger {
  /** One queue; the lists are in the order of time. */
  static final class Account {
    private final String name;
    private final List<Event> puts = new ArrayList<>();
    private final List<Event> gots = new ArrayList<>();
    private int fullTimes;
    private int peak;

    private Account(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    List<Event> puts() {
      return puts;
    }

    List<Event> gots() {
      return gots;
    }

    /** Returns how often a producer found it full. */
    int fullTimes() {
      return fullTimes;
    }

    /** Returns how many items are in it after the newest event. */
    int size() {
      return Math.max(0, puts.size() - gots.size());
    }

    /** Returns the most items that were in it at once. */
    int peak() {
      return peak;
    }

    Optional<Event> putOf(long position) {
      return puts.stream().filter(put -> put.sequence() == position).findFirst();
    }
  }

  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<Actor, Event> newest = new HashMap<>();
  private final Map<Actor, Event> waits = new HashMap<>();

  void add(Event event) {
    switch (event.kind()) {
      case QUEUE_PUT -> {
        Account account = account(event);
        account.puts.add(event);
        account.peak = Math.max(account.peak, account.size());
        newest.put(event.process(), event);
      }
      case QUEUE_GOT -> {
        account(event).gots.add(event);
        newest.put(event.process(), event);
      }
      case QUEUE_PUT_WAITING -> {
        account(event).fullTimes++;
        waits.put(event.process(), event);
      }
      case QUEUE_GET_WAITING -> waits.put(event.process(), event);
      default -> {}
    }
  }

  private Account account(Event event) {
    return accounts.computeIfAbsent(event.object(), Account::new);
  }

  /** Returns all queues, in the order of their first use. */
  List<Account> all() {
    return List.copyOf(accounts.values());
  }

  /** Returns the account of the queue of this event. */
  Account of(Event event) {
    return account(event);
  }

  /** Returns the last item that this process put or got. */
  Optional<Event> newest(Actor who) {
    return Optional.ofNullable(newest.get(who));
  }

  /** Returns whether this process had to wait since it was last asked for; asking forgets it. */
  boolean waited(Actor who) {
    return waits.remove(who) != null;
  }
}
