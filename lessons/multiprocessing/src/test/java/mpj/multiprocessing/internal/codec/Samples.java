package mpj.multiprocessing.internal.codec;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import mpj.multiprocessing.Shared;

/** Types that the tests of this package send. */
final class Samples {
  private Samples() {}

  interface Job extends Serializable {
    Object run(Object argument) throws Exception;
  }

  /** A functional interface that no adapter was registered for. */
  interface Plain extends Serializable {
    int of(int a, int b);
  }

  /** Runs a job that arrived, as the library's own adapters do. */
  static final class DirectJob extends ReflectiveLambda<Job> implements Job {
    DirectJob(Invocation invocation) {
      super(invocation);
    }

    @Override
    public Object run(Object argument) throws Exception {
      Job linked = ordinary();
      return linked != null ? linked.run(argument) : call(argument);
    }

    boolean linked() {
      return ordinary() != null;
    }
  }

  static final class JobAdapter implements Adapter {
    @Override
    public Object adapt(Invocation invocation) {
      return new DirectJob(invocation);
    }
  }

  static void registerJob() {
    Adapter.register(Job.class, new JobAdapter());
  }

  record Point(int x, String name) {}

  record Line(Point from, List<Object> tags) {}

  record Positive(int value) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("value=" + value);
      }
    }
  }

  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "green";
      }
    }
  }

  static final class Counter implements Shared {
    private final transient long handle;

    Counter(long handle) {
      this.handle = handle;
    }

    static Counter attach(long handle) {
      if (handle < 0) {
        throw new IllegalArgumentException("handle=" + handle);
      }
      return new Counter(handle);
    }

    @Override
    public long handle() {
      return handle;
    }

    private void writeObject(java.io.ObjectOutputStream out) throws IOException {
      throw Shared.outside(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Counter counter && counter.handle == handle;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(handle);
    }
  }

  static final class Holder implements Serializable {
    Object first;
    Object second;

    Holder(Object first, Object second) {
      this.first = first;
      this.second = second;
    }
  }

  static final class Unwritable {}

  static final class Order implements Serializable {
    Customer customer = new Customer();
    transient Unwritable skipped = new Unwritable();
  }

  static final class Customer implements Serializable {
    Object socket = new Unwritable();
  }

  static final class Grumpy implements Serializable {
    private void readObject(ObjectInputStream in) {
      throw new IllegalStateException("not today");
    }
  }

  static final class PickyException extends Exception {
    final transient Object part;

    PickyException(Object part) {
      super("picky");
      this.part = part;
    }
  }

  static final class StuckException extends RuntimeException {
    final Object part = new Unwritable();

    StuckException(String message) {
      super(message);
    }
  }
}
