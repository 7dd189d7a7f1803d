package mpj.lessons.demo;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import mpj.multiprocessing.trace.OutputLine;

/** Lets a commentary follow a run, until it has become notes. */
final class OldNotes extends Notes {
  private final Commentary commentary;
  private int heard;

  private OldNotes(Stage stage, Commentary commentary) {
    super(stage);
    this.commentary = commentary;
  }

  static Function<Stage, Notes> of(Supplier<Commentary> made) {
    return stage -> new OldNotes(stage, made.get());
  }

  private void hear() {
    for (; heard < run().events().size(); heard++) {
      commentary.event(run().events().get(heard));
    }
  }

  @Override
  public String note(OutputLine line) {
    hear();
    return commentary.note(line);
  }

  @Override
  public List<String> problems() {
    hear();
    return commentary.check(run().recording());
  }

  @Override
  public List<Prediction> predictions() {
    return commentary.predictions();
  }

  @Override
  public String seen() {
    return commentary.seen(run().recording());
  }
}
