// Exercise 2, times
//
// task() computes for a few hundredths of a second. Do it TASKS times in a row, in this process,
// and take the time. Then do it TASKS times at once, each time in a child process of its own, and
// take the time until the last child has ended. Return both, with their difference and their ratio.
//
// mpj check calls measure(), and compares what it returns with what it has measured itself.

import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.*;
import mpj.multiprocessing.manager.*;
import mpj.multiprocessing.pool.*;
import mpj.multiprocessing.shared.*;
import mpj.multiprocessing.sync.*;

static final int TASKS = 6;

/**
 * @param serial milliseconds for all tasks in a row
 * @param parallel milliseconds for all tasks at once, from the first start to the last end
 * @param difference serial minus parallel
 * @param ratio serial divided by parallel: above 1, the processes were faster
 */
record Times(long serial, long parallel, long difference, double ratio) {}

static long task() {
  long sum = 0;
  for (int i = 0; i < 20_000_000; i++) {
    sum += i ^ (sum >>> 3);
  }
  return sum;
}

static long now() {
  return System.nanoTime() / 1_000_000;
}

// >>> your part
Times measure() throws Exception {
  return null;
}

// <<<

void main() throws Exception {
  IO.println(measure());
}
