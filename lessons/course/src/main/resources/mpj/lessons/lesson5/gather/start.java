// Exercise 5, gather
//
// Count the primes below LIMIT by WORKERS child processes, each of which counts a part, and bring
// what they found to the main process by a Queue. primes() returns the sum. How does main know that
// it has all of them?
//
// Done? Do it by an IntArray with an element for each worker (does it need a lock?), and by a Pipe
// for each worker. mpj check accepts all three.

import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.*;
import mpj.multiprocessing.manager.*;
import mpj.multiprocessing.pool.*;
import mpj.multiprocessing.shared.*;
import mpj.multiprocessing.sync.*;

static final int LIMIT = 40_532;
static final int WORKERS = 4;

/** Returns how many primes there are from {@code from} to before {@code to}. */
static int count(int from, int to) {
  int found = 0;
  for (int n = Math.max(2, from); n < to; n++) {
    boolean prime = true;
    for (int d = 2; d * d <= n && prime; d++) {
      prime = n % d != 0;
    }
    found += prime ? 1 : 0;
  }
  return found;
}

// >>> your part
int primes() throws Exception {
  return 0;
}

// <<<

void main() throws Exception {
  IO.println(primes() + " primes below " + LIMIT);
}
