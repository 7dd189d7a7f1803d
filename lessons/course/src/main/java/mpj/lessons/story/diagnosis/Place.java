package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.story.Wait;

/**
 * Where a thread is in the program that a learner wrote.
 *
 * @param at the line, {@code Two.java:12}; of what was typed in a session the method
 * @param through the simple names of the library's classes that were called from there
 */
public record Place(String at, List<String> through) {
  private static final String TYPED = "REPL.$JShell$";
  private static final String LIBRARY = "mpj.multiprocessing.";
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  public Place {
    through = List.copyOf(through);
  }

  /** Reads a thread's calls, the newest first; empty if it never was in the program. */
  public static Optional<Place> of(List<StackTraceElement> calls) {
    var through = new ArrayList<String>();
    for (StackTraceElement call : calls) {
      String type = call.getClassName();
      if (type.startsWith(LIBRARY)) {
        through.add(type.substring(type.lastIndexOf('.') + 1));
      } else if (JDK.stream().noneMatch(type::startsWith) && call.getLineNumber() > 0) {
        return Optional.of(new Place(at(call), through));
      }
    }
    return Optional.empty();
  }

  /** The classes around what was typed in a session have names and lines that nobody typed. */
  private static String at(StackTraceElement call) {
    if (!call.getClassName().startsWith(TYPED)) {
      return call.getFileName() + ":" + call.getLineNumber();
    }
    String method = call.getMethodName();
    return switch (method) {
      case "do_it$" -> "typed here";
      default -> method.startsWith("lambda$") ? "in the lambda" : "in " + method;
    };
  }

  /** Returns whether its thread is in the operation that this wait belongs to. */
  boolean fits(Wait wait) {
    String object = wait.object().replaceFirst("-\\d+$", "");
    return switch (wait.kind()) {
      case JOIN -> through.contains("ChildProcess");
      case SEND, RECEIVE -> through.contains("Connection");
      case PUT, GET -> through.stream().anyMatch(type -> type.endsWith("Queue"));
      case SEMAPHORE -> through.contains("Semaphore");
      default -> through.contains(object);
    };
  }
}
