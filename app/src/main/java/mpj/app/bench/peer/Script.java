package mpj.app.bench.peer;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The Python sources that come with the bench. */
final class Script {
  private Script() {}

  /** What Python runs first: it takes {@link #peer} from its standard input. */
  static String start() throws IOException {
    return new String(read("start.py"), StandardCharsets.UTF_8);
  }

  /** What measures single operations. */
  static byte[] peer() throws IOException {
    return served("peer.py");
  }

  /** What does whole jobs. */
  static byte[] jobs() throws IOException {
    return served("jobs.py");
  }

  /** A script, followed by what reads questions and writes its answers. */
  private static byte[] served(String name) throws IOException {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(read(name));
    whole.writeBytes(read("serve.py"));
    return whole.toByteArray();
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream source = Script.class.getResourceAsStream(name)) {
      if (source == null) {
        throw new FileNotFoundException("name=" + name + " is missing beside the bench's classes");
      }
      return source.readAllBytes();
    }
  }
}
