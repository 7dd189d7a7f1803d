package mpj.multiprocessing;

import java.nio.file.Files;
import java.nio.file.Path;
import mpj.multiprocessing.sync.Event;

/**
 * Starts a child that waits for an event, and one that has never waited and sets it once a file is
 * there: so it has the main process wake the first, which may be stopped.
 */
final class StoppedRoot {
  private StoppedRoot() {}

  public static void main(String[] arguments) throws Exception {
    String directory = arguments[0];
    Event event = new Event();
    var waiting = new ChildProcess(() -> await(event, Path.of(directory)));
    var setting = new ChildProcess(() -> set(event, Path.of(directory)));
    waiting.start();
    setting.start();
    waiting.join();
    setting.join();
  }

  private static void await(Event event, Path directory) throws Exception {
    Path told = Files.writeString(directory.resolve("pid"), "" + ProcessHandle.current().pid());
    Files.move(told, directory.resolve("waiting"));
    event.await();
    Files.createFile(directory.resolve("woken"));
  }

  private static void set(Event event, Path directory) throws Exception {
    Files.createFile(directory.resolve("ready"));
    while (!Files.exists(directory.resolve("set"))) {
      Thread.sleep(10);
    }
    event.set();
  }
}
