package mpj.app.bench.primitive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.Manager;

/** What lesson 7 does: many children, each of which appends once to a managed list. */
final class ManyAppends {
  private ManyAppends() {}

  static Primitive byChildren(int processes) {
    return new Primitive(
        "lesson7_" + processes + "procs_s",
        "s",
        Primitive.Better.LOWER,
        processes + " children that each append once to a managed list, from start to end",
        () -> () -> run(processes));
  }

  private static double run(int processes) throws InterruptedException {
    try (var manager = new Manager()) {
      ManagedList<Integer> list = manager.list();
      var _ = list.size(); // the server is there
      List<ChildProcess> children = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        int number = i;
        children.add(new ChildProcess(() -> list.add(number)));
      }
      long begun = System.nanoTime();
      children.forEach(ChildProcess::start);
      for (ChildProcess child : children) {
        Contest.expectEnd(child);
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      if (new HashSet<>(list).size() != processes) {
        throw new CheckFailedException(
            "The managed list has not one item of each child: size="
                + list.size()
                + "; the time means nothing.");
      }
      return seconds;
    }
  }
}
