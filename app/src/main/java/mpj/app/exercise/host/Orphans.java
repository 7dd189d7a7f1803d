package mpj.app.exercise.host;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import mpj.multiprocessing.internal.arena.Kernel;

/**
 * Ends what a program has started and its host did not end, because the program ended or killed the
 * host. While a host runs, this process adopts orphans: a child that it had not before, and that is
 * no host, is one of those.
 */
final class Orphans {
  /** The children of this process that are to stay: the hosts, and what it had before them. */
  private static final Set<ProcessHandle> known = new HashSet<>();

  private static int hosts;

  private Orphans() {}

  /** Starts a host. */
  static synchronized Process start(ProcessBuilder builder) throws IOException {
    if (hosts == 0) {
      known.clear();
      ProcessHandle.current().children().forEach(known::add);
    }
    Process host = builder.start();
    known.add(host.toHandle());
    hosts++;
    Kernel.adoptOrphans(true); // after the start: its JVM boots while this one links the call
    return host;
  }

  /** Ends a host that was started here, if it has not ended, and all that it leaves. */
  static void end(Process host) throws InterruptedException {
    try {
      host.destroyForcibly().waitFor();
    } finally {
      endLeft(host);
    }
  }

  private static synchronized void endLeft(Process host) {
    Descendants.end(known);
    known.remove(host.toHandle());
    if (--hosts == 0) {
      Kernel.adoptOrphans(false);
    }
  }
}
