package mpj.multiprocessing.channel;

import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/** Emits the events of receiving one message. */
final class WatchedReceive implements Runnable {
  private final long pipe;
  private boolean waited;

  WatchedReceive(long pipe) {
    this.pipe = pipe;
  }

  long receive(LaneReader reader, MessageSink sink) throws InterruptedException {
    Gate.pass();
    long number = -1;
    try {
      number = reader.receive(sink, this);
      return number;
    } finally {
      if (number >= 0) {
        Gate.emit(EventKind.PIPE_RECEIVED, pipe, 0, sink.length(), number);
      } else if (waited) {
        Gate.emit(EventKind.PIPE_RECEIVE_GAVE_UP, pipe, 0, 0, 0);
      }
    }
  }

  /** Called when the pipe was found empty. */
  @Override
  public void run() {
    waited = true;
    Gate.emit(EventKind.PIPE_RECEIVE_WAITING, pipe, 0, 0, 0);
  }
}
