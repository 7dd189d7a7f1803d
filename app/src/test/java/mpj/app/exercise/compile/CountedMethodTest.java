package mpj.app.exercise.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountedMethodTest {
  private static final String PROGRAM =
      """
      interface Shape { int size(); }
      record Square(int size) implements Shape {}
      record Line(int size) implements Shape {}

      static int count(int from, int to) {
        Shape shape = from > 2 ? new Square(to) : new Line(from); // a frame joins two types
        return shape.size();
      }

      static int other() {
        return count(7, 3);
      }
      """;

  @TempDir private Path folder;

  private List<String> countedMethods() throws Exception {
    return ClassFile.of().parse(folder.resolve("Program.class")).methods().stream()
        .filter(CountedMethodTest::isCounted)
        .map(method -> method.methodName().stringValue())
        .toList();
  }

  private static boolean isCounted(MethodModel method) {
    return method.code().orElseThrow().elementList().stream()
        .anyMatch(element ->
            element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals("mpj/app/exercise/compile/CallCount"));
  }

  @Test
  void shouldChangeOneMethodAndNotWhatItDoes() throws Exception {
    Path file = Files.writeString(folder.resolve("Program.java"), PROGRAM + "void main() {}\n");
    assertThat(SourceCompiler.compile(List.of(file), folder).errors()).isEmpty();

    CountedMethod.in(folder, "Program", "count");

    assertThat(countedMethods()).containsExactly("count");
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      var other = loader.loadClass("Program").getDeclaredMethod("other");
      other.setAccessible(true);
      assertThat(other.invoke(null)).isEqualTo(3);
    }
  }

  @Test
  void shouldLeaveAProgramAloneThatHasNoSuchMethodOrAnotherName() throws Exception {
    Path file = Files.writeString(folder.resolve("Program.java"), "void main() {}\n");
    assertThat(SourceCompiler.compile(List.of(file), folder).errors()).isEmpty();

    CountedMethod.in(folder, "Program", "count");
    CountedMethod.in(folder, "Renamed", "count");

    assertThat(countedMethods()).isEmpty();
    assertThat(folder.resolve("Renamed.class")).doesNotExist();
  }
}
