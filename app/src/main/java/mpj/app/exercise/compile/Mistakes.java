package mpj.app.exercise.compile;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** Finds what compiles and yet cannot be meant, in programs for several processes. */
final class Mistakes extends TreePathScanner<Void, Void> {
  private static final Set<String> MONITOR = Set.of("wait", "notify", "notifyAll");
  private static final Set<Tree.Kind> STEPS =
      Set.of(
          Tree.Kind.PREFIX_INCREMENT,
          Tree.Kind.PREFIX_DECREMENT,
          Tree.Kind.POSTFIX_INCREMENT,
          Tree.Kind.POSTFIX_DECREMENT);

  private final Trees trees;
  private final CompilationUnitTree unit;
  private final Set<String> fields = new HashSet<>();
  private final Map<String, MethodTree> methods = new HashMap<>();
  private final Set<String> entered = new HashSet<>();
  private final List<Problem> found = new ArrayList<>();
  private boolean inChild;

  Mistakes(Trees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = unit;
  }

  List<Problem> find() {
    scan(unit, null);
    return found;
  }

  @Override
  public Void visitClass(ClassTree tree, Void none) {
    if (getCurrentPath().getParentPath().getLeaf().equals(unit)) {
      for (Tree member : tree.getMembers()) {
        if (member instanceof VariableTree field) {
          fields.add(field.getName().toString());
        } else if (member instanceof MethodTree method) {
          methods.put(method.getName().toString(), method);
        }
      }
    }
    return super.visitClass(tree, null);
  }

  /** What a lambda does that is given to a new ChildProcess is done in the child. */
  @Override
  public Void visitNewClass(NewClassTree tree, Void none) {
    if (!isOfLibrary(new TreePath(getCurrentPath(), tree.getIdentifier()))) {
      return super.visitNewClass(tree, null);
    }
    for (ExpressionTree argument : tree.getArguments()) {
      boolean before = inChild;
      inChild |= argument instanceof LambdaExpressionTree;
      scan(argument, null);
      inChild = before;
    }
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
    ExpressionTree called = tree.getMethodSelect();
    if (called instanceof MemberSelectTree select
        && MONITOR.contains(select.getIdentifier().toString())
        && isOfLibrary(
            new TreePath(new TreePath(getCurrentPath(), select), select.getExpression()))) {
      add(
          tree,
          select.getIdentifier()
              + " is Java's own, for threads of one process; the library's objects have await,"
              + " signal and signalAll");
    }
    if (inChild
        && called instanceof IdentifierTree name
        && methods.containsKey(name.getName().toString())
        && entered.add(name.getName().toString())) {
      scan(methods.get(name.getName().toString()), null);
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public Void visitSynchronized(SynchronizedTree tree, Void none) {
    add(tree, "synchronized keeps out the threads of this process, and no other process");
    return super.visitSynchronized(tree, null);
  }

  @Override
  public Void visitAssignment(AssignmentTree tree, Void none) {
    changes(tree.getVariable());
    return super.visitAssignment(tree, null);
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void none) {
    changes(tree.getVariable());
    return super.visitCompoundAssignment(tree, null);
  }

  @Override
  public Void visitUnary(UnaryTree tree, Void none) {
    if (STEPS.contains(tree.getKind())) {
      changes(tree.getExpression());
    }
    return super.visitUnary(tree, null);
  }

  private void changes(ExpressionTree variable) {
    if (inChild
        && variable instanceof IdentifierTree name
        && fields.contains(name.getName().toString())) {
      add(
          variable,
          "each child changes a copy of its own of the field "
              + name.getName()
              + ", which nobody else sees; a shared one is an IntValue, for example");
    }
  }

  private boolean isOfLibrary(TreePath path) {
    TypeMirror type = trees.getTypeMirror(path);
    return type != null && type.toString().startsWith("mpj.multiprocessing.");
  }

  private void add(Tree tree, String sentence) {
    long at = trees.getSourcePositions().getStartPosition(unit, tree);
    long line = unit.getLineMap().getLineNumber(at);
    String file = java.nio.file.Path.of(unit.getSourceFile().toUri()).getFileName().toString();
    var problem =
        new Problem(
            file,
            line,
            sentence,
            line(line),
            (int) (at - unit.getLineMap().getStartPosition(line)));
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  private String line(long number) {
    try {
      String text = unit.getSourceFile().getCharContent(true).toString();
      return text.lines().skip(number - 1).findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
