import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells whether the sources are those that were built, by their contents: a copy of a built folder
 * has other times. The launcher asks where some source is newer than what was built.
 *
 * <p>Arguments: the folder of the tool; with {@code record} after it, what is there now is noted as
 * built. The exit code is 1 if the sources are others.
 */
final class Sources {
  private static final String NOTED = "sources";
  private static final List<String> OF_MODULE = List.of("pom.xml", "src/main");

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]).toAbsolutePath();
    if (args.length > 1 && args[1].equals("record")) {
      record(folder, FileTime.fromMillis(Long.MAX_VALUE));
      return;
    }
    Path noted = folder.resolve(NOTED);
    boolean same = Files.exists(noted) && Files.readString(noted).equals(hash(all(folder), folder));
    System.exit(same ? 0 : 1);
  }

  /** Notes what was built; nothing, if something was edited after that began. */
  static void record(Path folder, FileTime began) throws IOException {
    List<Path> all = all(folder);
    String hash = hash(all, folder);
    for (Path file : all) {
      if (Files.getLastModifiedTime(file).compareTo(began) > 0) {
        Files.deleteIfExists(folder.resolve(NOTED));
        return;
      }
    }
    Files.writeString(folder.resolve(NOTED), hash);
  }

  private static Path home(Path folder) {
    return folder.getParent().getParent().getParent();
  }

  /** What the launcher looks at, too. */
  private static List<Path> all(Path folder) throws IOException {
    Path home = home(folder);
    var places = new ArrayList<Path>(List.of(home.resolve("pom.xml"), home.resolve(".mvn")));
    var modules = new ArrayList<Path>(List.of(home.resolve("app")));
    try (var lessons = Files.newDirectoryStream(home.resolve("lessons"))) {
      lessons.forEach(modules::add);
    }
    for (Path module : modules) {
      OF_MODULE.forEach(part -> places.add(module.resolve(part)));
    }
    var all = new ArrayList<Path>();
    for (Path place : places) {
      if (Files.exists(place)) {
        try (var files = Files.walk(place)) {
          files.filter(Files::isRegularFile).forEach(all::add);
        }
      }
    }
    return all.stream().sorted().toList();
  }

  private static String hash(List<Path> files, Path folder) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        byte[] content = Files.readAllBytes(file);
        String head = home(folder).relativize(file) + "\n" + content.length + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
