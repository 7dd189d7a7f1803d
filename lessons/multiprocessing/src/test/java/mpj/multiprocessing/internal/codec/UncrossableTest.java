package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.Samples.Grumpy;
import mpj.multiprocessing.internal.codec.Samples.Holder;
import mpj.multiprocessing.internal.codec.Samples.Job;
import mpj.multiprocessing.internal.codec.Samples.Line;
import mpj.multiprocessing.internal.codec.Samples.Order;
import mpj.multiprocessing.internal.codec.Samples.Positive;
import mpj.multiprocessing.internal.codec.Samples.Unwritable;
import org.junit.jupiter.api.Test;

class UncrossableTest {
  private static final String WANTED = Unwritable.class.getName() + " is not Serializable";

  private static void refuses(Object value, String path) {
    assertThatThrownBy(() -> Encoder.encode(value))
        .isInstanceOf(UncrossableException.class)
        .hasMessageStartingWith(path + ": " + WANTED);
  }

  @Test
  void shouldNameThePathToTheField() {
    refuses(new Unwritable(), "Unwritable");
    refuses(new Order(), "Order.customer.socket");
    refuses(new Object[] {1, new Order()}, "Object[][1].customer.socket");
    refuses(new ArrayList<>(List.of("a", new Order())), "ArrayList[1].customer.socket");
    refuses(new HashMap<>(Map.of("k", new Unwritable())), "HashMap[\"k\"]");
    refuses(new Line(null, new ArrayList<>(List.of(new Unwritable()))), "Line.tags[0]");
    refuses(new Holder(null, new Holder(new Unwritable(), 1)), "Holder.second.first");
  }

  @Test
  void shouldNameTheCapturedArgument() {
    Order order = new Order();
    Unwritable unwritable = new Unwritable();
    Job first = x -> order;
    Job second = x -> List.of(x, first, unwritable);
    refuses(first, "the lambda, captured argument 1 (Order).customer.socket");
    refuses(
        second,
        "the lambda, captured argument 1 (the lambda), captured argument 1"
            + " (Order).customer.socket");
  }

  @Test
  void shouldSayThatALambdasTypeIsNotSerializable() {
    Runnable runnable = () -> {};
    assertThatThrownBy(() -> Encoder.encode(new Holder(null, runnable)))
        .isInstanceOf(UncrossableException.class)
        .hasMessageStartingWith("Holder.second: its type is a functional interface that is not");
  }

  @Test
  void shouldNameJdkClassesThatDoNotCross() {
    assertThatThrownBy(() -> Encoder.encode(Optional.of(1)))
        .hasMessageStartingWith("Optional: java.util.Optional is not Serializable");
    assertThatThrownBy(() -> Encoder.encode(new Holder(new Thread(), null)))
        .hasMessageStartingWith("Holder.first: java.lang.Thread is not Serializable");
  }

  @Test
  void shouldAdviseWhatIsPossible() {
    assertThatThrownBy(() -> Encoder.encode(new Unwritable())).hasMessageContaining("implement");
    assertThatThrownBy(() -> Encoder.encode(Optional.of(1)))
        .hasMessageEndingWith(
            "is not Serializable; mark the field transient, or send the data that it is made from");
  }

  private static class Account {
    private final int number;

    Account(int number) {
      this.number = number;
    }
  }

  private static final class Saving extends Account implements Serializable {
    private static final long serialVersionUID = 1L;

    Saving() {
      super(7);
    }
  }

  /** Public, as Externalizable asks for, and yet its constructor has a parameter: the test. */
  public final class Inner implements Externalizable {
    private static final long serialVersionUID = 1L;

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
  }

