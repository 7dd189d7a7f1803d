package mpj.multiprocessing.internal.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Loads the classes that other processes have handed over, also those handed over later. */
final class CodeLoader extends ClassLoader {
  private static final String SUFFIX = "." + CodeFolder.CLASS;

  private final CodeFolder folder;

  static {
    registerAsParallelCapable();
  }

  CodeLoader(CodeFolder folder, ClassLoader parent) {
    super(parent); // without a name: it would be in every frame of a stack trace
    this.folder = folder;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code;
    try {
      code = folder.read(name, CodeFolder.CLASS);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }

  /** Returns class files, too, as other loaders do. */
  @Override
  public InputStream getResourceAsStream(String name) {
    InputStream found = super.getResourceAsStream(name);
    if (found != null || !name.endsWith(SUFFIX)) {
      return found;
    }
    String type = name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
    try {
      byte[] code = folder.read(type, CodeFolder.CLASS);
      return code == null ? null : new ByteArrayInputStream(code);
    } catch (IOException e) {
      return null; // as the contract of this method requires
    }
  }
}
