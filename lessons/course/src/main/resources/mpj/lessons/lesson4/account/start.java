// Exercise 4, account
//
// Twenty processes use one account: ten pay 1 in, ten take 1 out, each of them TURNS times. In the
// end the account should be as empty as it was. Run mpj check as it is to see what happens; then
// make it safe with a lock. All twenty must still run at the same time.
//
// Done? Put it back (mpj reset account) and make it safe with a semaphore.

import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.*;
import mpj.multiprocessing.manager.*;
import mpj.multiprocessing.pool.*;
import mpj.multiprocessing.shared.*;
import mpj.multiprocessing.sync.*;

static final int TURNS = 25;

// >>> your part
void main() throws Exception {
  var account = new IntValue(0);
  var people = new ArrayList<ChildProcess>();
  for (int i = 0; i < 20; i++) {
    int amount = i < 10 ? 1 : -1;
    people.add(new ChildProcess(() -> use(account, amount)));
  }
  people.forEach(ChildProcess::start);
  for (var person : people) {
    person.join();
  }
  IO.println("left on the account: " + account.get());
}

/** Runs in each child. */
static void use(IntValue account, int amount) throws Exception {
  for (int turn = 0; turn < TURNS; turn++) {
    int before = account.get();
    account.set(before + amount);
  }
}
// <<<
