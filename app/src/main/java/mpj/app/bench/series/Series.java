package mpj.app.bench.series;

import java.util.Optional;
import java.util.function.Consumer;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.peer.Peer;
import mpj.app.bench.peer.PeerException;
import mpj.app.bench.primitive.Primitive;

/** Measures primitives, run by run. */
public final class Series {
  private final int repeats;
  private final Watcher watcher;
  private final Consumer<PeerException> peerFailed;
  private Optional<Peer> peer;

  /** Is told of each run before it begins. */
  @FunctionalInterface
  public interface Watcher {
    /** The run of that number (from 1), by us or by the peer. */
    void run(Primitive primitive, int number, boolean byPeer);
  }

  /**
   * So many runs of each; with a peer, one of ours and one of its own by turns. Should the peer
   * fail, that is told, and the runs go on without it.
   */
  public Series(
      int repeats, Optional<Peer> peer, Watcher watcher, Consumer<PeerException> peerFailed) {
    this.repeats = repeats;
    this.peer = peer;
    this.watcher = watcher;
    this.peerFailed = peerFailed;
  }

  /** Measures one primitive. */
  public Figures measure(Primitive primitive) throws Exception {
    var ours = new Sample();
    var theirs = new Sample();
    try (Primitive.Session session = primitive.opening().open()) {
      for (int number = 1; number <= repeats; number++) {
        watcher.run(primitive, number, false);
        ours.add(session.run());
        measurePeer(primitive, number, theirs);
      }
      return new Figures(
          primitive,
          ours,
          theirs.runs() == 0 ? Optional.empty() : Optional.of(theirs),
          session.complaint());
    }
  }

  private void measurePeer(Primitive primitive, int number, Sample theirs)
      throws InterruptedException {
    if (peer.isEmpty()) {
      return;
    }
    try {
      watcher.run(primitive, number, true);
      peer.get().run(primitive.key()).ifPresent(theirs::add);
    } catch (PeerException e) {
      peer = Optional.empty();
      peerFailed.accept(e);
    }
  }
}
