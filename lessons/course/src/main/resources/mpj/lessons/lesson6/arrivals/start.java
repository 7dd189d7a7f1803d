// Exercise 6, arrivals
//
// A pool finds the longest word in each of twelve texts, which come over a slow line; the first is
// the longest by far. Somebody watches: what is put into the queue screen, he sees. Let him see
// each word as soon as it was found, whichever comes first.
//
// The file as it is uses map. Change it to imap and look at the timeline of mpj check; then do it
// right. Use the pool; twelve words, each once.

import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.*;
import mpj.multiprocessing.manager.*;
import mpj.multiprocessing.pool.*;
import mpj.multiprocessing.shared.*;
import mpj.multiprocessing.sync.*;

static String longestWord(String text) throws InterruptedException {
  Thread.sleep(text.length()); // the slow line: a millisecond for each letter
  return Arrays.stream(text.split(" ")).max(Comparator.comparingInt(String::length)).orElse("");
}

static List<String> texts() {
  var texts = new ArrayList<String>();
  texts.add("once upon a time and again ".repeat(55));
  for (int i = 1; i < 12; i++) {
    texts.add("number " + i + " is a short text " + "x".repeat(i) + " ".repeat(20 - i));
  }
  return texts;
}

// >>> your part
void main() throws Exception {
  var screen = new Queue<String>();
  try (var pool = new Pool(2)) {
    for (String word : pool.map(text -> longestWord(text), texts())) {
      screen.put(word);
    }
  }
}
// <<<
