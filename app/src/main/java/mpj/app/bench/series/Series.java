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
    /**
     * The run of that number, from 1.
     *
     * @param other by whom, if not by us: the peer, or a yardstick's name
     */
    void run(Primitive primitive, int number, Optional<String> other);
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

  /**
   * Measures one primitive.
   *
   * @throws mpj.app.bench.figure.CheckFailedException if a run fails: then it has no figures
   */
  public Figures measure(Primitive primitive) throws Exception {
    var ours = new Sample();
    var theirs = new Sample();
    var yardsticks = new Sample();
    try (Primitive.Session session = primitive.opening().open()) {
      for (int number = 1; number <= repeats; number++) {
        watcher.run(primitive, number, Optional.empty());
        ours.add(session.run());
        measureYardstick(primitive, session, number, yardsticks);
        measurePeer(primitive, number, theirs);
      }
      return new Figures(
          primitive,
          ours,
          theirs.runs() == 0 ? Optional.empty() : Optional.of(theirs),
          session.yardstick().map(each -> new Figures.Compared(each.name(), yardsticks)),
          session.complaint());
    }
  }

  private void measureYardstick(
      Primitive primitive, Primitive.Session session, int number, Sample yardsticks)
      throws Exception {
    Optional<Primitive.Yardstick> yardstick = session.yardstick();
    if (yardstick.isPresent()) {
      watcher.run(primitive, number, yardstick.map(Primitive.Yardstick::name));
      yardsticks.add(yardstick.get().measure().run());
    }
  }

  private void measurePeer(Primitive primitive, int number, Sample theirs)
      throws InterruptedException {
    if (peer.isEmpty()) {
      return;
    }
    try {
      watcher.run(primitive, number, Optional.of("Python"));
      peer.get().run(primitive.key()).ifPresent(theirs::add);
    } catch (PeerException e) {
      peer = Optional.empty();
      peerFailed.accept(e);
    }
  }
}
