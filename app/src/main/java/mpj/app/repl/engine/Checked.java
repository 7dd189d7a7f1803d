package mpj.app.repl.engine;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts checks into typed code, so that what loops can be stopped: no thread of the JVM can be ended
 * from outside. Only the main process's code has them; a child is killed instead.
 */
final class Checked implements CodeTransform {
  private static final ClassDesc STOP = Stop.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc EXIT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

  private final Set<Label> behind = new HashSet<>();

  private Checked() {}

  /** Returns a class with the checks. */
  static byte[] of(byte[] code, ClassHierarchyResolver hierarchy) {
    ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    var checks = ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Checked::new));
    return file.transformClass(file.parse(code), checks);
  }

  @Override
  public void atStart(CodeBuilder code) {
    check(code);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LabelTarget target -> behind.add(target.label());
      case BranchInstruction branch when behind.contains(branch.target()) -> check(code);
      case InvokeInstruction call when isExit(call, "java/lang/System") -> {
        code.invokestatic(STOP, "exit", EXIT);
        return;
      }
      case InvokeInstruction call when isExit(call, "java/lang/Runtime") -> {
        code.invokestatic(STOP, "exit", EXIT);
        code.pop(); // the Runtime
        return;
      }
      default -> {}
    }
    code.with(element);
  }

  private static boolean isExit(InvokeInstruction call, String owner) {
    return call.owner().asInternalName().equals(owner) && call.name().equalsString("exit");
  }

  private static void check(CodeBuilder code) {
    code.invokestatic(STOP, "check", ConstantDescs.MTD_void);
  }
}
