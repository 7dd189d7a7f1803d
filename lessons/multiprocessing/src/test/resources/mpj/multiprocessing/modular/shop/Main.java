package shop;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.SharedRecord;

/** Has children of each start method tell what they find. */
class Main {
  record Point(int x, int y) implements Serializable {}

  enum Size {
    SMALL,
    LARGE
  }

  static final class Basket implements Serializable {
    private final List<Point> all = List.of(new Point(1, 2));

    @Override
    public String toString() {
      return "Basket" + all;
    }
  }

  record Bill(Point sum) {}

  interface Till {
    int sum();
  }

  private static void look(Queue<Object> found) throws Exception {
    found.put(Main.class.getModule() + " " + Queue.class.getModule());
    found.put(ServiceLoader.load(Greeter.class).findFirst().orElseThrow().greet("Ada"));
    found.put(new String(Main.class.getResourceAsStream("sign.txt").readAllBytes()).strip());
    found.put(new Point(3, 4));
    found.put(List.of(Size.LARGE, new Point(5, 6), new Basket()));
  }

  private static Point twice(Point point) {
    return new Point(2 * point.x, 2 * point.y);
  }

  private static void show(Context context) throws Exception {
    Queue<Object> found = context.queue();
    var child = context.process(() -> look(found));
    child.start();
    for (int i = 0; i < 5; i++) {
      System.out.println(found.get());
    }
    child.join();
    int more = 7;
    try (var pool = context.pool(2)) {
      System.out.println(pool.map(Main::twice, List.of(new Point(1, 2), new Point(3, 4))));
      System.out.println(pool.map(x -> new Point(x, more), List.of(1)));
    }
  }

  private static void expectAdvice(Task refused) throws Exception {
    try {
      refused.run();
    } catch (IllegalArgumentException | UncrossableException e) {
      System.out.println(e.getMessage());
    }
  }

  public static void main(String[] arguments) throws Exception {
    for (StartMethod method : StartMethod.values()) {
      System.out.println(method);
      show(Context.of(method));
    }
    System.out.println("elsewhere");
    show(Context.standard().directory(Path.of("/")));
    expectAdvice(() -> new SharedRecord<>(new Point(1, 2)));
    try (var manager = Context.standard().manager()) {
      expectAdvice(() -> manager.register(Till.class, () -> () -> 3));
    }
    Bill bill = new Bill(new Point(1, 2));
    expectAdvice(() -> new Queue<Object>().put(List.of(bill)));
    expectAdvice(() -> new ChildProcess(() -> System.out.println(bill.sum)).start());
  }
}
