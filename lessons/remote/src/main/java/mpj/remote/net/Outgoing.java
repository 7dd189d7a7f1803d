package mpj.remote.net;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;

/**
 * Frames on their way out. Any thread adds some; one writes them, so that nobody else waits for a
 * peer that does not read.
 */
final class Outgoing {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final long room;
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private long waiting;
  private boolean ended;

  /** Frames for a stream, of which so many bytes may wait. */
  Outgoing(OutputStream out, long room) {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.room = room;
  }

  /**
   * Adds a frame at once.
   *
   * @return false if too many bytes wait already
   */
  synchronized boolean offer(byte[] frame) {
    if (!ended) {
      if (!hasRoom(frame)) {
        return false;
      }
      add(frame);
    }
    return true;
  }

  /** Adds a sign of life, unless others wait: each is one. */
  synchronized void offerIfIdle(byte[] frame) {
    if (!ended && frames.isEmpty()) {
      add(frame);
    }
  }

  /** Adds a small frame whatever waits. */
  synchronized void offerAnyway(byte[] frame) {
    if (!ended) {
      add(frame);
    }
  }

  /** Adds a frame as soon as there is room; once all has ended it is forgotten. */
  synchronized void put(byte[] frame) throws InterruptedException {
    while (!ended && !hasRoom(frame)) {
      wait();
    }
    if (!ended) {
      add(frame);
    }
  }

  private boolean hasRoom(byte[] frame) {
    return frames.isEmpty() || waiting + frame.length <= room;
  }

  private void add(byte[] frame) {
    frames.add(frame);
    waiting += frame.length;
    notifyAll();
  }

  /** Adds the last frame, whatever waits. */
  synchronized void end(byte[] last) {
    if (!ended) {
      add(last);
      ended = true;
    }
  }

  /** Forgets what waits. */
  synchronized void stop() {
    ended = true;
    frames.clear();
    waiting = 0;
    notifyAll();
  }

  /** Writes frames until the last one is written. */
  void writeAll() throws IOException {
    byte[] frame = next();
    while (frame != null) {
      out.write(frame);
      frame = next();
    }
  }

  private byte[] next() throws IOException {
    byte[] frame = poll();
    if (frame != null) {
      return frame;
    }
    out.flush();
    synchronized (this) {
      while (frames.isEmpty() && !ended) {
        try {
          wait();
        } catch (InterruptedException e) {
          // Nobody of ours does that: the line stays.
        }
      }
      return poll();
    }
  }

  private synchronized byte[] poll() {
    byte[] frame = frames.poll();
    if (frame != null) {
      waiting -= frame.length;
      notifyAll();
    }
    return frame;
  }
}
