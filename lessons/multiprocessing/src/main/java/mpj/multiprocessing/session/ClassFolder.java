package mpj.multiprocessing.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of a session: a class's code, and beside it what that code uses. */
final class ClassFolder {
  private final Path folder;

  ClassFolder(Path folder) {
    this.folder = folder;
  }

  String folder() {
    return folder.toString();
  }

  Path code(String className) {
    return folder.resolve(className.replace('.', '/') + ".class");
  }

  Path uses(String className) {
    return folder.resolve(className.replace('.', '/') + ".uses");
  }

  /** Returns a class's code, or null if there is no such class. */
  byte[] read(String className) throws IOException {
    try {
      return Files.readAllBytes(code(className));
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
