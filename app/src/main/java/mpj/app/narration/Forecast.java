package mpj.app.narration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import mpj.app.run.DemoRun;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Prediction;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Run;

/** Asks a learner what a run will show, and holds the answers against what it showed. */
public final class Forecast {
  private static final String TIME = "How many seconds will it take?";

  private final Screen screen;
  private final BufferedReader in;
  private final List<Guess> guesses = new ArrayList<>();
  private boolean open = true;

  /** An answer; empty where the learner gave none. */
  private record Guess(String question, String answer) {}

  /** Creates one that reads answers, a line each. */
  public Forecast(Screen screen, InputStream in) {
    this.screen = screen;
    this.in = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
  }

  /** Asks, before a run of this demo. An empty line is no answer, and asks no further. */
  public void ask(DemoEntry demo, Settings settings) {
    guesses.clear();
    if (!open) {
      return;
    }
    var asked = new ArrayList<>(demo.notes().apply(new Stage(new Run(), settings)).predictions());
    asked.add(new Prediction(TIME, List.of(), Optional::empty)); // the run itself does not know it
    screen.lines(
        Text.of(demo.name(), Style.BOLD)
            .plus(screen.fit(" · before it runs, what do you expect? Return alone: no answer"))
            .wrap(screen.columns(), 2));
    for (Prediction one : asked) {
      guesses.add(new Guess(one.question(), answer(one)));
    }
    screen.line(Text.EMPTY);
  }

  private String answer(Prediction asked) {
    var question = new StringBuilder(asked.question());
    for (int i = 0; i < asked.choices().size(); i++) {
      question
          .append(i == 0 ? " " : ", ")
          .append(i + 1)
          .append(": ")
          .append(asked.choices().get(i));
    }
    while (open) {
      List<Text> lines = Text.of(screen.fit(question.toString())).wrap(screen.columns() - 12, 0);
      screen.lines(lines.subList(0, lines.size() - 1));
      screen.raw(lines.getLast() + " > ");
      String typed = read();
      Optional<String> answer = typed.isEmpty() ? Optional.of("") : meant(typed, asked);
      if (answer.isPresent()) {
        return answer.get();
      }
      screen.message(
          asked.choices().isEmpty()
              ? "not a number: answer=" + typed + "; type one, as in 12, or Return alone"
              : "none of these: answer=" + typed + "; type its number, or Return alone");
    }
    return "";
  }

  private String read() {
    try {
      String line = in.readLine();
      if (line == null) { // Ctrl-D: no more questions
        open = false;
        screen.line(Text.EMPTY);
        return "";
      }
      return line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> meant(String typed, Prediction asked) {
    if (asked.choices().isEmpty()) {
      return number(typed).isPresent() ? Optional.of(typed) : Optional.empty();
    }
    for (int i = 0; i < asked.choices().size(); i++) {
      String choice = asked.choices().get(i);
      if (typed.equals(String.valueOf(i + 1)) || typed.equalsIgnoreCase(choice)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text.replace(',', '.')));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Returns the answers beside what happened, a sentence each. */
  List<String> compare(DemoRun run) {
    var sentences = new ArrayList<String>();
    for (Guess guess : guesses) {
      sentences.add(guess.question() + " " + judged(guess, outcome(guess, run)));
    }
    return sentences;
  }

  private static Optional<String> outcome(Guess guess, DemoRun run) {
    return guess.question().equals(TIME)
        ? Optional.of(String.format(Locale.ROOT, "%.1f", run.elapsedNanos() / 1e9))
        : run.answers().stream()
            .filter(answered -> answered.question().equals(guess.question()))
            .findFirst()
            .flatMap(DemoRun.Answered::answer);
  }

  private static String judged(Guess guess, Optional<String> outcome) {
    if (outcome.isEmpty()) {
      return "The run did not come so far.";
    }
    String was = outcome.get();
    if (guess.answer.isEmpty()) {
      return "It was " + was + ".";
    }
    if (guess.answer.equalsIgnoreCase(was)) {
      return "You said " + guess.answer + ", and so it was.";
    }
    return "You said " + guess.answer + "; it was " + was + ".";
  }
}
