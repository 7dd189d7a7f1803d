package mpj.app.exercise.host;

import java.nio.file.Files;

/** A tool that is about to be killed: has a folder with a file, and says where. */
final class ScratchMain {
  private ScratchMain() {}

  public static void main(String[] arguments) throws Exception {
    try (var scratch = new Scratch()) {
      Files.createFile(scratch.path().resolve("Program.class"));
      System.out.println(scratch.path());
      System.in.read(); // for ever
    }
  }
}
