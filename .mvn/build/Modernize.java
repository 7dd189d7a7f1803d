import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Gives classes of before Java 6 the stack maps that later ones have.
 *
 * <p>An AOT cache takes no class without them, so all of such a jar would be read, and verified in
 * the old slow way, at every start; for picocli that is 90 ms, more than all the rest.
 */
final class Modernize {
  private Modernize() {}

  /** Rewrites the jar in place, if it has such classes. */
  static void jar(Path jar) throws IOException {
    Path made = jar.resolveSibling(jar.getFileName() + ".new");
    boolean changed = false;
    try (var in = new JarFile(jar.toFile());
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        var out = new JarOutputStream(Files.newOutputStream(made))) {
      var classFile =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofClassLoading(loader)));
      for (JarEntry entry : in.stream().toList()) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (isOldClass(entry, bytes)) {
          bytes = rewrite(classFile, bytes);
          changed = true;
        }
        var copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(bytes);
        out.closeEntry();
      }
    }
    if (changed) {
      Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(made);
    }
  }

  private static boolean isOldClass(JarEntry entry, byte[] bytes) {
    int majorVersionAt = 7;
    return entry.getName().endsWith(".class") && bytes[majorVersionAt] < ClassFile.JAVA_6_VERSION;
  }

  private static byte[] rewrite(ClassFile classFile, byte[] bytes) {
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethodBodies(CodeBuilder::with)
            .andThen(
                ClassTransform.endHandler(
                    built -> built.withVersion(ClassFile.JAVA_8_VERSION, 0))));
  }
}
