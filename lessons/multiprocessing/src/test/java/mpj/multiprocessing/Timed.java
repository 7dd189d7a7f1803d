package mpj.multiprocessing;

import java.time.Duration;

/** A call that takes a time; what takes a number and a unit gets seconds if the time is long. */
public interface Timed {
  void call(Duration timeout) throws Exception;
}
