package mpj.remote.net;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A client's calls that wait for their answers. */
final class Pending {
  private final Map<Long, Waiting> calls = new HashMap<>();
  private long last;
  private String ended;

  /** One call; its own monitor wakes its one waiter. */
  static final class Waiting {
    final long number;
    private byte[] answer;
    private IOException failure;

    private Waiting(long number) {
      this.number = number;
    }

    private synchronized void set(byte[] bytes, IOException why) {
      answer = bytes;
      failure = why;
      notifyAll();
    }

    synchronized byte[] await() throws IOException, InterruptedException {
      while (answer == null && failure == null) {
        wait();
      }
      if (failure != null) {
        failure.fillInStackTrace(); // it was made by the thread that reads
        throw failure;
      }
      return answer;
    }
  }

  /** Begins a call. */
  synchronized Waiting begin() throws ConnectionEnded {
    if (ended != null) {
      throw new ConnectionEnded(ended + "; no call was made");
    }
    Waiting waiting = new Waiting(++last);
    calls.put(waiting.number, waiting);
    return waiting;
  }

  /** Forgets a call; returns false if it had ended. */
  synchronized boolean abandon(Waiting waiting) {
    return calls.remove(waiting.number) != null;
  }

  /** The answer to a call, which may have been abandoned. */
  void answered(long number, byte[] answer) throws ProtocolViolation {
    end(number, answer, null);
  }

  void refused(long number, String why) throws ProtocolViolation {
    end(number, null, new CallRefused(why));
  }

  private void end(long number, byte[] answer, IOException failure) throws ProtocolViolation {
    Waiting waiting;
    synchronized (this) {
      if (number < 1 || number > last) {
        throw new ProtocolViolation("an answer to a call that was not made: number=" + number);
      }
      waiting = calls.remove(number);
    }
    if (waiting != null) {
      waiting.set(answer, failure);
    }
  }

  /** Ends all calls, and all that would begin. */
  void endAll(String why) {
    Waiting[] all;
    synchronized (this) {
      ended = why;
      all = calls.values().toArray(new Waiting[0]);
      calls.clear();
    }
    for (Waiting waiting : all) {
      waiting.set(
          null, new ConnectionEnded(why + "; the call under way may have taken effect or not"));
    }
  }
}
