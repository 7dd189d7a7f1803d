package mpj.app.repl.engine;

import java.util.List;

/** Is told what comes of Java that was typed. */
public interface Told {
  /** A value, or that something is defined now. */
  void result(String text);

  /** Why something failed, in lines: what is wrong first, or the source with its place. */
  void problem(List<String> lines);
}
