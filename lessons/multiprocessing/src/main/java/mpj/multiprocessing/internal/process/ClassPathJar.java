package mpj.multiprocessing.internal.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import mpj.multiprocessing.internal.arena.PrivateFiles;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Makes a class path of files whose paths have a colon. A class path cannot name such files,
 * because a colon separates its entries. So this class writes a jar into the tree's directory. The
 * jar has only a manifest, which names the files as URLs.
 */
final class ClassPathJar {
  /**
   * Returns a class path of these entries. It is a jar if an entry has a colon.
   *
   * @throws UncheckedIOException if the jar cannot be written, or its path has a colon, too
   */
  static String join(List<String> entries) {
    for (String entry : entries) {
      if (entry.contains(File.pathSeparator)) {
        return jar(entries);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static String jar(List<String> entries) {
    String urls = entries.stream().map(ClassPathJar::url).collect(Collectors.joining(" "));
    String name = "classpath-" + UUID.nameUUIDFromBytes(urls.getBytes(StandardCharsets.UTF_8));
    Path directory = Tree.current().directory();
    Path jar = directory.resolve(name + ".jar");
    if (jar.toString().contains(File.pathSeparator)) {
      throw new UncheckedIOException(
          "children cannot be started: neither their class path nor the directory of the process"
              + " tree may have a "
              + File.pathSeparator
              + " in it, but both have: directory="
              + directory
              + "; set -D"
              + Tree.PARENT
              + " to another directory",
          new IOException("no class path can name it"));
    }
    try {
      if (!Files.exists(jar)) {
        write(jar, urls);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no room for the children's class path: file=" + jar, e);
    }
    return jar.toString();
  }

  /** Returns the URL of an entry. {@link File#toURI} adds a slash to the URL of a folder. */
  private static String url(String entry) {
    return new File(entry).getAbsoluteFile().toURI().toASCIIString();
  }

  /** Writes the jar atomically, because other processes may write the same jar at the same time. */
  private static void write(Path jar, String urls) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, urls);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JarOutputStream(bytes, manifest).close();
    Path part = Files.createTempFile(jar.getParent(), "new", ".part", PrivateFiles.file());
    try {
      Files.write(part, bytes.toByteArray());
      Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private ClassPathJar() {}
}
