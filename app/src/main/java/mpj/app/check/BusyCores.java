package mpj.app.check;

/** Keeps every core busy until it is closed: what depends on luck shows itself. */
public final class BusyCores implements AutoCloseable {
  private volatile boolean over;

  /** Starts as many threads that do nothing of use as there are cores. */
  public BusyCores() {
    for (int core = Runtime.getRuntime().availableProcessors(); core > 0; core--) {
      Thread.ofPlatform().daemon().name("busy-" + core).start(this::spin);
    }
  }

  private void spin() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
