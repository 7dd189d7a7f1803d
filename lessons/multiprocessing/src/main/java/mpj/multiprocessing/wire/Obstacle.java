package mpj.multiprocessing.wire;

/** Ends the writing of a value; the path to what stopped it is searched for only then. */
final class Obstacle extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String className;

  /**
   * What stopped it: an object of a class, for a reason, or because the class is not Serializable
   * (reason null); or (name null) something else.
   */
  Obstacle(String className, String reason, Throwable cause) {
    super(reason, cause, false, false);
    this.className = className;
  }

  UncrossableException explain(Object value) {
    if (className == null) {
      return new UncrossableException(name(value) + " cannot be sent: " + getMessage(), getCause());
    }
    String path = PathFinder.find(value, className);
    if (path == null) {
      path = name(value);
    }
    if (className.contains("$$Lambda")) {
      return new UncrossableException(
          path
              + ": its type is a functional interface that is not Serializable;"
              + " use one that extends java.io.Serializable, as the library's Task does");
    }
    return new UncrossableException(path + ": " + className + " " + reason());
  }

  private String reason() {
    if (getMessage() != null) {
      return getMessage();
    }
    boolean own = !className.startsWith("java.") && !className.startsWith("sun.");
    return "is not Serializable; "
        + (own ? "let the class implement java.io.Serializable, " : "")
        + "mark the field transient, or send the data that it is made from";
  }

  /** What the reader of a message calls a value: its class's short name. */
  static String name(Object value) {
    if (value == null) {
      return "null";
    }
    if (value.getClass().isHidden()) {
      return "the lambda";
    }
    String simple = value.getClass().getSimpleName();
    return simple.isEmpty() ? value.getClass().getName() : simple;
  }
}
