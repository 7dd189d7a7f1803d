package mpj.lessons.lesson5;

import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.codec.Encoder;

/** What a message costs, by its size and its form; that it is a copy; what cannot be one. */
public final class WhatCrossesDemo implements Demo {
  record Order(int number, Customer customer) {}

  record Customer(String name, Socket socket) {}

  @Override
  public void run(Settings settings) throws Exception {
    int times = settings.number("times");
    var there = new Queue<Object>();
    var back = new Queue<Object>();
    var echo = new ChildProcess("echo", () -> echo(there, back));
    echo.start();

    median(new int[1], there, back, 10 * times); // the first ones are slow: not shown
    for (int length : new int[] {1, 1_000, 100_000, 1_000_000}) {
      measure("int[" + length + "]", new int[length], there, back, times);
    }
    var integers = IntStream.range(0, 100).boxed().toList();
    measure("List of 100 Integers", integers, there, back, times);
    var records = integers.stream().map(number -> new Order(number, null)).toList();
    measure("List of 100 records", records, there, back, times);

    var sent = new ArrayList<>(List.of(1, 2));
    there.put(sent);
    sent.add(3); // too late for the message
    IO.println("sent " + sent + ", got back " + back.get());

    try {
      there.put(new Order(7, new Customer("Ada", new Socket())));
    } catch (UncrossableException e) { // thrown here, before anything was sent
      IO.println("refused: " + e.getMessage());
    }
    there.put(null); // the sentinel
    echo.join();
  }

  /** Runs in the child: what comes goes back. */
  private static void echo(Queue<Object> there, Queue<Object> back) throws InterruptedException {
    for (Object message = there.get(); message != null; message = there.get()) {
      back.put(message);
    }
  }

  private static void measure(
      String what, Object message, Queue<Object> there, Queue<Object> back, int times)
      throws InterruptedException {
    int bytes = Encoder.encode(message).length; // what the queue carries
    double millis = median(message, there, back, times);
    IO.println(String.format(Locale.ROOT, "%s: %d bytes, %.2f ms round trip", what, bytes, millis));
  }

  /** Returns how many milliseconds a message takes to the child and back. */
  private static double median(Object message, Queue<Object> there, Queue<Object> back, int times)
      throws InterruptedException {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      there.put(message);
      back.get();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis[times / 2];
  }
}
