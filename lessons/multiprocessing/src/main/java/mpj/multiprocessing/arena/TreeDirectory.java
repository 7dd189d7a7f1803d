package mpj.multiprocessing.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mpj.multiprocessing.log.Log;

/**
 * The private directory of a process tree: mode 0700, made before anything is put in it. Its name
 * tells whose it is (pid and start time of the main process), so that a later program can sweep
 * away what a killed tree has left.
 */
final class TreeDirectory {
  /** The system property that names another directory for the trees' directories to lie in. */
  static final String PARENT = "mpj.directory";

  private static final String PREFIX = "mpj-tree-";
  private static final int LONGEST = 900; // of 1,024 bytes that a path may have on some systems
  private static final int WRITABLE_FOR_ALL = 0002;
  private static final int STICKY = 01000;
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  /** Shared memory where the system has a file system for it, the temporary directory elsewhere. */
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

  /** Where others may rename what is ours, or lead us elsewhere, nothing of ours is made. */
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

  /** By what the kernel says of this process, where it says it. */
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
   * Makes one.
   *
   * @throws UncheckedIOException if the user has named a directory that cannot be trusted
   */
  static Path create() throws IOException {
    Path parent = parent();
    long pid = ProcessHandle.current().pid();
    String name = PREFIX + pid + "-" + startTime(pid) + "-" + Long.toHexString(System.nanoTime());
    Path directory =
        Files.createDirectory(parent.resolve(name), PosixFilePermissions.asFileAttribute(PRIVATE));
    sweep(parent, Files.getOwner(directory));
    return directory;
  }

  /**
   * Removes the directories of our own trees whose main process is no more. The name alone proves
   * nothing: others may write where the directories are.
   */
  private static void sweep(Path parent, UserPrincipal me) {
    for (Path directory : all(parent)) {
      String[] parts = directory.getFileName().toString().substring(PREFIX.length()).split("-", -1);
      if (parts.length == 3 && !isAlive(parts[0], parts[1]) && isOurs(directory, me)) {
        if (Log.takes(Log.INFO)) {
          Log.write(Log.INFO, "sweeps what a killed main process left: directory=" + directory);
        }
        delete(directory);
      }
    }
  }

  /** Returns what may be trees' directories, by their names. */
  static List<Path> all(Path parent) {
    return named(parent, PREFIX + "*");
  }

  /** Returns what has such a name, as far as it can be listed. */
  static List<Path> named(Path directory, String pattern) {
    List<Path> all = new ArrayList<>(0);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, pattern)) {
      for (Path entry : entries) {
        all.add(entry);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's, or gone meanwhile.
    }
    return all;
  }

  private static boolean isOurs(Path directory, UserPrincipal me) {
    try {
      PosixFileAttributes found =
          Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isDirectory() && found.owner().equals(me) && found.permissions().equals(PRIVATE);
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  /** Where the system does not tell, it is taken to live: rather keep too much than too little. */
  private static boolean isAlive(String pid, String startTime) {
    try {
      return startTime(Long.parseLong(pid)).equals(startTime);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException | NumberFormatException e) {
      return true;
    }
  }

  /** Returns when a process began, in the system's own figure; empty if there is none. */
  private static String startTime(long pid) throws IOException {
    if (Files.isDirectory(Path.of("/proc/self"))) {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name of the program, in parentheses, may hold anything; the 22nd field is the time.
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
    }
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().startInstant())
        .map(instant -> Long.toString(instant.toEpochMilli()))
        .orElse("");
  }

  /** Deletes the directory of a tree that has ended, and the memory that it left behind. */
  static void delete(Path directory) {
    NamedMemory.reclaim(directory);
    deleteAll(directory);
  }

  /** Deletes a directory with all that is in it; what others delete meanwhile is no error. */
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
      // Another may be writing there still; its end, or the next start, removes the rest.
    }
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // As above.
    }
  }

  private TreeDirectory() {}
}
