package mpj.multiprocessing.internal.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Turns any exception into text. The methods of an exception are code of the user. They may throw,
 * return null, or return far too much, and the causes may form a cycle. This class handles all of
 * that: the text then says what happened, and nothing is ever thrown.
 *
 * <p>The form is that of {@link Throwable#printStackTrace()}, which fails with such methods.
 */
public final class ThrowableText {
  private static final int MOST_TEXT = 100_000;

  /** The largest part of one message, which leaves room for the frames and the causes. */
  private static final int MOST_MESSAGE_IN_TRACE = 20_000;

  private static final int DEEPEST_SUPPRESSED = 8;
  private static final StackTraceElement[] NO_FRAMES = {};

  private final StringBuilder text = new StringBuilder();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Predicate<StackTraceElement> shown;

  private ThrowableText(Predicate<StackTraceElement> shown) {
    this.shown = shown;
  }

  /**
   * Returns the exception's {@code toString}. If that fails, returns the name of its class and the
   * reason.
   */
  public static String description(Throwable thrown) {
    String name = thrown.getClass().getName();
    try {
      String said = thrown.toString();
      return said == null ? name + " (its toString returned null)" : cut(said, MOST_TEXT);
    } catch (Throwable e) { // of any kind, even if it is not declared
      return name + " (its toString threw " + e.getClass().getName() + ")";
    }
  }

  /** Returns the exception's cause; null if it has none, or if {@code getCause} throws. */
  public static Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable e) {
      return null;
    }
  }

  /** Returns the stack trace, with causes and suppressed exceptions. It ends with a line end. */
  public static String trace(Throwable thrown) {
    return trace(thrown, frame -> true);
  }

  /**
   * Returns the stack trace with only some of its frames.
   *
   * @param shown returns whether to show a frame
   */
  public static String trace(Throwable thrown, Predicate<StackTraceElement> shown) {
    try {
      ThrowableText all = new ThrowableText(shown);
      all.add(thrown, NO_FRAMES, "", "", 0);
      return cut(all.text.toString(), MOST_TEXT);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return thrown.getClass().getName() + "\n";
    }
  }

  /**
   * Adds an exception. It uses a loop for the causes, which may be many, and recursion only for
   * suppressed exceptions.
   */
  private void add(
      Throwable first, StackTraceElement[] around, String indent, String caption, int depth) {
    StackTraceElement[] outer = around;
    String label = indent + caption;
    for (Throwable each = first; each != null && text.length() < MOST_TEXT; each = cause(each)) {
      String said = cut(description(each), MOST_MESSAGE_IN_TRACE);
      if (!seen.add(each)) {
        text.append(label).append("[CIRCULAR REFERENCE: ").append(said).append("]\n");
        return;
      }
      text.append(label).append(said).append('\n');
      StackTraceElement[] frames = addFrames(each, outer, indent);
      if (depth < DEEPEST_SUPPRESSED) {
        for (Throwable suppressed : each.getSuppressed()) {
          add(suppressed, frames, indent + "\t", "Suppressed: ", depth + 1);
        }
      }
      outer = frames;
      label = indent + "Caused by: ";
    }
  }

  private StackTraceElement[] addFrames(
      Throwable thrown, StackTraceElement[] outer, String indent) {
    StackTraceElement[] frames;
    try {
      frames = shown(thrown.getStackTrace());
    } catch (Throwable e) {
      text.append(indent).append("\t(its stack trace cannot be read)\n");
      return NO_FRAMES;
    }
    int common = common(frames, outer);
    for (int i = 0; i < frames.length - common; i++) {
      text.append(indent).append("\tat ").append(frames[i]).append('\n');
    }
    if (common > 0) {
      text.append(indent).append("\t... ").append(common).append(" more\n");
    }
    return frames;
  }

  private StackTraceElement[] shown(StackTraceElement[] frames) {
    List<StackTraceElement> some = new ArrayList<>();
    for (StackTraceElement frame : frames) {
      if (frame != null && shown.test(frame)) {
        some.add(frame);
      }
    }
    return some.toArray(NO_FRAMES);
  }

  /** Returns how many frames at the end are the same as those of the enclosing exception. */
  private static int common(StackTraceElement[] frames, StackTraceElement[] outer) {
    int common = 0;
    while (common < Math.min(frames.length, outer.length)
        && frames[frames.length - 1 - common].equals(outer[outer.length - 1 - common])) {
      common++;
    }
    return common;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + " ...";
  }
}
