package mpj.multiprocessing.internal.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import mpj.multiprocessing.internal.arena.PrivateFiles;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The folder with the classes that were handed over in one tree. It lies in the tree's directory,
 * which only this user may enter. A class is never replaced, because some process may still have an
 * object of the old class. So the folder only grows. It is removed with the tree's directory.
 *
 * <p><b>What happens if a process dies here.</b> A process that is killed while it writes leaves an
 * unfinished file. No process reads that file.
 */
public final class CodeFolder {
  /** The kind of file that has the code of a class. */
  public static final String CLASS = "class";

  private static final int LONGEST = 150; // of the 255 bytes that a file's name may have

  private final Tree tree;
  private final int session;
  private final Path folder;
  private final CodeLoader loader;

  CodeFolder(Tree tree, int session) {
    this.tree = tree;
    this.session = session;
    this.folder = tree.directory().resolve("code-" + session);
    this.loader = new CodeLoader(this, CodeFolder.class.getClassLoader());
  }

  boolean isOf(Tree other, int otherSession) {
    return tree.equals(other) && session == otherSession;
  }

  CodeLoader loader() {
    return loader;
  }

  /**
   * Returns the contents of a file, or null if there is no such file.
   *
   * @param className as {@link Class#getName()} returns it
   * @param kind the kind of file
   * @throws IOException if the file cannot be read
   */
  public byte[] read(String className, String kind) throws IOException {
    try {
      return Files.readAllBytes(file(className, kind));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /**
   * Writes a file atomically. If the same file exists already, it stays as it is.
   *
   * @throws IOException if a different file of that name exists, or the file cannot be written
   */
  public void write(String className, String kind, byte[] bytes) throws IOException {
    Path file = file(className, kind);
    byte[] before = read(className, kind);
    if (before != null) {
      if (Arrays.equals(before, bytes)) {
        return;
      }
      throw new IOException(
          "two classes of this process tree have the same name and different code: class="
              + className
              + "; give one of them another name, or put it on the class path");
    }
    Files.createDirectories(folder, PrivateFiles.directory());
    Path part = Files.createTempFile(folder, "new", ".part", PrivateFiles.file());
    try {
      Files.write(part, bytes);
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Returns the path of a file. Its name is ASCII, because every file system and locale allows
   * that. It has no characters that separate folders.
   */
  private Path file(String className, String kind) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < className.length(); i++) {
      char c = className.charAt(i);
      boolean plain = c == '.' || c == '$' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
      if (plain) {
        name.append(c);
      } else {
        name.append('%').append(Integer.toHexString(c)).append('%');
      }
    }
    if (name.length() > LONGEST) {
      name.setLength(LONGEST);
      name.append('-');
      name.append(UUID.nameUUIDFromBytes(className.getBytes(StandardCharsets.UTF_8)));
    }
    return folder.resolve(name + "." + kind);
  }
}
