package mpj.lessons.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrontMatterTest {
  @Test
  void shouldReadKeysAndTheTextAfterThem() {
    var head =
        FrontMatter.of("x.md", "---\norder: 10\nset: a = 1\nset: b: c\n---\n# Title\ntext\n");

    assertThat(head.required("order")).isEqualTo("10");
    assertThat(head.all("set"))
        .extracting(FrontMatter.Entry::value)
        .containsExactly("a = 1", "b: c");
    assertThat(head.value("shows")).isEmpty();
    assertThat(head.body()).isEqualTo("# Title\ntext\n");
  }

  @Test
  void shouldNameTheFileAndTheLineOfWhatIsWrong() {
    assertThatThrownBy(() -> FrontMatter.of("x.md", "# Title\n"))
        .hasMessageContaining("file=x.md line=1 expected=a first line of three dashes");
    assertThatThrownBy(() -> FrontMatter.of("x.md", "---\norder 10\n---\n"))
        .hasMessageContaining("file=x.md line=2 expected=KEY: VALUE");
    assertThatThrownBy(() -> FrontMatter.of("x.md", "---\norder: 10\n"))
        .hasMessageContaining("expected=three dashes after the last key");
    var head = FrontMatter.of("x.md", "---\nordre: 10\n---\n");
    assertThatThrownBy(() -> head.onlyWith("order", "shows"))
        .hasMessageContaining("line=2 expected=one of the keys order, shows");
    assertThatThrownBy(() -> head.required("order"))
        .hasMessageContaining("a key is missing: file=x.md key=order");
  }
}
