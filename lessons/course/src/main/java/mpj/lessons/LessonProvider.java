package mpj.lessons;

/**
 * Contributes one lesson to the course. Providers are listed in {@code
 * META-INF/services/mpj.lessons.LessonProvider}; the course finds them there, so that this package
 * need not know the lessons' packages, which use it.
 */
@FunctionalInterface
public interface LessonProvider {
  /** Returns the lesson. */
  Lesson lesson();
}
