package mpj.app.repl.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;

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
      return shown(snippet.invoke(null));
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof Stop.Stopped) {
        throw new StoppedException();
      }
      if (thrown instanceof SPIResolutionException) {
        throw e; // JShell's own: a name that is not there yet
      }
      throw Thrown.of(thrown);
    } finally {
      end();
    }
  }

  /** A value's own text is typed code, too; the value is there, whatever becomes of its text. */
  private static String shown(Object value) throws StoppedException {
    try {
      String text = valueString(value);
      return text != null ? text : named(value, "returned null");
    } catch (Stop.Stopped e) {
      throw new StoppedException();
    } catch (Throwable e) { // of any kind, even of none that its method declares
      return named(value, "threw " + e.getClass().getName());
    }
  }

  private static String named(Object value, String did) {
    return "a " + value.getClass().getSimpleName() + " (its toString " + did + ")";
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
