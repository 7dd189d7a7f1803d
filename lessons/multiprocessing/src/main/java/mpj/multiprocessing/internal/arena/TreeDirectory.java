package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mpj.multiprocessing.internal.log.Log;

/**
 * The private directory of a process tree. It has mode 0700 before anything is put into it. The
 * main process holds its lock, so that a later program can sweep a directory that a killed tree has
 * left. The name contains the process id and the start time of the main process.
 */
final class TreeDirectory {
  /** The system property for the parent directory of the trees' directories. */
  static final String PARENT = "mpj.directory";

  private static final String PREFIX = "mpj-tree-";

  /** The suffix for the name of a directory that is being deleted. */
  private static final String ENDED = "-ended";

  private static final int LONGEST = 900; // on some systems a path may have only 1,024 bytes
  private static final int WRITABLE_FOR_ALL = 0002;
  private static final int STICKY = 01000;
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  /**
   * Returns the directory in which trees make their directories. It is the one that {@link #PARENT}
   * names. By default it is {@code /dev/shm} if this process may write there, otherwise the
   * temporary directory.
   */
  private static Path parent() throws IOException {
    String wished = System.getProperty(PARENT);
    if (wished != null) {
      Path parent = Path.of(wished).toAbsolutePath();
      check(parent);
      return parent;
    }
    Path memory = Path.of("/dev/shm");
    return Files.isDirectory(memory) && Files.isWritable(memory)
        ? memory
        : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /**
   * Checks a directory. The library makes nothing in a directory where other users may rename its
   * files or redirect it.
   */
  private static void check(Path wished) throws IOException {
    int length = wished.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST) {
      throw refused(
          wished, "its path is too long: bytes=" + length + " limit=" + LONGEST, "a shorter one");
    }
    if (Files.isSymbolicLink(wished)) {
      throw refused(wished, "it is a symbolic link", "the directory that it leads to");
    }
    if (!Files.isDirectory(wished)) {
      throw refused(wished, "there is no such directory", "one that exists");
    }
    int owner = (int) Files.getAttribute(wished, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    int mode = (int) Files.getAttribute(wished, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if (owner != 0 && !isThisUser(owner)) {
      throw refused(wished, "it belongs to another user: uid=" + owner, "one of your own");
    }
    if ((mode & WRITABLE_FOR_ALL) != 0 && (mode & STICKY) == 0) {
      throw refused(
          wished,
          "anybody may rename what lies in it: mode=" + Integer.toOctalString(mode & 07777),
          "one of your own, or protect it by chmod o-w or chmod +t");
    }
  }

  /** Returns whether a user is the user of this process, if the kernel tells it. */
  private static boolean isThisUser(int user) throws IOException {
    Path self = Path.of("/proc/self");
    return !Files.exists(self) || (int) Files.getAttribute(self, "unix:uid") == user;
  }

  private static UncheckedIOException refused(Path wished, String why, String instead) {
    String message =
        "the shared memory of the process tree cannot lie there: "
            + PARENT
            + "="
            + wished
            + "; "
            + why
            + "; set -D"
            + PARENT
            + " to "
            + instead;
    return new UncheckedIOException(message, new IOException(why));
  }

  /**
   * A directory that this process has made.
   *
   * @param lock the lock that says that the directory is in use; null on a file system without
   *     locks
   */
  record Own(Path path, DirectoryLock lock) {}

  /**
   * Makes a directory, and takes its lock.
   *
   * @throws UncheckedIOException if the user has named a directory that cannot be trusted
   */
  static Own create() throws IOException {
    Path parent = parent();
    Own made = null;
    while (made == null) {
      made = tryCreate(parent);
    }
    sweep(made.path);
    return made;
  }

  /** Makes a directory; returns null if another process has swept it before its lock was taken. */
  private static Own tryCreate(Path parent) throws IOException {
    String name = PREFIX + process() + "-" + Long.toHexString(System.nanoTime());
    Path directory = Files.createDirectory(parent.resolve(name), PrivateFiles.directory());
    try {
      DirectoryLock lock = DirectoryLock.take(directory);
      return lock != null ? new Own(directory, lock) : null;
    } catch (IOException e) {
      return new Own(directory, null); // no locks here; if there is no room, this will fail soon
    }
  }

  /** Returns the part of the name that identifies this process. */
  private static String process() {
    long pid = ProcessHandle.current().pid();
    return pid + "-" + Liveness.startTime(pid);
  }

  /**
   * Returns whether the main process of a tree lives, according to the directory's name. Only a
   * process in the PID namespace of the tree may ask, for example the tree's own children.
   */
  static boolean isRootAlive(Path directory) {
    String[] parts = parts(directory);
    try {
      return Liveness.isAlive(Long.parseLong(parts[0]), parts[1]);
    } catch (NumberFormatException e) {
      return true; // not a name of this library: it is better to keep too much than too little
    }
  }

  private static String[] parts(Path directory) {
    return directory.getFileName().toString().substring(PREFIX.length()).split("-", -1);
  }

  /**
   * Removes the directories of this user's trees whose main process does not exist any more. The
   * name alone proves nothing, because other users may write in the parent directory.
   */
  static void sweep(Path mine) throws IOException {
    UserPrincipal me = Files.getOwner(mine);
    String own = PREFIX + process() + "-"; // looking at these could release their locks
    for (Path directory : all(mine.getParent())) {
      boolean foreign = !directory.getFileName().toString().startsWith(own);
      if (foreign && parts(directory).length >= 3 && isOurs(directory, me)) {
        sweepIfLeft(directory);
      }
    }
  }

  /**
   * Deletes a directory if nothing shows that the main process lives. The name can be understood
   * only in the same PID namespace. The lock is valid in all containers, but it is lost if the main
   * process itself opens and closes the file. So both are checked.
   */
  private static void sweepIfLeft(Path directory) {
    if (isRootAlive(directory)) {
      return;
    }
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      if (lock != null) {
        if (Log.takes(Log.INFO)) {
          Log.write(Log.INFO, "sweeps what a killed main process left: directory=" + directory);
        }
        deleteLeft(directory);
      }
    } catch (IOException e) {
      // Without locks, or without room for one, it is not known. Then the directory is kept.
    }
  }

  /** Deletes the directory of a tree whose main process was killed. */
  static void deleteLeft(Path directory) {
    StoppedProcesses.kill(directory);
    delete(directory);
  }

  /** Returns the paths that may be trees' directories, by their names. */
  static List<Path> all(Path parent) {
    return named(parent, PREFIX + "*");
  }

  /** Returns the paths whose name has a pattern, as far as they can be listed. */
  static List<Path> named(Path directory, String pattern) {
    List<Path> all = new ArrayList<>(0);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, pattern)) {
      for (Path entry : entries) {
        all.add(entry);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It belongs to another user, or was deleted meanwhile.
    }
    return all;
  }