  @Test
  void shouldRefuseWhatSerializationCanWriteAndNotRebuild() {
    assertThat(new Saving()).extracting("number").isEqualTo(7);
    assertThatThrownBy(() -> Encoder.encode(new ArrayList<>(List.of(1, new Saving()))))
        .isInstanceOf(UncrossableException.class)
        .hasMessageStartingWith("ArrayList[1]: " + Saving.class.getName() + " cannot be rebuilt")
        .hasMessageContaining("superclass " + Account.class.getName());
    assertThatThrownBy(() -> Encoder.encode(new Inner()))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("public constructor without parameters");
    assertThat(Decoder.decode(Encoder.encode(Inner.class), null)).isEqualTo(Inner.class);
  }

  private static class Sum extends LongAdder {
    private static final long serialVersionUID = 1L;
  }

  private static final class ReplacedSum extends Sum {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      return sum();
    }
  }

  @Test
  void shouldRefuseSubclassesThatDoNotInheritHowTheirSuperclassIsSent() {
    for (LongAdder sum : List.of(new Sum(), new LongAdder() {})) {
      assertThatThrownBy(() -> Encoder.encode(List.of(sum)))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContainingAll(
              "superclass java.util.concurrent.atomic.LongAdder", "writeReplace");
    }
    assertThat(Decoder.decode(Encoder.encode(new ReplacedSum()), null)).isEqualTo(0L);
    assertThat(Decoder.decode(Encoder.encode(new LongAdder()), null)).hasToString("0");
    var zones = List.of(ZoneId.of("Europe/Paris"), ZoneOffset.UTC, EnumSet.of(DayOfWeek.MONDAY));
    assertThat(Decoder.decode(Encoder.encode(zones), null)).isEqualTo(zones);
  }

  @Test
  void shouldWriteNothingOfAValueThatCannotCross() {
    Encoder out = new Encoder();
    out.write(1);
    int length = out.length();
    assertThatThrownBy(() -> out.write(new Order())).isInstanceOf(UncrossableException.class);
    assertThat(out.length()).isEqualTo(length);
    out.write(2);
    Decoder in = new Decoder(out.bytes(), 0, out.length(), null);
    assertThat(in.read()).isEqualTo(1);
    assertThat(in.read()).isEqualTo(2);
  }

  @Test
  void shouldRefuseWhatIsNestedTooDeeply() {
    Holder chain = null;
    for (int i = 0; i < 1_000_000; i++) {
      chain = new Holder(chain, null);
    }
    Holder deep = chain;
    assertThatThrownBy(() -> Encoder.encode(deep))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void shouldSayWhatCouldNotBeRebuilt() {
    byte[] grumpy = Encoder.encode(new Grumpy());
    assertThatThrownBy(() -> Decoder.decode(grumpy, null))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("not today");
    byte[] positive = Encoder.encode(new Positive(1));
    positive[positive.length - 1] = 0;
    assertThatThrownBy(() -> Decoder.decode(positive, null))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("Positive")
        .hasMessageContaining("value=0");
  }

  /** No loader of this process may have it: all that other tests sent classes of are asked. */
  @Test
  void shouldNameAClassThatIsMissing() {
    byte[] record = renamed(Encoder.encode(new Positive(1)), "Positive", "Negative");
    byte[] graph = renamed(Encoder.encode(new Holder(1, 2)), "Holder", "Nobody");
    assertThatThrownBy(() -> Decoder.decode(record, null))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("name=" + Samples.class.getName() + "$Negative");
    assertThatThrownBy(() -> Decoder.decode(graph, null))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("name=" + Samples.class.getName() + "$Nobody");
  }

  private static byte[] renamed(byte[] message, String before, String after) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(before);
    return text.replace(before, after).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void shouldLoadOnlyWhatIsAdmitted() {
    byte[] graph = Encoder.encode(new Holder(1, 2));
    DecodePolicy onlyJdk = name -> name.startsWith("java.");
    assertThatThrownBy(() -> new Decoder(graph, 0, graph.length, null, onlyJdk).read())
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("not admitted");
    byte[] list = StrangerMessages.encode(new ArrayList<>(List.of(List.of(1))));
    assertThat(new Decoder(list, 0, list.length, null, onlyJdk).read())
        .isEqualTo(List.of(List.of(1)));
  }
}
