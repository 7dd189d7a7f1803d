package mpj.multiprocessing.manager;

import java.util.ArrayDeque;

/** An event in the server. */
final class HostedEvent extends Hosted {
  static final int SET = 1;
  static final int CLEAR = 2;
  static final int IS_SET = 3;
  static final int AWAIT = 4;

  private final ArrayDeque<Call> waiting = line();
  private boolean set;

  @Override
  boolean runsCode(int method) {
    return false;
  }

  @Override
  Object call(int method, Call in) {
    switch (method) {
      case SET -> {
        set = true;
        for (Call next = next(waiting); next != null; next = next(waiting)) {
          next.end((Object) null);
        }
      }
      case CLEAR -> set = false;
      case IS_SET -> {
        return set;
      }
      case AWAIT -> {
        return set ? null : keep(waiting, in, nanos(in.read()));
      }
      default -> throw unknown(method);
    }
    return null;
  }
}
