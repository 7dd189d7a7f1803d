package mpj.multiprocessing.manager;

import java.util.Arrays;
import java.util.List;
import mpj.multiprocessing.internal.memory.HostedType;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.SerializableFunction;

/** A pool whose workers are children of the server. Several calls may use it at the same time. */
final class HostedPool extends Hosted {
  static final int APPLY = 1;
  static final int MAP = 2;
  static final int APPLY_ASYNC = 3;
  static final int MAP_ASYNC = 4;
  static final int SHUT_DOWN = 5;
  static final int CLOSE = 6;
  static final int TERMINATE = 7;
  static final int JOIN = 8;
  static final int SIZE = 9;
  static final int WORKER_PIDS = 10;
  static final int KILL = 11;

  private final Host host;
  private final Pool pool;

  HostedPool(Host host, int workers) {
    super(null);
    this.host = host;
    this.pool = new Pool(workers);
  }

  @Override
  boolean runsCode(int method) {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // the proxy has checked that the function has the right type
  Object call(int method, Call in) throws Exception {
    switch (method) {
      case APPLY -> {
        return pool.apply((SerializableFunction<Object, Object>) in.read(), in.read());
      }
      case MAP -> {
        return map((SerializableFunction<Object, Object>) in.read(), in.read(), in.readInt());
      }
      case APPLY_ASYNC -> {
        var function = (SerializableFunction<Object, Object>) in.read();
        return later(pool.applyAsync(function, in.read()));
      }
      case MAP_ASYNC -> {
        var function = (SerializableFunction<Object, Object>) in.read();
        List<Object> items = Arrays.asList((Object[]) in.read());
        int chunkSize = in.readInt();
        return later(
            chunkSize == 0
                ? pool.mapAsync(function, items)
                : pool.mapAsync(function, items, chunkSize));
      }
      case SHUT_DOWN -> pool.shutdown();
      case CLOSE -> pool.close();
      case TERMINATE -> pool.terminate();
      case KILL -> pool.kill();
      case JOIN -> pool.join();
      case SIZE -> {
        return pool.size();
      }
      case WORKER_PIDS -> {
        return pool.workerPids().toArray();
      }
      default -> throw unknown(method);
    }
    return null;
  }

  /** Applies a function to all items. A chunk size of 0 lets the pool choose the size. */
  private Object map(SerializableFunction<Object, Object> function, Object items, int chunkSize)
      throws InterruptedException {
    List<Object> all = Arrays.asList((Object[]) items);
    List<Object> results =
        chunkSize == 0 ? pool.map(function, all) : pool.map(function, all, chunkSize);
    return results.toArray();
  }

  /**
   * Returns a proxy of the result of a task that the pool already has. So later requests come after
   * the task.
   */
  private ManagedResult<?> later(AsyncResult<?> pending) {
    HostedResult result = new HostedResult(pending);
    ManagedResult<?> proxy = new ManagedResult<>(host.add(HostedType.RESULT, result));
    var _ = pending.toCompletableFuture().whenComplete(result::complete);
    return proxy;
  }

  /**
   * Shuts the pool down, but does the tasks that were given: a client may wait for their results.
   */
  @Override
  void freed() {
    pool.shutdown();
  }
}
