package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Who runs a test's task several times at once: threads of this process, or children of it. */
public enum Parties {
  THREADS {
    @Override
    public Group start(int count, Task task) {
      List<Thread> threads = new ArrayList<>();
      AtomicReference<Throwable> failure = new AtomicReference<>();
      for (int i = 0; i < count; i++) {
        Thread thread =
            new Thread(() -> {
              try {
                task.run();
              } catch (Throwable t) {
                failure.compareAndSet(null, t);
              }
            });
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      return () -> {
        for (Thread thread : threads) {
          assertThat(thread.join(DEADLINE)).as("%s has ended", thread).isTrue();
        }
        assertThat(failure.get()).isNull();
      };
    }
  },

  PROCESSES {
    @Override
    public Group start(int count, Task task) {
      List<ChildProcess> children = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ChildProcess child = new ChildProcess(task);
        child.start();
        children.add(child);
      }
      return () -> {
        for (ChildProcess child : children) {
          assertThat(child.join(DEADLINE)).as("%s has ended", child).isTrue();
          assertThat(child.exitCode()).as("%s: %s", child, child.failure()).hasValue(0);
        }
      };
    }
  };

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Those who run. */
  public interface Group {
    /** Waits for their end, and fails unless every task returned. */
    void join() throws InterruptedException;
  }

  /** Starts so many parties, each of which runs the task. */
  public abstract Group start(int count, Task task);

  /** Runs the task in so many parties at once. */
  public void run(int count, Task task) throws InterruptedException {
    start(count, task).join();
  }
}
