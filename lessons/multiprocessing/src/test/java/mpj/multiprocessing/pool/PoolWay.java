package mpj.multiprocessing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The ways to give a pool tasks. Each finds out the fate of every item. */
enum PoolWay {
  APPLY(1) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      note(items, fates, () -> List.of(pool.apply(work, items.get(0))));
    }
  },
  APPLY_ASYNC(10) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      var told = new CountDownLatch(items.size());
      List<AsyncResult<Integer>> results = new ArrayList<>();
      for (int item : items) {
        AsyncResult<Integer> result = pool.applyAsync(work, item);
        results.add(result.onSuccess(x -> told.countDown()).onFailure(e -> told.countDown()));
      }
      for (int i = 0; i < items.size(); i++) {
        AsyncResult<Integer> result = results.get(i);
        note(items.subList(i, i + 1), fates, () -> List.of(result.get()));
      }
      assertThat(told.await(20, TimeUnit.SECONDS)).as("callbacks were called").isTrue();
    }
  },
  MAP(3) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      note(items, fates, () -> pool.map(work, items, items.size()));
    }
  },
  MAP_ASYNC(1) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      note(items, fates, () -> pool.mapAsync(work, items).get());
    }
  },
  STARMAP(1) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      var pairs = List.of(Pair.of(items.get(0), 1));
      note(items, fates, () -> pool.starmap((x, y) -> work.apply(x * y), pairs));
    }
  },
  STARMAP_ASYNC(4) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      var pairs = items.stream().map(item -> Pair.of(item, 1)).toList();
      note(items, fates, () -> pool.starmapAsync((x, y) -> work.apply(x * y), pairs, 4).get());
    }
  },
  IMAP(20) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      var results = pool.imap(work, items);
      for (int i = 0; i < items.size(); i++) {
        note(items.subList(i, i + 1), fates, () -> List.of(results.next()));
      }
    }
  },
  IMAP_UNORDERED(20) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      var results = pool.imapUnordered(work, items);
      List<Integer> left = new ArrayList<>(items);
      int failures = 0;
      while (results.hasNext()) {
        try {
          int answer = results.next();
          assertThat(left.remove((Integer) (-answer))).isTrue();
          fates.answered(answer);
        } catch (WorkerDied e) {
          failures++;
        }
      }
      assertThat(left).as("items without an answer").hasSize(failures);
      left.forEach(item -> fates.failed(List.of(item)));
    }
  },
  EXECUTOR(1) {
    @Override
    void use(
        Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
        throws Exception {
      int item = items.get(0);
      var future =
          pool.asExecutor().submit((Callable<Integer> & Serializable) () -> work.apply(item));
      try {
        fates.answered(future.get());
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(WorkerDied.class);
        fates.failed(items);
      }
    }
  };

  private final int items;

  PoolWay(int items) {
    this.items = items;
  }

  /** Returns how many items it is used for at a time. */
  int items() {
    return items;
  }

  abstract void use(
      Pool pool, SerializableFunction<Integer, Integer> work, List<Integer> items, Fates fates)
      throws Exception;

  private static void note(List<Integer> items, Fates fates, Callable<List<Integer>> answers)
      throws Exception {
    try {
      List<Integer> all = answers.call();
      assertThat(all).isEqualTo(items.stream().map(item -> -item).toList());
      all.forEach(fates::answered);
    } catch (WorkerDied e) {
      fates.failed(items);
    }
  }
}
