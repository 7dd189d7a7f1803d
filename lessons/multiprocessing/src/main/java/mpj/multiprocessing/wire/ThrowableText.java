package mpj.multiprocessing.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Any exception as text. Its methods are code of the user's: they may throw, return null or return
 * far too much, and its causes may go in a circle. All of that ends here, with a text that says so;
 * nothing of it is ever thrown.
 *
 * <p>The form is that of {@link Throwable#printStackTrace()}, which does not survive such methods.
 */
public final class ThrowableText {
  private static final int MOST_TEXT = 100_000;

  /** One message leaves room for the frames, and for the causes. */
  private static final int MOST_MESSAGE_IN_TRACE = 20_000;

  private static final int DEEPEST_SUPPRESSED = 8;
  private static final StackTraceElement[] NO_FRAMES = {};

  private final StringBuilder text = new StringBuilder();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Predicate<StackTraceElement> shown;

  private ThrowableText(Predicate<StackTraceElement> shown) {
    this.shown = shown;
  }

  /** Returns what the exception says of itself, or its class's name and why there is no more. */
  public static String description(Throwable thrown) {
    String name = thrown.getClass().getName();
    try {
      String said = thrown.toString();
      return said == null ? name + " (its toString returned null)" : cut(said, MOST_TEXT);
    } catch (Throwable e) { // of any kind: a sneaky throw needs no declaration
      return name + " (its toString threw " + e.getClass().getName() + ")";
    }
  }

  /** Returns the exception's cause; null if it has none, or throws when it is asked. */
  public static Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable e) {
      return null;
    }
  }

  /** Returns the stack trace, with causes and suppressed exceptions; it ends with a line's end. */
  public static String trace(Throwable thrown) {
    return trace(thrown, frame -> true);
  }

  /** Returns the stack trace without the frames that are not to be shown. */
  public static String trace(Throwable thrown, Predicate<StackTraceElement> shown) {
    try {
      ThrowableText all = new ThrowableText(shown);
      all.add(thrown, NO_FRAMES, "", "", 0);
      return cut(all.text.toString(), MOST_TEXT);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return thrown.getClass().getName() + "\n";
    }
  }

  /** A loop over the causes, which may be many; recursion only for what is suppressed. */
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

  /** Returns how many frames at the end are those of the exception around this one. */
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
