package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Program;
import mpj.multiprocessing.internal.codec.Samples.Counter;
import mpj.multiprocessing.internal.codec.Samples.Job;
import mpj.multiprocessing.internal.codec.Samples.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherJvmTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private static byte[] run(byte[] input, String... command) throws Exception {
    Path answer = Files.createTempFile("answer", ".bin");
    Path question = Files.createTempFile("question", ".bin");
    try {
      Files.write(question, input);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(question.toFile())
              .redirectOutput(answer.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the other JVM did not end: pid=" + process.pid());
      }
      assertThat(process.exitValue()).isZero();
      return Files.readAllBytes(answer);
    } finally {
      Files.delete(answer);
      Files.delete(question);
    }
  }

  private static Decoder arrives(Job job, boolean direct) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA, "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ArrivalMain.class.getName());
    if (direct) {
      command.add("direct");
    }
    byte[] answer = run(Encoder.encode(job), command.toArray(new String[0]));
    return new Decoder(answer, 0, answer.length, null);
  }

  @Test
  void shouldRunALambdaInAnotherJvmDirectAndLinked() throws Exception {
    List<Object> list = new ArrayList<>(List.of(new Point(2, "p"), new Counter(5)));
    String text = "seen by ";
    Job job = pid -> text + list + ((Point) list.get(0)).x() + " " + (int) pid;
    for (boolean direct : new boolean[] {true, false}) {
      Decoder in = arrives(pid -> List.of(pid, job.run(pid), new Point((int) pid, "r")), direct);
      assertThat(in.readByte()).isZero();
      List<?> result = (List<?>) in.read();
      assertThat(result.get(0)).isNotEqualTo((int) ProcessHandle.current().pid());
      assertThat((String) result.get(1)).startsWith("seen by [Point").endsWith(" " + result.get(0));
      assertThat(result.get(2)).isEqualTo(new Point((int) result.get(0), "r"));
    }
  }

  @Test
  void shouldBringAnExceptionBack() throws Exception {
    Decoder in =
        arrives(
            pid -> {
              throw new IOException("from " + pid);
            },
            true);
    assertThat(in.readByte()).isEqualTo((byte) 1);
    Throwable arrived = RemoteFailure.read(in, null);
    assertThat(arrived).isInstanceOf(IOException.class).hasMessageStartingWith("from ");
    assertThat(arrived.getCause()).hasMessageContaining("the other JVM");
  }

  private static final String COMPACT_FILE =
      """
      import mpj.multiprocessing.internal.codec.*;

      int number = 40;
      java.util.Optional<String> uncrossable = java.util.Optional.of("x");
      java.util.ArrayList<Object> list = new java.util.ArrayList<>();
      Own job = x -> add((Integer) x);
      interface Own extends java.io.Serializable { Object run(Object x); }
      record Pair(int a, Object b) {}

      Object add(int x) { return new Pair(number + x + list.size(), uncrossable); }

      void main() {
        number = 41;
        list.add("one");
        Own again = x -> List.of(add(1), job == null, ((Own) job).run(2));
        byte[] bytes = Encoder.encode(again);
        number = 1000;
        Own arrived = (Own) Decoder.decode(bytes, getClass().getClassLoader());
        Own kept = (Own) ((Object[]) Decoder.decode(
            Encoder.encode(new Object[] {again, List.of(again)}), null))[0];
        IO.println(arrived.run(0) + " " + kept.run(0));
      }
      """;

  @Test
  void shouldCarryTheObjectOfACompactSourceFile(@TempDir Path directory) throws Exception {
    Path source = directory.resolve("Program.java");
    Files.writeString(source, COMPACT_FILE);
    String classPath = System.getProperty("java.class.path");
    Program.compile("-d", directory.toString(), "-cp", classPath, source.toString());
    String path = directory + System.getProperty("path.separator") + classPath;
    assertThat(Program.lines(new ProcessBuilder(JAVA, "-cp", path, "Program")))
        .containsExactly(
            "[Pair[a=43, b=null], false, Pair[a=44, b=null]]"
                + " [Pair[a=1002, b=null], false, Pair[a=1003, b=null]]");
  }
}
