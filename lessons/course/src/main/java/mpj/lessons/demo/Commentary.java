package mpj.lessons.demo;

import java.util.List;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/**
 * Explains one run of a demo from the events that took place in it. An instance follows one run and
 * is called by one thread at a time.
 */
public interface Commentary {
  /** Takes note of what happened. Events come in the order of time. */
  void event(Event event);

  /**
   * Says why this line was written just now. Called after all earlier events of the process that
   * wrote it.
   *
   * @return one short phrase, or null if there is nothing to be learned from it
   */
  String note(OutputLine line);

  /**
   * Says what the run failed to show.
   *
   * @return one sentence for each thing that was not observed; empty if all was
   */
  List<String> check(Recording recording);

  /** Returns what a learner may be asked before the run, besides how long it will take. */
  default List<Prediction> predictions() {
    return List.of();
  }

  /** Returns a sentence or a few on what was to be seen, with the figures of this very run. */
  String seen(Recording recording);
}
