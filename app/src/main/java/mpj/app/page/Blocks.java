package mpj.app.page;

import java.util.ArrayList;
import java.util.List;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Lays blocks out one below the other. What stands inside another block is indented by it. */
final class Blocks extends AbstractVisitor {
  private static final int CODE_INDENT = 4;

  private final int columns;
  private final List<Text> lines = new ArrayList<>();

  Blocks(int columns) {
    this.columns = Math.max(1, columns);
  }

  List<Text> lines() {
    return lines;
  }

  /** One empty line between blocks; none before the first. */
  private void gap() {
    if (!lines.isEmpty()) {
      lines.add(Text.EMPTY);
    }
  }

  @Override
  public void visit(Heading heading) {
    gap();
    var wrapped = Inline.of(heading).styled(Style.BOLD).wrap(columns);
    lines.addAll(wrapped);
    if (heading.getLevel() == 1) {
      int widest = wrapped.stream().mapToInt(Text::columns).max().orElse(0);
      lines.add(Text.of("=".repeat(widest), Style.BOLD));
    }
  }

  @Override
  public void visit(Paragraph paragraph) {
    gap();
    lines.addAll(Inline.of(paragraph).wrap(columns));
  }

  @Override
  public void visit(FencedCodeBlock code) {
    code(code.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    code(code.getLiteral());
  }

  private void code(String literal) {
    gap();
    for (String line : literal.stripTrailing().split("\n", -1)) {
      int own = line.length() - line.stripLeading().length();
      Text indented = Text.spaces(CODE_INDENT).plus(line, Style.CODE);
      lines.addAll(indented.wrap(columns, CODE_INDENT + own + 2));
    }
  }

  @Override
  public void visit(BulletList list) {
    items(list, 0);
  }

  @Override
  public void visit(OrderedList list) {
    Integer first = list.getMarkerStartNumber();
    items(list, first == null ? 1 : first);
  }

  private void items(ListBlock list, int firstNumber) {
    int number = firstNumber;
    boolean first = true;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String mark = list instanceof OrderedList ? number++ + ". " : "- ";
      if (first || !list.isTight()) {
        gap();
      }
      first = false;
      nested((ListItem) item, Text.of(mark), list.isTight());
    }
  }

  /** Lays out an item's blocks; the mark stands before the first line, spaces before the rest. */
  private void nested(ListItem item, Text mark, boolean tight) {
    var inner = new Blocks(columns - mark.columns());
    for (Node block = item.getFirstChild(); block != null; block = block.getNext()) {
      if (tight && block instanceof Paragraph) {
        inner.lines.addAll(Inline.of(block).wrap(inner.columns));
      } else {
        block.accept(inner);
      }
    }
    Text before = mark;
    for (Text line : inner.lines) {
      lines.add(line.isEmpty() ? line : before.plus(line));
      before = Text.spaces(mark.columns());
    }
  }

  @Override
  public void visit(BlockQuote quote) {
    gap();
    Text mark = Text.of("| ", Style.DIM);
    var inner = new Blocks(columns - mark.columns());
    inner.visitChildren(quote);
    inner.lines.forEach(line -> lines.add(mark.plus(line)));
  }

  @Override
  public void visit(ThematicBreak line) {
    gap();
    lines.add(Text.of("-".repeat(Math.min(columns, 40)), Style.DIM));
  }

  @Override
  public void visit(CustomBlock block) {
    if (block instanceof TableBlock table) {
      gap();
      lines.addAll(new MarkdownTable(table).layOut(columns));
    } else {
      visitChildren(block);
    }
  }
}
