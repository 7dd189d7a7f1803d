package mpj.app.bench.compare;

import java.util.Optional;
import mpj.app.bench.peer.Jobs;
import mpj.app.bench.peer.PeerException;

/** Someone else who does the same works: {@link Jobs#run}. */
@FunctionalInterface
public interface Rival {
  /** Does the first parts of a work once; nothing if it does not know it. */
  Optional<Jobs.Done> run(String work, String how, int workers)
      throws PeerException, InterruptedException;
}
