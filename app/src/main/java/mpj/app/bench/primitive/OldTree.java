package mpj.app.bench.primitive;

import java.util.Optional;
import mpj.app.bench.figure.Sample;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;

/** What a start costs in a tree that is traced and has had many children. */
final class OldTree {
  private static final int MANY = 2_000;
  private static final int QUICK = 200;
  private static final int FEW = 10;

  private OldTree() {}

  static Primitive starts() {
    return new Primitive(
        "starts_in_old_tree_ms",
        "ms",
        Primitive.Better.LOWER,
        "start and join a child by forkserver in a traced tree that has had 2,000 before, beside"
            + " the tenth",
        () -> new Session(MANY),
        () -> new Session(QUICK));
  }

  /** A tree that has had so many children when it is opened. */
  private static final class Session implements Primitive.Session {
    private final OwnTree old = OwnTree.start(Starts.class);

    Session(int children) throws InterruptedException {
      old.ask(children - FEW);
    }

    @Override
    public double run() throws InterruptedException {
      return old.ask(FEW)[0];
    }

    @Override
    public Optional<Primitive.Yardstick> yardstick() {
      return Optional.of(
          new Primitive.Yardstick("young tree", () -> OwnTree.askNew(Starts.class, FEW)[0]));
    }

    @Override
    public void close() {
      old.close();
    }
  }

  /** Starts so many children one after the other: the median of the last five, in milliseconds. */
  static final class Starts implements OwnTree.Task {
    private static final int MEASURED = 5;

    private final Context context = Context.of(StartMethod.FORKSERVER);

    /** The trace lasts as long as the JVM. */
    Starts() {
      var _ = Trace.start(new Ignoring());
    }

    @Override
    public double[] run(int count) throws InterruptedException {
      var last = new Sample();
      for (int child = 0; child < count; child++) {
        boolean measured = child >= count - MEASURED;
        if (measured) {
          context.prepare();
        }
        long begun = System.nanoTime();
        ChildProcess process = context.process(() -> {});
        process.start();
        Contest.expectEnd(process);
        if (measured) {
          last.add((System.nanoTime() - begun) / 1e6);
        }
      }
      return new double[] {last.median()};
    }
  }

  /** Whoever traces reads all events. */
  private static final class Ignoring implements TraceListener {
    @Override
    public void event(Event event) {}

    @Override
    public void line(OutputLine line) {}
  }
}
