package mpj.multiprocessing.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a class to the code folder, together with all classes that it refers to and that other
 * processes do not have. A class refers to each class that its class file names, as a class or in
 * the descriptor of a field or method. It does not find a class that only a string names, for
 * example in {@code Class.forName}.
 */
final class ReferencedClasses {
  private static final Pattern TYPE = Pattern.compile("L([^;:<>\\[().\\s]+)[;<]");

  private final CodeFolder folder;
  private final Set<Class<?>> written = new LinkedHashSet<>();
  private final Deque<Class<?>> left = new ArrayDeque<>();

  ReferencedClasses(CodeFolder folder) {
    this.folder = folder;
  }

  /**
   * Writes a class and all classes that it refers to.
   *
   * @return the classes that were written
   * @throws IOException if the class's loader gives no class file, or a file cannot be written
   */
  Set<Class<?>> of(Class<?> root) throws IOException {
    byte[] first = bytes(root);
    if (first == null) {
      throw new IOException(
          "only this process has the class, and its loader gives no class file: class="
              + root.getName()
              + ", loader="
              + root.getClassLoader()
              + "; put it on the class path of the children, or let the loader's"
              + " getResourceAsStream give "
              + resource(root));
    }
    write(root, first);
    while (!left.isEmpty()) {
      Class<?> next = left.poll();
      byte[] bytes = bytes(next);
      if (bytes != null) { // otherwise a process that needs the class gets an error there
        write(next, bytes);
      }
    }
    return written;
  }

  private void write(Class<?> type, byte[] bytes) throws IOException {
    folder.write(type.getName(), CodeFolder.CLASS, bytes);
    written.add(type);
    for (String name : namesIn(bytes)) {
      Class<?> used = load(name, type.getClassLoader());
      boolean wanted = used != null && !Code.isEverywhere(used);
      if (wanted && !written.contains(used) && !left.contains(used)) {
        left.add(used);
      }
    }
  }

  private static Set<String> namesIn(byte[] bytes) {
    Set<String> names = new HashSet<>();
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      switch (entry) {
        case ClassEntry type when !type.asInternalName().startsWith("[") ->
            names.add(type.asInternalName().replace('/', '.'));
        case Utf8Entry text when text.stringValue().indexOf('L') >= 0 -> {
          Matcher types = TYPE.matcher(text.stringValue());
          while (types.find()) {
            names.add(types.group(1).replace('/', '.'));
          }
        }
        default -> {}
      }
    }
    names.removeIf(name -> name.startsWith("java."));
    return names;
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null; // this process does not have the class either
    }
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in = type.getClassLoader().getResourceAsStream(resource(type))) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static String resource(Class<?> type) {
    return type.getName().replace('.', '/') + "." + CodeFolder.CLASS;
  }
}
