package mpj.app.repl.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs snippets on the thread that evaluates them, in this JVM, and stops the one that runs. */
final class SnippetControl extends DirectExecutionControl {
  private Thread running; // guarded by this

  SnippetControl(SnippetLoader loader) {
    super(loader.delegate());
  }

  /** Returns what makes JShell use this one. */
  ExecutionControlProvider provider() {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "mpj";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return SnippetControl.this;
      }
    };
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    begin();
    try {
      return super.invoke(snippet);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Stop.Stopped) {
        throw new StoppedException();
      }
      throw e;
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    running = Thread.currentThread();
  }

  private synchronized void end() {
    running = null;
    Thread.interrupted(); // meant for the snippet, which is over
  }

  @Override
  public synchronized void stop() {
    Stop.want(true);
    if (running != null) {
      running.interrupt();
    }
  }
}
