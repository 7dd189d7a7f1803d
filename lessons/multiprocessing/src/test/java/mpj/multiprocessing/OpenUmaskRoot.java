package mpj.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.code.Code;
import mpj.multiprocessing.shared.SharedMemory;

/** A main process that has the library make every kind of file, and prints their modes. */
final class OpenUmaskRoot {
  private static final long LONGEST_NANOS = 30_000_000_000L;
  private static final int LARGE = 3 << 20;

  /** Parts of the names of all that is to be seen, by this process or its child. */
  private static final List<String> KINDS =
      List.of(
          "arena",
          "lock",
          "wakes",
          "boot-",
          "code-",
          "main.class",
          "child.class",
          "item-1",
          "item-2",
          "memory-1",
          "memory-2",
          "mpj-memory-main",
          "mpj-memory-child");

  private static final Map<String, String> modes = new ConcurrentSkipListMap<>();

  public static void main(String[] arguments) throws Exception {
    String suffix = "-" + ProcessHandle.current().pid();
    Path directory = Tree.current().directory();
    var items = new Queue<byte[]>();
    var made = new Queue<Integer>();
    var go = new Queue<Integer>();
    make("main", suffix, items);
    var child =
        new ChildProcess(
            Context.standard().input(Path.of("/dev/null")),
            "child",
            () -> {
              make("child", suffix, items);
              made.put(1);
              go.get();
            });
    var looking = new Thread(() -> lookAt(directory, suffix)); // a child's boot file is soon gone
    looking.start();
    child.start();
    looking.join();
    made.get();
    go.put(1);
    child.join();
    for (String name : List.of("main", "child")) {
      try (var memory = SharedMemory.attach(name + suffix)) {
        memory.unlink();
      }
    }
    modes.forEach((name, mode) -> System.out.println(mode + " " + name));
  }

  private static void make(String name, String suffix, Queue<byte[]> items) throws Exception {
    items.put(new byte[LARGE]);
    Code.folder().write(name, "class", name.getBytes(StandardCharsets.UTF_8));
    SharedMemory.create(name + suffix, 4096).close();
  }

  private static boolean hasAll() {
    return KINDS.stream()
        .allMatch(kind -> modes.keySet().stream().anyMatch(name -> name.contains(kind)));
  }

  private static void lookAt(Path directory, String suffix) {
    long until = System.nanoTime() + LONGEST_NANOS;
    while (!hasAll() && System.nanoTime() < until) {
      look(directory);
      look(directory.resolveSibling("mpj-memory-main" + suffix));
      look(directory.resolveSibling("mpj-memory-child" + suffix));
    }
  }

  private static void look(Path top) {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        note(one);
      }
    } catch (IOException | UncheckedIOException e) {
      // It has gone, or is not there yet: another look.
    }
  }

  private static void note(Path file) throws IOException {
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    String kind = Files.isDirectory(file) ? "d" : "-";
    modes.merge(file.toString(), kind + mode, (a, b) -> a.equals(b) ? a : a + " then " + b);
  }

  private OpenUmaskRoot() {}
}
