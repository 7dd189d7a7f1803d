package mpj.app.bench.primitive;

import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.Manager;

/** How many times a second children append to a managed list: each time a call to its server. */
final class ListAppend {
  private static final int APPENDS = 10;

  private ListAppend() {}

  static Primitive alone() {
    return primitive("manager_list_append_ops_s", 1);
  }

  static Primitive together(int processes) {
    return primitive("manager_list_append_" + processes + "procs_ops_s", processes);
  }

  private static Primitive primitive(String key, int processes) {
    return new Primitive(
        key,
        "calls/s",
        Primitive.Better.HIGHER,
        "append to a managed list from "
            + (processes == 1 ? "1 process" : processes + " processes"),
        () -> () -> run(processes));
  }

  private static double run(int processes) throws InterruptedException {
    return Contest.rate(shares(processes));
  }

  /** A manager of its own for each run, so that none starts with a long list. */
  static List<Share> shares(int processes) throws InterruptedException {
    try (var manager = new Manager()) {
      ManagedList<Integer> list = manager.list();
      List<Share> shares = Contest.among(processes, new Appends(list));
      long appended = shares.stream().mapToLong(Share::all).sum();
      if (list.size() != appended) {
        throw new CheckFailedException(
            "The managed list has other items than were appended: size="
                + list.size()
                + " appended="
                + appended
                + "; its rate means nothing.");
      }
      return shares;
    }
  }

  /** Ten appends. */
  private record Appends(ManagedList<Integer> list) implements Batch {
    @Override
    public int run() {
      for (int item = 0; item < APPENDS; item++) {
        list.add(item);
      }
      return APPENDS;
    }
  }
}
