package mpj.app.page;

import java.util.List;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Text;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/** A Markdown text as the lines of a terminal. */
public final class Page {
  private Page() {}

  /** Writes the text to the screen, wrapped at its width. */
  public static void show(String markdown, Screen screen) {
    screen.lines(layOut(screen.fit(markdown), screen.textColumns()));
  }

  /** Returns the text's lines, none wider than {@code columns}. */
  static List<Text> layOut(String markdown, int columns) {
    var parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    var blocks = new Blocks(columns);
    parser.parse(markdown).accept(blocks);
    return blocks.lines();
  }
}
