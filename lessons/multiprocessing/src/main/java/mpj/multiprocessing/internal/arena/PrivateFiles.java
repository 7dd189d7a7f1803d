package mpj.multiprocessing.internal.arena;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The mode of all files and directories that this library makes. They are for this user only,
 * whatever the umask allows.
 */
public final class PrivateFiles {
  /** Returns the attribute for a new file: mode 0600. */
  public static FileAttribute<?> file() {
    return mode("rw-------");
  }

  /** Returns the attribute for a new directory: mode 0700. */
  public static FileAttribute<?> directory() {
    return mode("rwx------");
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private PrivateFiles() {}
}
