package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/** Emits the events of sending one message. */
final class WatchedSend implements LaneWriter.Sending {
  private final long pipe;
  private final int length;
  private boolean waiting;

  WatchedSend(long pipe, int length) {
    this.pipe = pipe;
    this.length = length;
  }

  long send(LaneWriter writer, byte[] bytes, int from, Mentioned mentions, int kind)
      throws InterruptedException {
    Gate.pass();
    try {
      return Connection.send(writer, bytes, from, length, mentions, kind, this);
    } finally {
      if (waiting) {
        Gate.emit(EventKind.PIPE_SEND_GAVE_UP, pipe, 0, length, 0);
      }
    }
  }

  @Override
  public void waits() {
    waiting = true;
    Gate.emit(EventKind.PIPE_SEND_WAITING, pipe, 0, length, 0);
  }

  @Override
  public void begins(long number) {
    waiting = false;
    Gate.emit(EventKind.PIPE_SENT, pipe, 0, length, number);
  }
}
