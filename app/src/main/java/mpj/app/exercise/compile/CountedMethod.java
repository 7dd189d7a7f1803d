package mpj.app.exercise.compile;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Makes the calls of a compiled program's method events, {@link
 * mpj.multiprocessing.trace.EventKind#METHOD_CALLED}: by them it is seen which process does the
 * work, although a child may pass on what its parent has computed. The method's first instruction
 * calls {@link CallCount}; nothing else of the program is changed.
 */
public final class CountedMethod implements CodeTransform {
  private static final ClassDesc COUNT = ClassDesc.of(CallCount.class.getName());
  private static final MethodTypeDesc CALLED = MethodTypeDesc.of(ConstantDescs.CD_void);

  private CountedMethod() {}

  /**
   * Changes a class in its file; nothing where it has no such method, or is not there.
   *
   * @param classes the folder of the program's classes
   */
  public static void in(Path classes, String className, String method) throws IOException {
    Path file = classes.resolve(className + ".class");
    ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types(classes)));
    try {
      var counting =
          ClassTransform.transformingMethodBodies(
              it -> it.methodName().equalsString(method), new CountedMethod());
      Files.write(file, classFile.transformClass(classFile.parse(file), counting));
    } catch (NoSuchFileException e) {
      // The learner has renamed it, and the run says so.
    }
  }

  /** The compiler has just seen all of them: they are the program's, or on this class path. */
  private static ClassHierarchyResolver types(Path classes) {
    return ClassHierarchyResolver.ofResourceParsing(
            type -> {
              try {
                return Files.newInputStream(
                    classes
                        .resolve(type.packageName().replace('.', '/'))
                        .resolve(type.displayName() + ".class"));
              } catch (IOException e) {
                return null;
              }
            })
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  @Override
  public void atStart(CodeBuilder code) {
    code.invokestatic(COUNT, "called", CALLED);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    code.with(element);
  }
}
