package mpj.app.bench.primitive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Scanner;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.internal.process.CommandLine;

/**
 * A JVM that is the main process of a tree of its own, so that what it does to that tree's memory
 * and age is over with it. It is asked by lines of its standard input and ends when that does, as
 * when the tool dies in whatever way.
 */
final class OwnTree implements AutoCloseable {
  private static final String FAILED = "failed ";
  private static final long SECONDS_TO_END = 5;

  private final Process process;
  private final BufferedReader answers;

  /** What such a JVM can be asked; implemented by a class with a constructor without parameters. */
  interface Task {
    /** Does it so many times, or with so many things, and answers some figures. */
    double[] run(int count) throws Exception;
  }

  private OwnTree(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts one that does that. */
  static OwnTree start(Class<? extends Task> task) {
    List<String> command = CommandLine.jvm();
    command.addAll(
        List.of("-cp", CommandLine.classPathWith(), Main.class.getName(), task.getName()));
    try {
      return new OwnTree(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw failed(e.getMessage());
    }
  }

  /** Asks one that is started for it alone. */
  static double[] askNew(Class<? extends Task> task, int count) throws InterruptedException {
    try (var tree = start(task)) {
      return tree.ask(count);
    }
  }

  /** Has it done, which may take as long as it wants to. */
  double[] ask(int count) throws InterruptedException {
    String answer = null;
    try {
      process.outputWriter(StandardCharsets.UTF_8).append(count + "\n").flush();
      answer = answers.readLine();
    } catch (IOException e) {
      // it has ended, as is told below
    }
    if (answer == null) {
      throw failed("exitCode=" + process.waitFor());
    }
    if (answer.startsWith(FAILED)) {
      throw failed(answer.substring(FAILED.length()));
    }
    return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static CheckFailedException failed(String how) {
    return new CheckFailedException(
        "A JVM with a process tree of its own did not do its work: "
            + how
            + "; run the bench again with this key alone.");
  }

  @Override
  public void close() {
    try {
      process.outputWriter(StandardCharsets.UTF_8).close();
    } catch (IOException e) {
      // it has ended by itself
    }
    boolean interrupted = Thread.interrupted();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      process.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What that JVM runs. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
      PrintStream out = System.out; // before the task traces, which has it go another way
      Task task =
          Class.forName(arguments[0]).asSubclass(Task.class).getDeclaredConstructor().newInstance();
      var questions = new LinkedBlockingQueue<String>();
      Thread.ofPlatform().daemon().start(() -> read(questions));
      while (true) {
        out.println(answer(task, Integer.parseInt(questions.take())));
        out.flush();
      }
    }

    /** Sees the end of the questions also while one is being answered. */
    private static void read(Queue<String> questions) {
      try (var lines = new Scanner(System.in, StandardCharsets.UTF_8)) {
        lines.forEachRemaining(questions::add);
      }
      System.exit(0);
    }

    private static String answer(Task task, int count) {
      try {
        return DoubleStream.of(task.run(count))
            .mapToObj(Double::toString)
            .collect(Collectors.joining(" "));
      } catch (Exception | OutOfMemoryError e) {
        return FAILED + e.toString().replace('\n', ' ');
      }
    }
  }
}
