package mpj.app.repl.engine;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** The evaluation of one snippet, and what is told of it. */
final class Evaluation {
  private static final int LONGEST_VALUE = 2_000;

  private final JShell shell;
  private final Told told;
  private boolean ok = true;

  Evaluation(JShell shell, Told told) {
    this.shell = shell;
    this.told = told;
  }

  /** Returns whether it went well. */
  boolean run(String source) {
    for (SnippetEvent event : shell.eval(source)) {
      if (Engine.isOwn(event)) {
        tell(event);
      } else {
        tellOfDependent(event);
      }
    }
    return ok && !Stop.isWanted();
  }

  private void tell(SnippetEvent event) {
    Snippet snippet = event.snippet();
    if (event.status() == Status.REJECTED) {
      fail(new CompileErrors(snippet.source(), shell.diagnostics(snippet).toList()).lines());
    } else if (event.exception() != null) {
      if (!Stop.isWanted()) {
        fail(thrown(event.exception()));
      }
    } else if (!Stop.isWanted()) {
      succeed(event);
    }
  }

  private void fail(List<String> lines) {
    ok = false;
    told.problem(lines);
  }

  private List<String> thrown(JShellException thrown) {
    return switch (thrown) {
      case EvalException e -> new Failure(e).lines();
      case UnresolvedReferenceException e -> List.of(unresolved(e.getSnippet()));
      default -> List.of(String.valueOf(thrown.getMessage()));
    };
  }

  private void succeed(SnippetEvent event) {
    switch (event.snippet()) {
      case VarSnippet variable when event.status().isDefined() ->
          told.result(variable.name() + " ==> " + shown(event.value()));
      case ExpressionSnippet expression ->
          told.result(expression.name() + " ==> " + shown(event.value()));
      case VarSnippet variable -> {
        fail(List.of(missingType(variable)));
        shell.drop(variable); // else it would lie in wait for its type
      }
      case DeclarationSnippet declared when Engine.isDeclaration(declared) ->
          told.result(defined(event, declared));
      default -> {}
    }
  }

  private String missingType(VarSnippet variable) {
    List<String> missing = shell.unresolvedDependencies(variable).toList();
    return missing.isEmpty()
        ? unresolved(variable)
        : "there is no " + String.join(" and no ", missing);
  }

  private String defined(SnippetEvent event, DeclarationSnippet declared) {
    if (event.status() != Status.VALID) {
      return unresolved(declared);
    }
    String name = Names.shown(declared);
    return event.previousStatus().isActive()
        ? name + " is defined anew; lambdas made before keep the old one"
        : name + " is defined";
  }

  private String unresolved(DeclarationSnippet declared) {
    var reasons = new ArrayList<>(shell.unresolvedDependencies(declared).toList());
    String name = Names.shown(declared);
    if (!reasons.isEmpty()) {
      return name + " can't be used yet: " + String.join(" and ", reasons) + " is missing";
    }
    List<Diag> problems = shell.diagnostics(declared).toList();
    return problems.isEmpty()
        ? name + " can't be used yet"
        : name + " can't be used: " + CompileErrors.inWords(problems.getFirst());
  }

  /** What was typed before may no longer fit what is new. */
  private void tellOfDependent(SnippetEvent event) {
    boolean replaced = event.status() == Status.OVERWRITTEN || event.status() == Status.DROPPED;
    if (replaced) {
      return;
    }
    String what = Names.shown(event.snippet());
    if (event.snippet() instanceof VarSnippet && event.isSignatureChange()) {
      told.result(what + " has lost its value, because what it was made of is defined anew");
      return;
    }
    boolean lost = event.previousStatus() == Status.VALID && event.status() != Status.VALID;
    if (lost) {
      String problem =
          shell.diagnostics(event.snippet()).findFirst().map(CompileErrors::inWords).orElse("");
      told.result(
          what + " no longer fits and can't be used" + (problem.isEmpty() ? "" : ": " + problem));
    }
  }

  private static String shown(String value) {
    if (value == null) {
      return "null";
    }
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + " …";
  }
}
