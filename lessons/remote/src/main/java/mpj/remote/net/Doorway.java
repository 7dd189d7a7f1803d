package mpj.remote.net;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Who has come and not yet proved anything, in the order of coming. Each has the same time, so the
 * first in line is the first whose time is over. When it is full, the first has to go for the next:
 * an honest one needs milliseconds, so the first of many is not honest.
 */
final class Doorway {
  static final int MOST = 128;

  private final ArrayDeque<Visitor> line = new ArrayDeque<>();
  private boolean closed;

  /** Lets one come in; false if it is closed. */
  synchronized boolean enter(Visitor visitor) {
    if (closed) {
      return false;
    }
    if (line.size() == MOST) {
      line.poll().turnAway("too many others came after it, and it had not proved itself yet");
    }
    line.add(visitor);
    return true;
  }

  synchronized void leave(Visitor visitor) {
    line.remove(visitor);
  }

  /**
   * Turns away all whose time is over; returns the milliseconds to the next, 0 if there is none.
   */
  synchronized int expire() {
    long now = System.nanoTime();
    Iterator<Visitor> visitors = line.iterator();
    while (visitors.hasNext()) {
      Visitor visitor = visitors.next();
      long left = visitor.deadline() - now;
      if (left > 0) {
        return (int) (left / 1_000_000) + 1;
      }
      visitors.remove();
      visitor.turnAway("no handshake within " + Handshake.PATIENCE.toSeconds() + " s");
    }
    return 0;
  }

  /** Turns away all, and whoever comes from now on. */
  synchronized void close(String why) {
    closed = true;
    for (Visitor visitor : line) {
      visitor.turnAway(why);
    }
    line.clear();
  }
}
