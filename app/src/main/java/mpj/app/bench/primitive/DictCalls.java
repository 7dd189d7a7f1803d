package mpj.app.bench.primitive;

import java.util.List;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.manager.ManagedDict;
import mpj.multiprocessing.manager.Manager;

/** How many times a second a child puts a payload into a managed dict, or gets it. */
final class DictCalls {
  private static final List<String> KEYS =
      List.of("ada", "alan", "barbara", "donald", "edsger", "frances", "grace", "john", "leslie");

  private DictCalls() {}

  static Primitive putAndGet(Payload payload, Stage stage) {
    return new Primitive(
        stage.key("dict_putget_" + payload.key(), "_calls_s"),
        "calls/s",
        Primitive.Better.HIGHER,
        stage.what(
            "put " + payload.what() + " into a managed dict and get each, two calls",
            payload.items()),
        () -> () -> run(payload, stage));
  }

  /** A manager of its own for each run: its server has just started, too. */
  private static double run(Payload payload, Stage stage) throws InterruptedException {
    try (var manager = new Manager()) {
      ManagedDict<String, Object> dict = manager.dict();
      var _ = dict.size(); // the server is there
      List<Share> shares = Contest.at(stage, 1, new Calls(dict, payload), payload.items());
      if (dict.size() != KEYS.size()) {
        throw new CheckFailedException(
            "The managed dict has other keys than were put: size="
                + dict.size()
                + " expected="
                + KEYS.size()
                + "; its rate means nothing.");
      }
      return Contest.rate(shares);
    }
  }

  /** Puts and gets once for each key. */
  private static final class Calls implements Batch {
    private static final long serialVersionUID = 1L;

    private final ManagedDict<String, Object> dict;
    private final Payload payload;
    private transient Object value;

    Calls(ManagedDict<String, Object> dict, Payload payload) {
      this.dict = dict;
      this.payload = payload;
    }

    @Override
    public void open() {
      value = payload.make();
    }

    @Override
    public int run() {
      long weight = 0;
      for (String key : KEYS) {
        dict.put(key, value);
        weight += Payload.weight(dict.get(key));
      }
      Payload.check(weight, value, KEYS.size());
      return 2 * KEYS.size();
    }
  }
}
