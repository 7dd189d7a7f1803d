package mpj.app.bench.primitive;

import java.util.Collections;
import java.util.List;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Barrier;

/**
 * How many tasks a second a pool of two gets done whose argument and result are a payload, chunk
 * size 1. The pool is made by a child that has just started, so that a cold figure is cold on both
 * sides.
 */
final class PoolPayloads {
  private static final int WORKERS = 2;
  private static final int MAPS = 10;

  private PoolPayloads() {}

  static Primitive map(Payload payload, Stage stage) {
    return new Primitive(
        stage.key("pool_map_" + payload.key(), "_tasks_s"),
        "tasks/s",
        Primitive.Better.HIGHER,
        stage.what(
            "identity over " + payload.what() + " by a pool of two, chunk size 1", payload.items()),
        () -> () -> Contest.rate(Contest.at(stage, 1, new Maps(payload), payload.items())));
  }

  /** One map. */
  private static final class Maps implements Batch {
    private static final long serialVersionUID = 1L;

    private final Payload payload;
    private transient Pool pool;
    private transient List<Object> items;

    Maps(Payload payload) {
      this.payload = payload;
    }

    /** All workers are there when it is over. */
    @Override
    public void open() throws Exception {
      items = Collections.nCopies(payload.items() / MAPS, payload.make());
      var begun = new Barrier(WORKERS + 1);
      pool = Pool.builder().workers(WORKERS).initializer(begun::await).build();
      begun.await();
    }

    @Override
    public int run() throws Exception {
      List<Object> results = pool.map(item -> item, items, 1);
      long weight = 0;
      for (Object result : results) {
        weight += Payload.weight(result);
      }
      Payload.check(weight, items.getFirst(), items.size());
      return items.size();
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
