package mpj.app.exercise.host;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says nothing on a run: it is judged when it is over. */
final class Silent implements Commentary {
  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    return null;
  }

  @Override
  public List<String> check(Recording recording) {
    return List.of();
  }

  @Override
  public String seen(Recording recording) {
    return "";
  }
}
