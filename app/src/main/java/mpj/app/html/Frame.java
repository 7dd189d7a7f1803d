package mpj.app.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What every page has around its content: one file that needs nothing else, in light and dark.
 *
 * @param title of the window
 * @param heading of the page
 * @param controls markup beside the heading
 * @param style rules that are added to those of all pages
 * @param script of the page
 */
public record Frame(String title, String heading, String controls, String style, String script) {

  /** Returns the page in UTF-8, with this content. */
  public byte[] around(Markup content) {
    return part(Frame.class, "page.html")
        .replace("{{title}}", Markup.escaped(title))
        .replace("{{heading}}", Markup.escaped(heading))
        .replace("{{controls}}", controls)
        .replace("{{style}}", part(Frame.class, "page.css") + style)
        .replace("{{script}}", script)
        .replace("{{body}}", content.toString()) // last: what it contains is not looked at
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a part of a page that lies beside a class. */
  public static String part(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "a part of the page is missing: resource=" + name + "; build the tool again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
