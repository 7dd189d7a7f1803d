package mpj.app.training;

import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;

/**
 * Has one child do what children do, and write its cache when it ends. It is spawned: one that
 * stood by would be replaced, and the replacement would write to the same file.
 */
public final class ChildTraining {
  private static final long SECONDS_TO_WRITE = 60;

  private ChildTraining() {}

  /**
   * Runs the child and waits until its JVM is gone, because it writes the cache last.
   *
   * @param arguments the JVM's options for making the cache
   */
  public static void main(String[] arguments) throws Exception {
    Context recording = Context.of(StartMethod.SPAWN).jvmOptions(arguments);
    try (var _ = Trace.start(new Unheard())) {
      ChildProcess child = recording.process(new ChildWork());
      child.start();
      ProcessHandle jvm = ProcessHandle.of(child.pid()).orElseThrow();
      child.join();
      jvm.onExit().get(SECONDS_TO_WRITE, TimeUnit.SECONDS);
    } finally {
      ProcessTree.shutdown();
    }
  }

  private static final class Unheard implements TraceListener {
    @Override
    public void event(Event event) {}

    @Override
    public void line(OutputLine line) {}
  }
}
