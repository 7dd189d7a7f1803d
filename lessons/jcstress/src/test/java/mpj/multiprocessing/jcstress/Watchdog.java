package mpj.multiprocessing.jcstress;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills each process below this one that lives too long. jcstress ends a JVM whose actors hang, but
 * it waits for ever for a JVM that hangs before the actors run together.
 */
final class Watchdog implements AutoCloseable {
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(3);
  private static final long INTERVAL_NANOS = 1_000_000_000;

  private volatile boolean closed;

  Watchdog() {
    Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
  }

  private void watch() {
    while (!closed) {
      Instant oldest = Instant.now().minus(LONGEST_LIFE);
      ProcessHandle.current()
          .descendants()
          .filter(process -> process.info().startInstant().orElse(Instant.MAX).isBefore(oldest))
          .forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(INTERVAL_NANOS);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
