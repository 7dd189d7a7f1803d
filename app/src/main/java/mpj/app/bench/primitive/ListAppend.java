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
    return primitive("manager_list_append", 1, Payload.INT, Stage.WARM);
  }

  static Primitive together(int processes) {
    return primitive(
        "manager_list_append_" + processes + "procs", processes, Payload.INT, Stage.WARM);
  }

  static Primitive together(Payload payload, int processes, Stage stage) {
    return primitive(
        "list_" + payload.key() + "_append_" + processes + "procs", processes, payload, stage);
  }

  private static Primitive primitive(String stem, int processes, Payload payload, Stage stage) {
    return new Primitive(
        stage.key(stem, "_ops_s"),
        "calls/s",
        Primitive.Better.HIGHER,
        stage.what(
            "append "
                + payload.what()
                + " to a managed list from "
                + (processes == 1 ? "1 process" : processes + " processes"),
            payload.items() / processes),
        () -> () -> Contest.rate(shares(processes, payload, stage)));
  }

  /** Of ints, warm. */
  static List<Share> shares(int processes) throws InterruptedException {
    return shares(processes, Payload.INT, Stage.WARM);
  }

  /** A manager of its own for each run, so that none starts with a long list. */
  private static List<Share> shares(int processes, Payload payload, Stage stage)
      throws InterruptedException {
    try (var manager = new Manager()) {
      ManagedList<Object> list = manager.list();
      var _ = list.size(); // the server is there
      List<Share> shares =
          Contest.at(stage, processes, new Appends(list, payload), payload.items() / processes);
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
  private static final class Appends implements Batch {
    private static final long serialVersionUID = 1L;

    private final ManagedList<Object> list;
    private final Payload payload;
    private transient Object item;

    Appends(ManagedList<Object> list, Payload payload) {
      this.list = list;
      this.payload = payload;
    }

    @Override
    public void open() {
      item = payload.make();
    }

    @Override
    public int run() {
      for (int append = 0; append < APPENDS; append++) {
        list.add(item);
      }
      return APPENDS;
    }
  }
}
