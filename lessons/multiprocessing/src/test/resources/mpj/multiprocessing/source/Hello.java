import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.shared.*;

record Point(int x, int y) {}

enum Color {
  RED {
    int value() {
      return 1;
    }
  },
  GREEN;

  int value() {
    return 2;
  }
}

sealed interface Shape permits Circle, Square {}

record Circle(double radius) implements Shape, java.io.Serializable {}

record Square(Größe side, List<Point> corners) implements Shape {}

record Größe(int width) {}

class Broken extends Exception {
  final Point at;

  Broken(String message, Point at) {
    super(message);
    this.at = at;
  }
}

interface Counter {
  int add(int n);

  Point where();
}

class CounterAtHome implements Counter {
  int n;

  public int add(int more) {
    return n += more;
  }

  public Point where() {
    return new Point(n, n);
  }
}

class Node implements java.io.Serializable {
  Inner inner = new Inner();

  static class Inner implements java.io.Serializable {
    int number = 3;
  }
}

static final Duration PATIENCE = Duration.ofSeconds(60);
static final Global<Point> ORIGIN = Global.of("origin", new Point(0, 0));

int factor = 10;

int times(int n) {
  return factor * n;
}

void main() throws Exception {
  ORIGIN.set(new Point(7, 7));
  for (StartMethod method : StartMethod.all()) {
    bothWays(method);
  }
  tasks();
  shared();
  failure();
}

void bothWays(StartMethod method) throws Exception {
  var there = new Queue<Object>();
  var back = new Queue<Object>();
  ChildProcess child =
      Context.of(method)
          .process(() -> {
            for (int i = 0; i < 6; i++) {
              back.put(mirrored(there.get(PATIENCE)));
            }
            back.put(times(4));
            back.put(ORIGIN.get());
            record Local(String text) {}
            back.put(new Local("local"));
            back.put(
                new java.io.Serializable() {
                  public String toString() {
                    return "anonymous";
                  }
                });
            var grandchild = new ChildProcess(() -> back.put(new Point(9, 9)));
            grandchild.start();
            grandchild.join();
          });
  child.start();
  there.put(new Circle(2));
  there.put(new Square(new Größe(3), new ArrayList<>(List.of(new Point(1, 1)))));
  there.put(Color.RED);
  there.put(new Node());
  there.put(new Point[] {new Point(2, 3)});
  there.put(Point.class);
  var all = new ArrayList<String>();
  for (int i = 0; i < 11; i++) {
    all.add(text(back.get(PATIENCE)));
  }
  child.join();
  IO.println(method + " " + child.exitCode().getAsInt() + " " + all);
}

Object mirrored(Object value) {
  if (value instanceof Shape shape) {
    return switch (shape) {
      case Circle(double radius) -> "circle " + radius;
      case Square(Größe(int width), var corners) -> "square " + width + corners;
    };
  }
  return value;
}

static String text(Object value) {
  return switch (value) {
    case Object[] array -> Arrays.toString(array);
    case Node node -> "node " + node.inner.number;
    case Color color -> color + " " + color.value();
    default -> value.toString();
  };
}

void tasks() throws Exception {
  try (var pool = new Pool(2)) {
    IO.println(pool.map(n -> new Point(times(n), n), List.of(1, 2, 3)));
    try {
      pool.apply(() -> {
        throw new Broken("broken", new Point(3, 4));
      });
    } catch (RuntimeException e) {
      var broken = (Broken) e.getCause();
      IO.println(
          broken.getMessage() + " " + broken.at + " " + broken.getStackTrace()[0].getLineNumber());
    }
    var made = new java.util.concurrent.FutureTask<Point>(() -> pool.apply(() -> new Point(5, 5)));
    Thread.ofVirtual().start(made);
    IO.println("virtual " + made.get());
    var common = java.util.concurrent.ForkJoinPool.commonPool();
    java.util.concurrent.Callable<Point> call = () -> pool.apply(() -> new Point(6, 6));
    IO.println("common " + common.submit(call).get());
  }
}

void shared() throws Exception {
  var record = new SharedRecord<>(new Point(1, 1));
  try (var manager = new Manager()) {
    manager.register(Counter.class, () -> new CounterAtHome());
    Counter counter = manager.create(Counter.class);
    var child =
        new ChildProcess(() -> {
          record.update(point -> new Point(point.x() + 1, Other.FIVE));
          counter.add(5);
        });
    child.start();
    child.join();
    IO.println(record.get() + " " + counter.add(1) + " " + counter.where());
  }
}

void failure() throws Exception {
  var child =
      Context.standard()
          .jvmOptions("-Xmx64m")
          .directory(java.nio.file.Path.of("/"))
          .process(() -> Other.fail());
  child.start();
  child.join();
  IO.println("exit " + child.exitCode().getAsInt());
}
