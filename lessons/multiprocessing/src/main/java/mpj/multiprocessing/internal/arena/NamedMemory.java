package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import mpj.multiprocessing.internal.log.Log;

/**
 * A file that processes of any tree find by its name. It lies beside the directories of the trees.
 * It is made in the directory of the tree that it belongs to. When it is complete, it gets its name
 * by a second link to the same file. So no process ever sees an incomplete file. And the library
 * can distinguish a file that a tree has left behind from a file that others have made under the
 * same name since.
 */
public final class NamedMemory {
  private static final String PUBLIC = "mpj-memory-";

  /** The prefix of such a file in its tree's directory: {@code memory-NUMBER-NAME}. */
  private static final String OWNED = "memory-";

  /**
   * The kind for {@link Arena#nextNumber(int)}: each file of the tree has a number. It is not a
   * type of record.
   */
  private static final int FILES = 42;

  /** The largest number of files that warnings name. */
  private static final int MOST_WARNINGS = 10;

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private final String name;
  private final Path path;
  private final Path place; // the path where this process found it
  private final Object key;
  private final long size;

  private NamedMemory(Tree tree, String name, Path path, Path place) throws IOException {
    this.name = name;
    this.path = path;
    this.place = place;
    PosixFileAttributes found = attributes(place);
    this.key = found.fileKey();
    this.size = found.size();
    if (!found.isRegularFile()
        || !found.owner().equals(Files.getOwner(tree.directory()))
        || !found.permissions().equals(PRIVATE)) {
      throw new IOException(
          "not shared memory of this user: name="
              + name
              + " file="
              + place
              + " owner="
              + found.owner()
              + "; choose another name");
    }
  }

  /**
   * Makes memory that is filled with zeros.
   *
   * @throws FileAlreadyExistsException if there is already memory with that name
   * @throws IOException if there is no room; nothing of it is left then
   */
  public static NamedMemory create(Tree tree, String name, long bytes) throws IOException {
    Path path = path(tree, name);
    Path owned = tree.directory().resolve(OWNED + tree.arena().nextNumber(FILES) + "-" + name);
    boolean done = false;
    try {
      tree.arena().files().make(bytes, () -> MappedFile.create(owned, bytes));
      NamedMemory made = new NamedMemory(tree, name, path, owned);
      Files.createLink(path, owned);
      done = true;
      return made;
    } catch (UnsupportedOperationException e) {
      throw new IOException("the file system has no links: directory=" + path.getParent(), e);
    } finally {
      if (!done) {
        Files.deleteIfExists(owned);
      }
    }
  }

  /**
   * Finds existing memory.
   *
   * @throws NoSuchFileException if there is no memory with that name
   * @throws IOException if it belongs to another user
   */
  public static NamedMemory find(Tree tree, String name) throws IOException {
    Path path = path(tree, name);
    return new NamedMemory(tree, name, path, path);
  }

  private static Path path(Tree tree, String name) {
    return tree.directory().resolveSibling(PUBLIC + name);
  }

  private static PosixFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns whether a path still means the same file. */
  private static boolean is(Path path, Object key) throws IOException {
    try {
      return key.equals(attributes(path).fileKey());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Maps all of it. */
  public MemorySegment map(java.lang.foreign.Arena lifetime) throws IOException {
    MemorySegment mapped =
        MappedFile.open(place, file -> file.map(MapMode.READ_WRITE, 0, size, lifetime));
    if (!is(place, key)) { // the opened file may be another file than the one that was checked
      throw new NoSuchFileException(place.toString(), null, "another came in its place");
    }
    return mapped;
  }

  public String name() {
    return name;
  }

  public long size() {
    return size;
  }

  /** Returns a text that identifies this memory among all existing ones. */
  public String identity() {
    return key.toString();
  }

  /**
   * Removes the name of the memory. A process that has mapped the memory keeps it until it unmaps
   * it.
   *
   * @return false if it had no name any more
   */
  public boolean unlink() throws IOException {
    boolean there = is(path, key) && Files.deleteIfExists(path);
    for (Path tree : TreeDirectory.all(path.getParent())) {
      for (Path owned : TreeDirectory.named(tree, OWNED + "*-" + name)) {
        if (is(owned, key)) {
          Files.deleteIfExists(owned); // its own tree forgets it too
        }
      }
    }
    return there;
  }

  /** Removes the names of the memory that an ended tree has left behind, and warns of them. */
  static void reclaim(Path directory) {
    int count = 0;
    for (Path owned : TreeDirectory.named(directory, OWNED + "*")) {
      String file = owned.getFileName().toString();
      String name = file.substring(file.indexOf('-', OWNED.length()) + 1);
      try {
        PosixFileAttributes left = attributes(owned);
        Path path = directory.resolveSibling(PUBLIC + name);
        if (is(path, left.fileKey()) && Files.deleteIfExists(path) && ++count <= MOST_WARNINGS) {
          Log.warn(
              "shared memory was never unlinked, and is removed with the process tree that made"
                  + " it: name="
                  + name
                  + " bytes="
                  + left.size()
                  + "; call unlink() once when nobody needs it any more");
        }
      } catch (IOException e) {
        // Another process has swept it meanwhile, or it cannot be swept. Then the next start tries
        // again.
      }
    }
    if (count > MOST_WARNINGS) {
      Log.warn("more shared memory was never unlinked: count=" + (count - MOST_WARNINGS));
    }
  }
}
