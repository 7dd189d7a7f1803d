package mpj.lessons.lesson5;

import static mpj.lessons.story.Expectation.equal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;

/** Says who wrote the number that a process reads, and how far off a sum is. */
final class ValueNotes extends Notes {
  private static final String MAIN = "MainProcess";
  private static final String DOUBLER = "doubler";
  private static final String WROTE = "wrote {}";
  private static final String READ = "read {}";
  private static final String TIMES = "adds 0.1, times={}";
  private static final String FLOAT = "as float:  {}";
  private static final String DOUBLE = "as double: {}";
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  /** One sum as it was found in shared memory. */
  private record Sum(BigDecimal exact, BigDecimal single, BigDecimal twofold) {
    BigDecimal floatError() {
      return error(single, exact);
    }

    BigDecimal doubleError() {
      return error(twofold, exact);
    }

    boolean isAsUsual() {
      return doubleError().compareTo(floatError()) < 0
          && floatError().compareTo(exact.scaleByPowerOfTen(-1)) < 0;
    }
  }

  ValueNotes(Stage stage) {
    super(stage);
    note(READ, _ -> run().last(WROTE).map(this::writer).orElse(null));
    note(FLOAT, this::off);
    note(DOUBLE, this::off);
    expect(childrenEndWell());
    expect(
        equal("what the child read", () -> first(MAIN, WROTE), () -> first(DOUBLER, READ)),
        equal("what main read", () -> first(DOUBLER, WROTE), () -> first(MAIN, READ)));
    expect(
        () -> !first(MAIN, WROTE).equals(first(MAIN, READ)),
        () -> "The child did not change the number: number=" + first(MAIN, READ) + ".");
    expect(equal("sums of tenths", () -> 2, () -> sums().size()));
    expect(() ->
        sums().stream()
            .filter(sum -> !sum.isAsUsual())
            .map(sum -> "A float was not a little less exact than a double: " + sum + ".")
            .toList());
    predict(
        "A child adds 0.1 to a double in shared memory, "
            + setting("tenths")
            + " times. Is the sum exactly right?",
        List.of("yes", "no"),
        () -> lastSum().map(sum -> sum.doubleError().signum() == 0 ? "yes" : "no"));
    seen(this::debrief);
  }

  private String writer(Said wrote) {
    return "what " + wrote.who().name() + " wrote";
  }

  private String off(Said sum) {
    BigDecimal exact = run().last(TIMES).map(ValueNotes::exact).orElse(TENTH);
    BigDecimal error = error(sum.exact(0), exact);
    return error.signum() == 0 ? "exact" : "off by " + shortened(error);
  }

  private static BigDecimal exact(Said times) {
    return TENTH.multiply(times.exact(0));
  }

  private static BigDecimal error(BigDecimal held, BigDecimal exact) {
    return held.subtract(exact).abs();
  }

  /** Returns two digits of a number, {@code 0.0015}, small ones as {@code 1.5E-9}. */
  private static String shortened(BigDecimal error) {
    BigDecimal digits = error.round(new MathContext(2));
    return digits.compareTo(new BigDecimal("0.0001")) < 0
        ? digits.toString()
        : digits.toPlainString();
  }

  /** Returns what a process said in the first line of a form. */
  private String first(String process, String form) {
    List<Said> said = run().said(process, form);
    return said.isEmpty() ? "nothing" : said.getFirst().word(0);
  }

  private List<Sum> sums() {
    List<Said> added = run().said(TIMES);
    List<Said> floats = run().said(FLOAT);
    List<Said> doubles = run().said(DOUBLE);
    var sums = new ArrayList<Sum>();
    for (int i = 0; i < Math.min(added.size(), Math.min(floats.size(), doubles.size())); i++) {
      sums.add(new Sum(exact(added.get(i)), floats.get(i).exact(0), doubles.get(i).exact(0)));
    }
    return sums;
  }

  /** The one of many tenths; the first is of one alone. */
  private Optional<Sum> lastSum() {
    List<Sum> sums = sums();
    return sums.size() < 2 ? Optional.empty() : Optional.of(sums.getLast());
  }

  private String debrief() {
    String read = "Main read " + first(MAIN, READ);
    List<Sum> sums = sums();
    if (sums.isEmpty()) {
      return read + ".";
    }
    Sum last = sums.getLast();
    return read
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
