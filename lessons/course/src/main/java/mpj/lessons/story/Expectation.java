package mpj.lessons.story;

import java.util.List;

/** Something that a run is to show. It is asked when the run is over. */
@FunctionalInterface
public interface Expectation {
  /** Returns a sentence for each thing that was not so; empty if all was. */
  List<String> problems();
}
