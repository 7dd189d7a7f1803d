package mpj.app.cli;

import java.io.IOException;
import java.util.List;
import mpj.app.export.RunDocument;
import mpj.app.export.RunPage;
import mpj.app.export.TraceDocument;
import mpj.app.file.ResultFile;
import mpj.lessons.demo.Lesson;

/** The files that a learner keeps of a run, if any. */
final class RunFiles {
  private final ResultFile trace;
  private final ResultFile html;

  /** Each is a name or null; whether it can be written is seen now. */
  RunFiles(String trace, String html) {
    this.trace = trace == null ? null : ResultFile.of("--trace", trace);
    this.html = html == null ? null : ResultFile.of("--html", html);
  }

  boolean areWanted() {
    return trace != null || html != null;
  }

  void write(Lesson lesson, List<RunDocument> runs) throws IOException {
    if (trace != null) {
      trace.write(TraceDocument.of(runs));
    }
    if (html != null) {
      html.write(RunPage.of(lesson, runs));
    }
  }
}
