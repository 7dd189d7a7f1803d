package mpj.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;

/**
 * A small home for the launcher, with a blank in its path: the real script, a tool of a few lines,
 * and an environment in which nothing is found that the test did not put there.
 */
final class Home {
  private static final List<String> PROGRAMS =
      List.of(
          "sh",
          "cat",
          "cksum",
          "find",
          "kill",
          "ln",
          "mkdir",
          "readlink",
          "rm",
          "rmdir",
          "sleep",
          "tail",
          "touch");

  final Path folder;
  final Path bin;
  final Path jvms;

  private Home(Path top) {
    this.folder = top.resolve("a home");
    this.bin = top.resolve("bin");
    this.jvms = top.resolve("jvms");
  }

  /** Makes a home where the tool is built and a JDK of the right release is among the usual. */
  static Home create(Path top) throws IOException {
    var home = new Home(top);
    for (String path : List.of("app/src/main", "lessons/course/src/main", ".mvn/build")) {
      Files.createDirectories(home.folder.resolve(path));
    }
    for (String path : List.of("pom.xml", "app/pom.xml", "lessons/course/pom.xml")) {
      Files.writeString(home.folder.resolve(path), "<project/>");
    }
    Files.createDirectories(home.bin);
    Files.createDirectories(home.jvms);
    for (String program : PROGRAMS) {
      home.standIn(program, home.bin.resolve(program), Path.of("/bin"), Path.of("/usr/bin"));
    }
    Path jdk = Path.of(System.getProperty("java.home"));
    Files.createDirectories(home.jvms.resolve("good/bin"));
    Files.copy(jdk.resolve("release"), home.jvms.resolve("good/release"));
    for (String program : List.of("java", "javac")) {
      home.standIn(program, home.jvms.resolve("good/bin").resolve(program), jdk.resolve("bin"));
    }
    String script = Files.readString(Path.of("..", "mpj"));
    home.program(
        home.folder.resolve("mpj"),
        script
            .replace("/usr/lib/jvm", home.jvms.toString())
            .replace("/Library/Java", top + "/none")
            .replace("/usr/libexec", top + "/none"));
    home.build(System.getProperty("java.runtime.version"));
    return home;
  }

  private void standIn(String program, Path file, Path... places) throws IOException {
    for (Path place : places) {
      if (Files.isExecutable(place.resolve(program))) {
        program(file, "#!/bin/sh\nexec '" + place.resolve(program) + "' \"$@\"\n");
        return;
      }
    }
  }

  /**
   * Does what a build does: leaves the jar and the launch file, newer than all sources.
   *
   * @param version of the JDK that the build ran on
   */
  void build(String version) throws IOException {
    Path built = folder.resolve("app/target/mpj");
    Files.createDirectories(built.resolve("lib"));
    ToolJar.write(built.resolve("lib/tool.jar"));
    Path jdk = jvms.resolve("good");
    var launch =
        List.of(
            built.toString(),
            jdk.toString(),
            version,
            "",
            "",
            String.join(" ", CommandLine.flags()),
            "tool.jar");
    Files.write(built.resolve("launch"), launch);
  }

  /** Makes the sources newer than what is built. */
  void edit() throws IOException {
    var later = FileTime.from(Instant.now().plus(Duration.ofHours(1)));
    Path source = Files.writeString(folder.resolve("app/src/main/Edited.java"), "// edited");
    Files.setLastModifiedTime(source, later);
  }

  /** Puts a Maven on the PATH that does this. */
  void maven(String script) throws IOException {
    program(bin.resolve("mvn"), "#!/bin/sh\ncd '" + folder + "' || exit 1\n" + script);
  }

  /** Makes a JDK that is too old. */
  Path oldJdk() throws IOException {
    Path jdk = Files.createDirectories(folder.resolveSibling("jdk-17"));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    program(jdk.resolve("bin/java"), "#!/bin/sh\necho must not be started\n");
    return jdk;
  }

  void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Prepares a start of the launcher in this environment. */
  ProcessBuilder launcher(Path called, String... arguments) {
    var builder = new ProcessBuilder(called.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", folder.toString());
    return builder;
  }
}
