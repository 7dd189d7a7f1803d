package mpj.app.repl.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import mpj.multiprocessing.internal.session.Session;

/**
 * Has the classes of the session in this JVM, from where the children get them too. No class is
 * ever replaced: what is typed anew comes under a new name, and a lambda keeps the old one.
 */
final class SnippetLoader extends ClassLoader {
  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> code = new ConcurrentHashMap<>();
  private final ClassHierarchyResolver hierarchy =
      ClassHierarchyResolver.ofResourceParsing(this::resource)
          .orElse(ClassHierarchyResolver.defaultResolver())
          .cached();
  private final Session session;

  SnippetLoader() {
    super("mpj-snippets", SnippetLoader.class.getClassLoader());
    session = Session.open(this);
  }

  /** Has children know of no classes any more. */
  void end() {
    session.close();
  }

  private ByteArrayInputStream resource(ClassDesc type) {
    String name = type.packageName() + "." + type.displayName();
    byte[] bytes = code.get(name);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  /** Gives the classes as they were typed: without the checks, which only this process needs. */
  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes =
        name.endsWith(SUFFIX)
            ? code.get(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
            : null;
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  private void load(ClassBytecodes[] classes) throws ClassInstallException {
    var installed = new boolean[classes.length];
    try {
      for (ClassBytecodes one : classes) {
        code.put(one.name(), one.bytecodes());
      }
      for (int i = 0; i < classes.length; i++) {
        Class.forName(classes[i].name(), false, this);
        installed[i] = true;
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new ClassInstallException("load: " + e, installed);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = code.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] checked = Checked.of(bytes, hierarchy);
    return defineClass(name, checked, 0, checked.length);
  }

  /** Returns what JShell loads classes by. */
  LoaderDelegate delegate() {
    return new LoaderDelegate() {
      @Override
      public void load(ClassBytecodes[] classes) throws ClassInstallException {
        SnippetLoader.this.load(classes);
      }

      @Override
      public void classesRedefined(ClassBytecodes[] classes) {
        // They never are.
      }

      @Override
      public void addToClasspath(String path) {
        // It is this JVM's own.
      }

      @Override
      public Class<?> findClass(String name) throws ClassNotFoundException {
        return loadClass(name);
      }
    };
  }
}
