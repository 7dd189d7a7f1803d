package mpj.multiprocessing.session;

import java.io.IOException;

/** Finds a session's classes in a child: those too that are typed after it has begun. */
final class SessionLoader extends ClassLoader {
  private static final String PREFIX = Session.PACKAGE + ".";

  private final ClassFolder classes;

  SessionLoader(ClassFolder classes, ClassLoader parent) {
    super(parent); // without a name, which would stand in every frame of a trace
    this.classes = classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(PREFIX)) {
      throw new ClassNotFoundException(name);
    }
    try {
      byte[] code = classes.read(name);
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
