// Exercise 7, counter
//
// Five children count the same words in one tally. Run mpj check as it is: why is the total not
// 100? Then make the tally live in a manager's server, by changing as little as you can. Which of
// its methods must do their work in one call?

import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.*;
import mpj.multiprocessing.manager.*;
import mpj.multiprocessing.pool.*;
import mpj.multiprocessing.shared.*;
import mpj.multiprocessing.sync.*;

interface Tally {
  void add(String word);

  int total();
}

static class PlainTally implements Tally, java.io.Serializable {
  private final Map<String, Integer> counts = new HashMap<>();

  @Override
  public void add(String word) {
    counts.put(word, counts.getOrDefault(word, 0) + 1);
  }

  @Override
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}

static final int CHILDREN = 5;
static final List<String> WORDS =
    Collections.nCopies(10, List.of("to", "be")).stream().flatMap(List::stream).toList();

// >>> your part
int total() throws Exception {
  Tally tally = new PlainTally();
  var children = new ArrayList<ChildProcess>();
  for (int i = 0; i < CHILDREN; i++) {
    children.add(new ChildProcess(() -> WORDS.forEach(tally::add)));
  }
  children.forEach(ChildProcess::start);
  for (var child : children) {
    child.join();
  }
  return tally.total();
}

// <<<

void main() throws Exception {
  IO.println(total() + " words, and there should be " + CHILDREN * WORDS.size());
}
