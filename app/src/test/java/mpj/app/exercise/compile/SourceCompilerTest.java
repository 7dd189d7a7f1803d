package mpj.app.exercise.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceCompilerTest {
  @TempDir private Path folder;

  private Compilation compile(String body) throws IOException {
    String text = "import mpj.multiprocessing.*;\nimport mpj.multiprocessing.sync.*;\n" + body;
    Path file = Files.writeString(folder.resolve("Program.java"), text);
    return SourceCompiler.compile(List.of(file), folder);
  }

  @Test
  void shouldNameTheLineAndSayInPlainWordsWhatIsMissing() throws IOException {
    Compilation compilation = compile("void main() {\n  lokc.release();\n}\n");
    assertThat(compilation.errors())
        .containsExactly(
            new Problem("Program.java", 4, "there is no variable lokc", "  lokc.release();", 2));
  }

  @Test
  void shouldReadAFileAsEditorsSaveItAndCountCharactersNotTabs() throws IOException {
    Path file = folder.resolve("Program.java");
    Files.writeString(file, "\uFEFFvoid main() {\r\n\tint \u754c = 1; lokc.release();\r\n}\r\n");
    assertThat(SourceCompiler.compile(List.of(file), folder).errors())
        .containsExactly(
            new Problem(
                "Program.java",
                2,
                "there is no variable lokc",
                "\tint \u754c = 1; lokc.release();",
                12));
  }

  @Test
  void shouldNameTheLineThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("Program.java");
    Files.write(file, "void main() {\n  // f\u00fcr\n}\n".getBytes(StandardCharsets.ISO_8859_1));
    Problem latin = SourceCompiler.compile(List.of(file), folder).errors().getFirst();
    assertThat(latin.sentence()).contains("not UTF-8");
    assertThat(latin.line()).isEqualTo(2);

    Files.write(file, "void main() {\n}\n".getBytes(StandardCharsets.UTF_16));
    assertThat(SourceCompiler.compile(List.of(file), folder).errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.sentence()).contains("not UTF-8"));
  }

  @Test
  void shouldSayInASentenceThatAProgramIsTooMuchForTheCompiler() throws IOException {
    String brackets = "(".repeat(100_000) + "1" + ")".repeat(100_000);
    String parts = "one()" + "+one()".repeat(50_000);
    for (String value : List.of(brackets, parts)) {
      Compilation compilation =
          compile("void main() { int i = " + value + "; }\nint one() { return 1; }\n");
      assertThat(compilation.errors())
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.sentence()).contains("nested too deeply");
            assertThat(problem.where()).isEqualTo("Program.java: ");
          });
    }
  }

  @Test
  void shouldCutASentenceThatHoldsANameOfAnyLength() throws IOException {
    Compilation compilation = compile("void main() { int i = " + "z".repeat(1_000_000) + "; }");
    assertThat(compilation.errors().getFirst().sentence())
        .startsWith("there is no variable zzz")
        .hasSizeLessThan(500);
  }

  @Test
  void shouldExplainWhatALambdaMayNotUse() throws IOException {
    Compilation compilation =
        compile("void main() {\n  int i = 0;\n  i++;\n  Runnable r = () -> IO.println(i);\n}\n");
    assertThat(compilation.errors()).hasSize(1);
    assertThat(compilation.errors().getFirst().sentence()).contains("copy it into one of its own");
  }

  @Test
  void shouldFindAFieldThatIsExpectedToBeShared() throws IOException {
    Compilation compilation =
        compile(
            """
            int total = 0;
            void main() throws Exception {
              var child = new ChildProcess(() -> count());
              total = 1; // in main, and right
            }
            void count() {
              total += 2;
            }
            """);
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.remarks()).extracting(Problem::line).containsExactly(9L);
    assertThat(compilation.remarks().getFirst().sentence()).contains("the field total");
    assertThat(folder.resolve("Program.class")).exists();
  }

  @Test
  void shouldFindWhatIsMeantForThreads() throws IOException {
    Compilation compilation =
        compile(
            """
            void main() throws Exception {
              var condition = new Condition();
              condition.notify();
              synchronized (condition) {
                condition.signal();
              }
              Object mine = new Object();
              mine.notify();
            }
            """);
    assertThat(compilation.remarks()).extracting(Problem::line).containsExactly(5L, 6L);
  }
}
