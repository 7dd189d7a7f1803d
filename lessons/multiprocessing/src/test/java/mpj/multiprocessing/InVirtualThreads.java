package mpj.multiprocessing;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs each test in a virtual thread, in a test JVM that was started with {@code
 * -Dmpj.tests.virtual=true}; the row "virtual threads" of CI is one, and has a single carrier. A
 * wait that keeps the carrier then shows as a test that never ends.
 */
public final class InVirtualThreads implements InvocationInterceptor {
  static final boolean ON = Boolean.getBoolean("mpj.tests.virtual");
  private static final long DEADLINE_MILLIS = 180_000;

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    run(test, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    run(test, context);
  }

  private static void run(Invocation<Void> test, ExtensionContext context) throws Throwable {
    if (!ON) {
      test.proceed();
      return;
    }
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        Thread.ofVirtual()
            .name(context.getDisplayName())
            .start(() -> {
              try {
                test.proceed();
              } catch (Throwable t) {
                failure.set(t);
              }
            });
    thread.join(DEADLINE_MILLIS);
    if (thread.isAlive()) {
      throw new AssertionError(
          "the test has not ended in its virtual thread: ms="
              + DEADLINE_MILLIS
              + " stack="
              + Arrays.toString(thread.getStackTrace()));
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }
}
