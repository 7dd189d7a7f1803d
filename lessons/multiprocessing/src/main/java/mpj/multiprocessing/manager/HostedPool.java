package mpj.multiprocessing.manager;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.SerializableFunction;
import mpj.multiprocessing.structure.HostedType;

/** A pool whose workers are the server's children. Any number of calls use it at once. */
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
  @SuppressWarnings("unchecked") // the proxy has checked that the function fits
  Object call(int method, Call in) throws Exception {
    switch (method) {
      case APPLY -> {
        return apply((SerializableFunction<Object, Object>) in.read(), in.read());
      }
      case MAP -> {
        return map((SerializableFunction<Object, Object>) in.read(), in.read(), in.readInt());
      }
      case APPLY_ASYNC -> {
        var function = (SerializableFunction<Object, Object>) in.read();
        Object item = in.read();
        return later(() -> apply(function, item));
      }
      case MAP_ASYNC -> {
        var function = (SerializableFunction<Object, Object>) in.read();
        Object items = in.read();
        int chunkSize = in.readInt();
        return later(() -> Arrays.asList((Object[]) map(function, items, chunkSize)));
      }
      case SHUT_DOWN -> pool.shutdown();
      case CLOSE -> pool.close();
      case TERMINATE -> pool.terminate();
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

  private Object apply(SerializableFunction<Object, Object> function, Object item)
      throws InterruptedException {
    return pool.map(function, Arrays.asList(item), 1).get(0);
  }

  /** With a size of 0 for chunks that the pool finds good. */
  private Object map(SerializableFunction<Object, Object> function, Object items, int chunkSize)
      throws InterruptedException {
    List<Object> all = Arrays.asList((Object[]) items);
    List<Object> results =
        chunkSize == 0 ? pool.map(function, all) : pool.map(function, all, chunkSize);
    return results.toArray();
  }

  private ManagedResult<?> later(Callable<Object> task) {
    HostedResult result = new HostedResult();
    ManagedResult<?> proxy = new ManagedResult<>(host.add(HostedType.RESULT, result));
    host.aside(() -> {
      try {
        result.complete(task.call(), null);
      } catch (Throwable thrown) {
        result.complete(null, thrown);
      }
    });
    return proxy;
  }

  @Override
  void freed() {
    pool.terminate();
  }
}
