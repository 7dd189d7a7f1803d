package mpj.app.bench.compare;

import java.util.List;
import java.util.Optional;
import mpj.app.bench.mode.ModeKind;
import mpj.app.bench.work.Work;

/**
 * One work, compared.
 *
 * @param rows ours: serial first, then mode by mode with rising numbers of workers
 * @param peer the peer's, in the same order; empty if there was none, or it failed
 * @param peerParts of the work's parts, how many the peer did, whose times are scaled to all
 */
public record Comparison(Work work, List<Row> rows, List<Row> peer, int peerParts) {

  /** Our row for a mode and number of workers. */
  public Optional<Row> row(ModeKind mode, int workers) {
    return rows.stream().filter(row -> row.mode() == mode && row.workers() == workers).findFirst();
  }
}
