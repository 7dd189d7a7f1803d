package mpj.multiprocessing.internal.codec;

import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.code.ReflectiveAccess;

/**
 * Thrown to end the writing of a value that cannot be sent. Only then is the path to the obstacle
 * searched.
 */
final class UnencodableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String className;

  /**
   * Makes an obstacle.
   *
   * @param className the class of the object that cannot be written; null: the obstacle is
   *     something else
   * @param reason why it cannot be written; null: the class is not Serializable
   * @param cause the exception behind it, or null
   */
  UnencodableException(String className, String reason, Throwable cause) {
    super(reason, cause, false, false);
    this.className = className;
  }

  /**
   * Returns the obstacle that a record is not Serializable, and that its components cannot be read
   * because its module does not open its package.
   */
  static UnencodableException closed(Class<?> type) {
    String reason =
        "is a record that is not Serializable, and its module keeps its package closed: module="
            + type.getModule().getName()
            + "; let the record implement java.io.Serializable, or "
            + ReflectiveAccess.advice(type);
    return new UnencodableException(type.getName(), isOfJdk(type.getName()) ? null : reason, null);
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
    return "is not Serializable; "
        + (isOfJdk(className) ? "" : "let the class implement java.io.Serializable, ")
        + "mark the field transient, or send the data that it is made from";
  }

  private static boolean isOfJdk(String className) {
    return className.startsWith("java.")
        || className.startsWith("jdk.")
        || className.startsWith("sun.");
  }

  /** Returns the name of a value in error messages: the short name of its class. */
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
