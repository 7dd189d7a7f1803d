package mpj.app.exercise.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;
import mpj.app.file.SourceText;

/** A source file as the compiler reads it: UTF-8, with or without a byte order mark. */
final class SourceFile extends SimpleJavaFileObject {
  private final String text;

  private SourceFile(Path path, String text) {
    super(path.toUri(), Kind.SOURCE);
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @throws SourceText.NotUtf8Exception if it is not UTF-8
   */
  static SourceFile read(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return new SourceFile(path, SourceText.all(in));
    }
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
