package mpj.app.bench.primitive;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Optional;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.shared.DoubleArray;

/** How fast a child reads a large shared array in place, or copies it out. */
final class ArraySweeps {
  private static final int MEGABYTES = 64;
  private static final int LENGTH = (MEGABYTES << 20) / Double.BYTES;

  private ArraySweeps() {}

  static Primitive sum() {
    return primitive("sum", false, "sum " + MEGABYTES + " MiB of doubles in a shared array");
  }

  static Primitive copy() {
    return primitive("copy", true, "copy " + MEGABYTES + " MiB of doubles out of a shared array");
  }

  private static Primitive primitive(String name, boolean copy, String what) {
    return new Primitive(
        "shared_array_" + name + "_GB_s",
        "GB/s",
        Primitive.Better.HIGHER,
        what + ", beside an array in the heap",
        () -> new Sweeps(copy));
  }

  /** Runs over one array. */
  private static final class Sweeps implements Primitive.Session {
    private final boolean copy;
    private final DoubleArray array = DoubleArray.withoutLock(LENGTH);

    Sweeps(boolean copy) {
      this.copy = copy;
      array.set(0, ones());
    }

    @Override
    public double run() throws InterruptedException {
      return gigabytes(new Sweep(array, copy));
    }

    @Override
    public Optional<Primitive.Yardstick> yardstick() {
      return Optional.of(
          new Primitive.Yardstick("heap array", () -> gigabytes(new Sweep(null, copy))));
    }

    private static double gigabytes(Sweep sweep) throws InterruptedException {
      return Contest.rate(Contest.among(1, sweep)) * Double.BYTES / 1e9;
    }
  }

  private static double[] ones() {
    var ones = new double[LENGTH];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** One look at every element; each counts as an operation. */
  private static final class Sweep implements Batch {
    private static final long serialVersionUID = 1L;

    private final DoubleArray array;
    private final boolean copy;
    private transient DoubleBuffer memory;
    private transient double[] heap;

    /** Over that array; null: over one in the heap of whoever opens it. */
    Sweep(DoubleArray array, boolean copy) {
      this.array = array;
      this.copy = copy;
    }

    @Override
    public void open() {
      if (array == null) {
        heap = ones();
      } else {
        memory = array.buffer();
      }
    }

    @Override
    public int run() {
      double sum = copy ? copied().length : heap == null ? sum(memory) : sum(heap);
      check(sum);
      return LENGTH;
    }

    private double[] copied() {
      return heap == null ? array.get(0, LENGTH) : heap.clone();
    }

    private static double sum(DoubleBuffer memory) {
      double sum = 0;
      for (int index = 0; index < LENGTH; index++) {
        sum += memory.get(index);
      }
      return sum;
    }

    private static double sum(double[] heap) {
      double sum = 0;
      for (int index = 0; index < LENGTH; index++) {
        sum += heap[index];
      }
      return sum;
    }
  }

  static void check(double sum) {
    if (sum != LENGTH) {
      throw new CheckFailedException(
          "The array's elements are not those that were set: sum="
              + sum
              + " expected="
              + LENGTH
              + "; its rate means nothing.");
    }
  }
}
