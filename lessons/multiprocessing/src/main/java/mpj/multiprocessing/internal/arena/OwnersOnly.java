package mpj.multiprocessing.internal.arena;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The mode of everything that this library makes in file systems: for this user only, whatever the
 * umask leaves to others.
 */
public final class OwnersOnly {
  /** What a new file is made with: mode 0600. */
  public static FileAttribute<?> file() {
    return mode("rw-------");
  }

  /** What a new directory is made with: mode 0700. */
  public static FileAttribute<?> directory() {
    return mode("rwx------");
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private OwnersOnly() {}
}
