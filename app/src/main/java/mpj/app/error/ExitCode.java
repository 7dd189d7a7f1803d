package mpj.app.error;

import java.util.LinkedHashMap;
import java.util.Map;

/** How the tool ends; what {@code mpj --help} lists. */
public enum ExitCode {
  /** All was done. */
  DONE(0, "done"),
  /** A demo did not show what it is to show, or a check found a difference. */
  FAILED(1, "a demo or a check failed"),
  /** The command line was not understood. */
  USAGE(2, "the command line is wrong; one line says what is possible"),
  /** A JDK, Maven or another program is not there. */
  MISSING(3, "something needed is missing, as a JDK 25"),
  /** An error of the tool. */
  INTERNAL(4, "an error of mpj itself, or its output can't be written; the message says more"),
  /** SIGINT, as by Ctrl-C. */
  INTERRUPTED(130, "interrupted; all child processes were ended"),
  /** SIGTERM. */
  TERMINATED(143, "terminated; all child processes were ended");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** Returns the number that the shell sees. */
  public int code() {
    return code;
  }

  /** Returns all numbers with their meanings, in order. */
  public static Map<String, String> meanings() {
    var meanings = new LinkedHashMap<String, String>();
    for (ExitCode exit : values()) {
      meanings.put(String.valueOf(exit.code), exit.meaning);
    }
    return meanings;
  }
}
