package mpj.app.repl.editor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.app.repl.Session;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours commands, and the words of Java. */
final class Colours implements Highlighter {
  private static final String KEYWORDS =
      "abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum"
          + "|extends|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new"
          + "|private|protected|public|record|return|sealed|short|static|super|switch|synchronized"
          + "|this|throw|throws|try|var|void|volatile|while|yield|true|false|null";
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*(?s:.*?)(?:\\*/|$))"
              + "|(?<string>\"\"\"(?s:.*?)(?:\"\"\"|$)|\"(?:\\\\.|[^\"\\\\\\n])*\"?"
              + "|'(?:\\\\.|[^'\\\\\\n])*'?)"
              + "|(?<keyword>\\b(?:"
              + KEYWORDS
              + ")\\b)"
              + "|(?<number>\\b[0-9][0-9a-fA-FxXlLdDeE_.]*)"
              + "|(?<type>\\b[A-Z][A-Za-z0-9_]*)");

  private final Session session;

  Colours(Session session) {
    this.session = session;
  }

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    var out = new AttributedStringBuilder();
    if (session.isCommand(line)) {
      int end = line.indexOf(' ');
      int name = end < 0 ? line.length() : end;
      out.styled(AttributedStyle.BOLD.foreground(AttributedStyle.CYAN), line.substring(0, name));
      return out.append(line.substring(name)).toAttributedString();
    }
    Matcher token = TOKEN.matcher(line);
    int at = 0;
    while (token.find()) {
      out.append(line.substring(at, token.start()));
      out.styled(style(token), token.group());
      at = token.end();
    }
    return out.append(line.substring(at)).toAttributedString();
  }

  private static AttributedStyle style(Matcher token) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    if (token.group("comment") != null) {
      return plain.faint();
    }
    if (token.group("string") != null) {
      return plain.foreground(AttributedStyle.GREEN);
    }
    if (token.group("keyword") != null) {
      return plain.foreground(AttributedStyle.BLUE);
    }
    return token.group("number") != null ? plain.foreground(AttributedStyle.MAGENTA) : plain;
  }
}
