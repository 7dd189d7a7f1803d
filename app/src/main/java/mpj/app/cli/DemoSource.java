package mpj.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import mpj.lessons.demo.DemoEntry;

/** The source of a demo, from the jar that holds its class. */
final class DemoSource {
  private DemoSource() {}

  static String of(DemoEntry demo) {
    ClassLoader loader = demo.getClass().getClassLoader();
    try (InputStream in = loader.getResourceAsStream(demo.source())) {
      if (in == null) {
        throw new IllegalStateException(
            "a demo without its source: resource=" + demo.source() + "; build the tool again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
