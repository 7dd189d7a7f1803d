// Exercise 1, choose
//
// Five programs. mpj check runs each of them, alone, by threads and by processes, and measures it.
//
//   thumbnails   makes small pictures of a folder of large ones
//   links        asks a thousand web servers whether a page is still there
//   chat         keeps three hundred people connected, who type now and then
//   sudoku       solves a puzzle by trying
//   plugins      runs what other people wrote; some of it crashes
//
// For each: is it CPU-bound (Bound.CPU) or I/O-bound (Bound.IO), and would you take Means.THREADS
// or Means.PROCESSES? Threads of a JVM are parallel, too, so ask what else tells them apart. Where
// both would do, either answer is right. Write your answers where null stands.
//
// Then name three programs of your own, with your reasons. They are kept here, and not judged.

import mpj.multiprocessing.*;
import mpj.multiprocessing.channel.*;
import mpj.multiprocessing.manager.*;
import mpj.multiprocessing.pool.*;
import mpj.multiprocessing.shared.*;
import mpj.multiprocessing.sync.*;

enum Bound {
  CPU,
  IO
}

enum Means {
  THREADS,
  PROCESSES
}

record Answer(String program, Bound bound, Means means) {}

// >>> your part
List<Answer> answers() {
  return List.of(
      new Answer("thumbnails", null, null),
      new Answer("links", null, null),
      new Answer("chat", null, null),
      new Answer("sudoku", null, null),
      new Answer("plugins", null, null));
}

// <<<

List<String> own() {
  return List.of("1. ", "2. ", "3. ");
}

void main() {
  answers().forEach(IO::println);
}
