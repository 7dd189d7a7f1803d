package mpj.lessons.lesson5;

import java.math.BigDecimal;
import java.math.MathContext;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.shared.DoubleValue;
import mpj.multiprocessing.shared.FloatValue;
import mpj.multiprocessing.shared.IntValue;

/** Numbers in shared memory: a child writes, main reads. And how exact a float is. */
public final class ValueDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    // One number that both processes see. What travels to the child is only where it lies.
    var number = new IntValue(settings.number("number"));
    IO.println("wrote " + number.get());
    var doubler = new ChildProcess("doubler", () -> doubleIt(number));
    doubler.start();
    doubler.join();
    IO.println("read " + number.get());

    tenths(1);
    tenths(settings.number("tenths"));
  }

  /** Runs in the first child. */
  private static void doubleIt(IntValue number) {
    IO.println("read " + number.get());
    number.set(2 * number.get());
    IO.println("wrote " + number.get());
  }

  private static void tenths(int times) throws InterruptedException {
    var narrow = new FloatValue(0); // 4 bytes
    var wide = new DoubleValue(0); // 8 bytes
    var adder = new ChildProcess(() -> addTenths(times, narrow, wide));
    adder.start();
    adder.join();
    IO.println("as float:  " + exactly(narrow.get()));
    IO.println("as double: " + exactly(wide.get()));
  }

  /** Runs in the other children. */
  private static void addTenths(int times, FloatValue narrow, DoubleValue wide) {
    IO.println("adds 0.1, times=" + times);
    for (int i = 0; i < times; i++) {
      narrow.add(0.1f);
      wide.add(0.1);
    }
  }

  /** Returns what is really in the memory. Printed the usual way, it would be rounded. */
  private static String exactly(double value) {
    var digits = new BigDecimal(value).round(new MathContext(20));
    return digits.stripTrailingZeros().toPlainString();
  }
}
