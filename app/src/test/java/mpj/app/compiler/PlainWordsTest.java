package mpj.app.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What this JDK's compiler really says, so that another JDK's is noticed. */
final class PlainWordsTest {
  @Test
  void shouldSayWhatIsMissing() {
    assertThat(of("void main() { lokc.release(); }")).isEqualTo("there is no variable lokc");
    assertThat(of("void main() { int i = 1 }")).isEqualTo("';' is missing here");
    assertThat(of("void main() {")).contains("a } is missing somewhere above");
    assertThat(of("int one() { } void main() { }"))
        .isEqualTo("the method has to return something on every way out");
  }

  @Test
  void shouldSayWhatDoesNotFit() {
    assertThat(of("void one(int i) { one(\"a\", 2); }"))
        .isEqualTo("method one needs (int) and is given (String,int)");
    assertThat(of("void main() { int i = \"1\"; }"))
        .isEqualTo("the type int is needed here, and this is of type String");
    assertThat(of("void main() { Thread.sleep(1); }"))
        .isEqualTo(
            "this can throw InterruptedException: catch it, or let the method say throws"
                + " InterruptedException");
    assertThat(of("void main() { int i = 0; i++; Runnable r = () -> IO.println(i); }"))
        .contains("a lambda can only use variables that never change");
  }

  @Test
  void shouldSayWhatDoesNotFitOfLambdasAndReferences() {
    String manager = "import mpj.multiprocessing.manager.Manager; ";
    String type = "static class One implements Runnable { One(int i) {} public void run() {} } ";
    assertThat(of(manager + type + "void f(Manager m) { m.register(Runnable.class, One::new); }"))
        .isEqualTo("constructor One needs (int) and is given ()");
    assertThat(
            of(
                manager
                    + type
                    + "void f(Manager m) { m.register(Runnable.class, i -> new One(1)); }"))
        .isEqualTo("the lambda has other parameters than are needed here");
  }

  @Test
  void shouldSayWhichOverloadsThereAre() {
    String two = "void one(int i) {} void one(int i, java.time.Duration d) {} ";
    assertThat(of(two + "void main() { one(); }"))
        .isEqualTo("no one takes (): there are one(int), one(int,Duration)");
    assertThat(of(two + "void main() { one(\"a\", java.util.List.of(1), 2); }"))
        .isEqualTo(
            "no one takes (String,List<Integer>,int): there are one(int), one(int,Duration)");
    assertThat(of("void main() { new StringBuilder(1, 2); }"))
        .startsWith("no StringBuilder takes (int,int): there are StringBuilder(")
        .endsWith(")");
    assertThat(of("void main() { IO.println(String.valueOf(1, 2)); }"))
        .startsWith("no valueOf takes (int,int): there are valueOf(Object), ")
        .endsWith(" and more");
    assertThat(of("<T> void f(T a) {} <T, R> void f(T a, R b) {} void main() { f(); }"))
        .isEqualTo("no f takes (): there are f(T), f(T,R)");
  }

  @Test
  void shouldSayWhereIsNowWhatHadAnotherName() {
    assertThat(of("import mpj.multiprocessing.net.Key; void main() {}"))
        .endsWith("mpj.multiprocessing.net does not exist; it is mpj.remote.net now");
    assertThat(of("import mpj.multiprocessing.wire.Limits; void main() {}"))
        .contains("mpj.multiprocessing.wire does not exist; it is mpj.multiprocessing (")
        .contains("MessageLimits");
    assertThat(of("import mpj.multiprocessing.trace.Scrutiny; void main() {}"))
        .isEqualTo("there is no class Scrutiny; it is mpj.multiprocessing.trace.TraceOptions now");
    assertThat(of("import mpj.multiprocessing.manager.Terms; void main() {}"))
        .isEqualTo("there is no class Terms; it is mpj.remote.Terms now");
    String manager = "import mpj.multiprocessing.manager.*; ";
    assertThat(of(manager + "void main() throws Exception { var m = Manager.serve(null); }"))
        .endsWith("; it is mpj.remote.RemoteManager.serve now");
    assertThat(of(manager + "void main(Manager m) { m.address(); }"))
        .isEqualTo("there is no method address(); it is mpj.remote.RemoteManager.address now");
    assertThat(of(manager + "void main(Manager m) { m.adress(); }"))
        .isEqualTo("there is no method adress()");
  }

  private static String of(String text) {
    var source =
        new SimpleJavaFileObject(URI.create("string:///One.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
          }
        };
    var found = new DiagnosticCollector<JavaFileObject>();
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, found, List.of("-proc:none"), null, List.of(source))
        .call();
    Diagnostic<?> first =
        found.getDiagnostics().stream()
            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
            .findFirst()
            .orElseThrow();
    return PlainWords.of(first.getCode(), first.getMessage(Locale.ROOT));
  }
}
