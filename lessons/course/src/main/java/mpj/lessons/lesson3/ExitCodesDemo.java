package mpj.lessons.lesson3;

import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Event;

/** Five children end in five ways. Their exit codes tell which. */
public final class ExitCodesDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    int code = settings.number("code");

    // Three end by themselves: the task returns, throws, or calls System.exit.
    var fine = new ChildProcess("fine", () -> IO.println("does its work and returns"));
    fine.start();
    tellTheEndOf(fine);

    var faulty = new ChildProcess("faulty", ExitCodesDemo::fail);
    faulty.start();
    tellTheEndOf(faulty);

    var ownCode = new ChildProcess("own-code", () -> exit(code));
    ownCode.start();
    tellTheEndOf(ownCode);

    // Two are ended from outside, by a signal: terminate() sends SIGTERM, kill() SIGKILL.
    var terminated = startAtWork("terminated");
    terminated.terminate();
    tellTheEndOf(terminated);

    var killed = startAtWork("killed");
    killed.kill();
    tellTheEndOf(killed);
  }

  private static void tellTheEndOf(ChildProcess child) throws InterruptedException {
    child.join();
    String why = child.failure().map(failure -> " (" + failure + ")").orElse("");
    IO.println(child.name() + " ended with " + child.exitCode().getAsInt() + why);
  }

  /** Runs in a child. Its trace appears on standard error, and its parent is not harmed. */
  private static void fail() {
    throw new IllegalStateException("no more paper");
  }

  /** Runs in a child. */
  private static void exit(int code) {
    IO.println("calls System.exit(" + code + ")");
    System.exit(code);
  }

  /** Starts a child that would sleep for a minute, and returns once it is at work. */
  private static ChildProcess startAtWork(String name) throws InterruptedException {
    var atWork = new Event();
    var child = new ChildProcess(name, () -> sleepLong(atWork));
    child.start();
    atWork.await();
    return child;
  }

  /** Runs in a child. */
  private static void sleepLong(Event atWork) throws InterruptedException {
    IO.println("would sleep for a minute");
    atWork.set();
    Thread.sleep(60_000);
  }
}
