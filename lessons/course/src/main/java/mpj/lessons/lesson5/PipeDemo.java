package mpj.lessons.lesson5;

import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.EndOfPipe;
import mpj.multiprocessing.channel.Pipe;

/** A sender, a receiver and a pipe between them; then one on which both ends talk. */
public final class PipeDemo implements Demo {
  /** The sentinel: a number that says that no more will come. */
  private static final int END = 0;

  @Override
  public void run(Settings settings) throws Exception {
    IO.println("1: one way, ended by a sentinel");
    int numbers = settings.number("numbers");
    Pipe oneWay = Pipe.oneWay();
    Connection writer = oneWay.writer();
    Connection reader = oneWay.reader();
    var receiver = new ChildProcess("receiver", () -> receive(reader));
    var sender = new ChildProcess("sender", () -> send(writer, numbers));
    receiver.start();
    sender.start();
    oneWay.close(); // both ends, here: the children have theirs
    sender.join();
    receiver.join();

    IO.println("2: both ways, ended by closing");
    Pipe duplex = new Pipe();
    Connection ours = duplex.first();
    Connection theirs = duplex.second();
    var squarer = new ChildProcess("squarer", () -> square(theirs));
    squarer.start();
    theirs.close(); // if the child died, main would be told: nobody else holds that end
    for (int number = 2; number <= 4; number++) {
      ours.send(number);
      int answer = ours.receive(); // from the same end
      IO.println("sent " + number + ", received " + answer);
    }
    ours.close(); // no sentinel: the child is told that nobody is left
    squarer.join();
  }

  /** Runs in the sender. */
  private static void send(Connection writer, int numbers) throws Exception {
    for (int number = 1; number <= numbers; number++) {
      IO.println("sends " + number);
      writer.send(number);
    }
    writer.send(END);
  }

  /** Runs in the receiver. */
  private static void receive(Connection reader) throws Exception {
    // receive() waits while the pipe is empty.
    for (int number = reader.receive(); number != END; number = reader.receive()) {
      IO.println("received " + number);
    }
    IO.println("received the sentinel");
  }

  /** Runs in the third child. */
  private static void square(Connection connection) throws Exception {
    try {
      while (true) {
        int number = connection.receive();
        connection.send(number * number);
      }
    } catch (EndOfPipe e) { // end-of-file: all was received, and no more can come
      IO.println("the other end is closed");
    }
  }
}
