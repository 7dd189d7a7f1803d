package mpj.multiprocessing.pool;

import java.util.List;

/** A program that forgets to close its pool. */
final class UnclosedPoolMain {
  public static void main(String[] arguments) throws Exception {
    var pool = new Pool(2);
    System.out.println(pool.map(item -> 2 * item, List.of(0, 1, 2)));
  }

  private UnclosedPoolMain() {}
}
