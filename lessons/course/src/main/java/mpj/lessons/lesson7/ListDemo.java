package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.manager.Manager;

/** Many processes append to a list on a server, and to an ordinary list. */
public final class ListDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    // A manager is one more process. It hosts objects for all the others.
    try (var manager = new Manager()) {
      List<Integer> managed = manager.list(); // a proxy: the list itself lives in that process
      List<Integer> plain = new ArrayList<>(); // lives here, in the main process

      var children = new ArrayList<ChildProcess>();
      for (int i = 1; i <= settings.number("processes"); i++) {
        int number = i;
        children.add(new ChildProcess(() -> append(number, managed, plain)));
      }
      for (var child : children) {
        child.start();
      }
      for (var child : children) {
        child.join();
      }

      IO.println("managed list: " + List.copyOf(managed));
      IO.println("plain list: " + plain);
    } // the server ends here, and its objects with it
  }

  /** Runs in each child. It was given a copy of the proxy, and a copy of the plain list. */
  private static void append(int number, List<Integer> managed, List<Integer> plain) {
    managed.add(number); // a message to the server: everybody sees it
    plain.add(number); // changes this child's own copy, which ends with this child
    IO.println("appended " + number);
  }
}
