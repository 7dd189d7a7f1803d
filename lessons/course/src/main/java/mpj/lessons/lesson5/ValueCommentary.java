package mpj.lessons.lesson5;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says who wrote the number that a process reads, and how far off a sum is. */
final class ValueCommentary implements Commentary {
  private static final String MAIN = "MainProcess";
  private static final String TIMES = "adds 0.1, times=";
  private static final String FLOAT = "as float:  ";
  private static final String DOUBLE = "as double: ";
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private OutputLine written;
  private BigDecimal exact = TENTH;

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith("wrote ")) {
      written = line;
      return null;
    }
    if (text.startsWith(TIMES)) {
      exact = sum(line);
      return null;
    }
    if (text.startsWith("read ") && written != null) {
      return "what " + written.process().name() + " wrote";
    }
    if (text.startsWith(FLOAT) || text.startsWith(DOUBLE)) {
      return inWords(error(new BigDecimal(text.substring(FLOAT.length())), exact));
    }
    return null;
  }

  private static BigDecimal sum(OutputLine line) {
    return TENTH.multiply(new BigDecimal(Findings.rest(line, TIMES)));
  }

  private static BigDecimal error(BigDecimal held, BigDecimal exact) {
    return held.subtract(exact).abs();
  }

  private static String inWords(BigDecimal error) {
    return error.signum() == 0 ? "exact" : "off by " + shortened(error);
  }

  /** Returns two digits of a number, {@code 0.0015}, small ones as {@code 1.5E-9}. */
  private static String shortened(BigDecimal error) {
    BigDecimal digits = error.round(new MathContext(2));
    return digits.compareTo(new BigDecimal("0.0001")) < 0
        ? digits.toString()
        : digits.toPlainString();
  }

  /** One sum as it was found in shared memory. */
  private record Sum(BigDecimal exact, BigDecimal single, BigDecimal twofold) {
    BigDecimal floatError() {
      return error(single, exact);
    }

    BigDecimal doubleError() {
      return error(twofold, exact);
    }
  }

  private static List<Sum> sums(Recording recording) {
    List<OutputLine> added = recording.lines(TIMES);
    List<OutputLine> floats = recording.lines(FLOAT);
    List<OutputLine> doubles = recording.lines(DOUBLE);
    List<Sum> sums = new ArrayList<>();
    for (int i = 0; i < Math.min(added.size(), Math.min(floats.size(), doubles.size())); i++) {
      sums.add(
          new Sum(
              sum(added.get(i)),
              new BigDecimal(Findings.rest(floats.get(i), FLOAT)),
              new BigDecimal(Findings.rest(doubles.get(i), DOUBLE))));
    }
    return sums;
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    String given = Findings.said(recording, MAIN, "wrote ").orElse("nothing");
    String found = Findings.said(recording, "doubler", "read ").orElse("nothing");
    String left = Findings.said(recording, "doubler", "wrote ").orElse("nothing");
    String read = Findings.said(recording, MAIN, "read ").orElse("nothing");
    findings
        .requireEqual("what the child read", given, found)
        .requireEqual("what main read", left, read)
        .require(!given.equals(read), "The child did not change the number: number=" + read + ".");
    List<Sum> sums = sums(recording);
    findings.requireEqual("sums of tenths", 2, sums.size());
    for (Sum sum : sums) {
      findings.require(
          sum.doubleError().compareTo(sum.floatError()) < 0
              && sum.floatError().compareTo(sum.exact().scaleByPowerOfTen(-1)) < 0,
          "A float was not a little less exact than a double: " + sum + ".");
    }
    return findings.problems();
  }

  @Override
  public String seen(Recording recording) {
    String read = Findings.said(recording, MAIN, "read ").orElse("nothing");
    List<Sum> sums = sums(recording);
    if (sums.isEmpty()) {
      return "Main read " + read + ".";
    }
    Sum last = sums.getLast();
    return "Main read "
        + read
        + ", which the child had written where both see it; nothing was sent. No binary number is"
        + " a tenth. Where the sum should be "
        + last.exact().stripTrailingZeros().toPlainString()
        + ", a float was off by "
        + shortened(last.floatError())
        + " and a double by "
        + shortened(last.doubleError())
        + ".";
  }
}
