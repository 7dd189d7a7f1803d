package mpj.app.page;

import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Collects what stands inside a paragraph, a heading or a cell of a table. */
final class Inline extends AbstractVisitor {
  private Text collected = Text.EMPTY;
  private Style style = Style.PLAIN;

  private Inline() {}

  /** Returns the styled text of a block. */
  static Text of(Node block) {
    var inline = new Inline();
    inline.visitChildren(block);
    return inline.collected;
  }

  private void inStyle(Style added, Node node) {
    Style outer = style;
    style = outer.and(added);
    visitChildren(node);
    style = outer;
  }

  @Override
  public void visit(org.commonmark.node.Text text) {
    collected = collected.plus(text.getLiteral(), style);
  }

  @Override
  public void visit(Code code) {
    collected = collected.plus(code.getLiteral(), style.and(Style.CODE));
  }

  @Override
  public void visit(Emphasis emphasis) {
    inStyle(Style.ITALIC, emphasis);
  }

  @Override
  public void visit(StrongEmphasis emphasis) {
    inStyle(Style.BOLD, emphasis);
  }

  @Override
  public void visit(Link link) {
    int before = collected.toString().length();
    visitChildren(link);
    String shown = collected.toString().substring(before);
    if (!shown.equals(link.getDestination())) {
      collected = collected.plus(" (" + link.getDestination() + ")", style.and(Style.DIM));
    }
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    collected = collected.plus(" ", style);
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    collected = collected.plus("\n", style);
  }
}