  private static boolean isOurs(Path directory, UserPrincipal me) {
    try {
      PosixFileAttributes found =
          Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isDirectory() && found.owner().equals(me) && found.permissions().equals(PRIVATE);
    } catch (IOException e) {
      return false; // deleted meanwhile
    }
  }

  /**
   * Deletes the directory of a tree that has ended, and the memory that the tree left behind. The
   * directory loses its name first. So a process that is ending cannot make anything in it any
   * more, and two processes that delete it do not disturb each other.
   */
  static void delete(Path directory) {
    NamedMemory.reclaim(directory);
    Path ended = directory.resolveSibling(directory.getFileName() + ENDED);
    try {
      Files.move(directory, ended, StandardCopyOption.ATOMIC_MOVE);
      deleteAll(ended);
    } catch (NoSuchFileException e) {
      // Another process has deleted it.
    } catch (IOException e) {
      deleteAll(directory);
    }
  }

  /**
   * Deletes a directory with all its files. It is not an error if others delete some of them
   * meanwhile.
   */
  private static void deleteAll(Path directory) {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(directory)) {
      for (Path entry : content) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          deleteAll(entry);
        } else {
          Files.deleteIfExists(entry);
        }
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      // Another process may still be writing there. Its end, or the next start, removes the rest.
    }
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // As above.
    }
  }

  private TreeDirectory() {}
}
