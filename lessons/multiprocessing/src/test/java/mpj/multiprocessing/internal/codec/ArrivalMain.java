package mpj.multiprocessing.internal.codec;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import mpj.multiprocessing.internal.codec.Samples.Job;

/** The other JVM: reads a job from standard input, runs it, answers its result or failure. */
final class ArrivalMain {
  private ArrivalMain() {}

  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    if (args.length > 0) {
      Samples.registerJob();
    }
    Encoder out = new Encoder();
    try {
      Job job = (Job) Decoder.decode(System.in.readAllBytes(), ArrivalMain.class.getClassLoader());
      Object result = job.run((int) ProcessHandle.current().pid());
      out.writeByte(0).write(result);
    } catch (Throwable e) {
      out.reset().writeByte(1);
      RemoteFailure.write(out, e, "the other JVM");
    }
    new DataOutputStream(answers).write(out.bytes(), 0, out.length());
    answers.flush();
  }
}
