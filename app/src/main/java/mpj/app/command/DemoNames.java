package mpj.app.command;

import java.util.Iterator;
import mpj.lessons.Course;
import mpj.lessons.DemoEntry;

/** The names that the shell completes after {@code --run} and {@code --source}. */
final class DemoNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Course.lessons().stream()
        .flatMap(lesson -> lesson.demos().stream())
        .map(DemoEntry::name)
        .distinct()
        .iterator();
  }
}
