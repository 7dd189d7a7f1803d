package mpj.multiprocessing.internal.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Program;
import mpj.multiprocessing.TreeEndedException;
import mpj.multiprocessing.Warnings;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads of the library are not the program's, whichever thread starts them. */
@Timeout(120)
@ExtendWith(NothingLeft.class)
class LibraryThreadTest {
  @ParameterizedTest
  @ValueSource(strings = {"own", "topmost"})
  void shouldGoOnWhenTheProgramInterruptsAllThreadsOfAGroup(String group) throws Exception {
    var root = CommandLine.of(JvmSettings.NONE, InterruptedGroupRoot.class.getName(), group);
    assertThat(Program.lines(root))
        .containsExactlyInAnyOrder(
            "task 5",
            "list [1, 2]",
            "lock true",
            "parent true OptionalInt[0]",
            "standby",
            "interrupted []",
            "child true OptionalInt[0]",
            "end");
  }

  @Test
  void shouldTakeOverNothingFromItsStarter() throws Exception {
    var group = new ThreadGroup("the program's");
    group.setMaxPriority(Thread.MIN_PRIORITY);
    var local = new InheritableThreadLocal<String>();
    var seen = new AtomicReference<String>();
    var made = new AtomicReference<LibraryThread>();
    var loader = new URLClassLoader(new URL[0]);
    Thread starter =
        new Thread(
            group,
            () -> {
              local.set("the program's");
              var thread = new LibraryThread("mpj-test", () -> seen.set(local.get()));
              thread.start();
              made.set(thread);
            });
    starter.setContextClassLoader(loader);
    starter.start();
    starter.join();
    LibraryThread thread = made.get();
    thread.join();

    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
    assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getSystemClassLoader());
    assertThat(seen.get()).isNull();
    loader.close();
  }

  /** The end of the main process is no failure of what still works for it. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldWarnOfAFailureUnlessTheTreeHasEnded(boolean ended) throws Exception {
    RuntimeException failure =
        ended ? new TreeEndedException("ended", null) : new IllegalStateException("odd");
    try (var log = new Warnings()) {
      var thread =
          new LibraryThread(
              "mpj-failing",
              () -> {
                throw failure;
              });
      thread.start();
      thread.join();
      assertThat(log.messages()).hasSize(ended ? 0 : 1);
    }
  }

  @Test
  void shouldHaveTheTopmostGroupAndItsStartersLoaderIfItRunsCodeOfIt() throws Exception {
    var made = new AtomicReference<List<Object>>();
    try (var loader = new URLClassLoader(new URL[0])) {
      Runnable work =
          () -> {
            Thread here = Thread.currentThread();
            made.set(List.of(here.getThreadGroup().getName(), here.getContextClassLoader()));
          };
      Thread starter =
          Thread.ofVirtual()
              .unstarted(() -> {
                var thread = new LibraryThread("mpj-test", work).runsCodeOfItsStarter();
                thread.start();
                join(thread);
              });
      starter.setContextClassLoader(loader);
      starter.start();
      starter.join();

      assertThat(made.get()).containsExactly("system", loader);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldNotTellTheProgramsHandlerOfAFailure() throws Exception {
    var told = new AtomicReference<Throwable>();
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> told.set(thrown));
    try {
      var thread = new LibraryThread("mpj-test", LibraryThreadTest::fail);
      thread.start();
      thread.join();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(told.get()).isNull();
  }

  private static void fail() {
    throw new IllegalStateException("a test of the library's log");
  }
}
