package mpj.app.bench.peer;

import java.util.Optional;

/** A Python process that does whole jobs, or the first parts of them, when asked to. */
public final class Jobs implements AutoCloseable {
  private static final int WORDS = 6;

  private final Peer peer;

  /**
   * A job that was done.
   *
   * @param millis the wall time
   * @param startMillis until a worker that was started in it began its first part, on average
   * @param busyMillis how long a worker was at its parts, on average
   * @param result the sum of its parts
   * @param parts how many parts it had, the first of the whole
   */
  public record Done(double millis, double startMillis, double busyMillis, long result, int parts) {

    /**
     * The times of a whole of so many parts, if the others take as long. Starts stay as they are.
     */
    public Done scaledTo(int all) {
      double times = (double) all / parts;
      return new Done(
          startMillis + (millis - startMillis) * times,
          startMillis,
          busyMillis * times,
          result,
          parts);
    }
  }

  private Jobs(Peer peer) {
    this.peer = peer;
  }

  /**
   * Starts that Python.
   *
   * @param python a command or path
   * @throws PeerException if it is missing or no Python 3
   */
  public static Jobs start(String python) throws PeerException, InterruptedException {
    return new Jobs(Peer.start(python, Script::jobs));
  }

  /**
   * Does a work once, or the first parts of it; nothing if Python does not know it.
   *
   * @param how serial, processes or processes-cold
   */
  public Optional<Done> run(String work, String how, int workers)
      throws PeerException, InterruptedException {
    String[] words = peer.ask(work + " " + how + " " + workers, WORDS);
    return words.length == 1
        ? Optional.empty()
        : Optional.of(
            new Done(
                peer.number(words, 0),
                peer.number(words, 1),
                peer.number(words, 2),
                (long) peer.number(words, 3),
                (int) peer.number(words, 4)));
  }

  /** Which Python it is. */
  public Peer.Version version() {
    return peer.version();
  }

  @Override
  public void close() {
    peer.close();
  }
}
