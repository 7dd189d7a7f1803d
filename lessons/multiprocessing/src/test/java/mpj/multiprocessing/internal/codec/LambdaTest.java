package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.internal.codec.Samples.Counter;
import mpj.multiprocessing.internal.codec.Samples.DirectJob;
import mpj.multiprocessing.internal.codec.Samples.Holder;
import mpj.multiprocessing.internal.codec.Samples.Job;
import mpj.multiprocessing.internal.codec.Samples.Plain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LambdaTest implements java.io.Serializable {
  private final String name = "me";

  @BeforeAll
  static void register() {
    Samples.registerJob();
  }

  @SuppressWarnings("unchecked")
  private static <T> T there(T value) {
    return (T) Decoder.decode(Encoder.encode(value), LambdaTest.class.getClassLoader());
  }

  private static Object staticMethod(Object argument) {
    return "static " + argument;
  }

  private Object ownMethod(Object argument) {
    return name + " " + argument;
  }

  private static long widened(long value) {
    return value + 1;
  }

  @Test
  void shouldRunEveryKindOfMethodDirect() throws Exception {
    String text = "captured";
    int number = 3;
    List<Job> jobs = new ArrayList<>();
    jobs.add(x -> "body " + x);
    jobs.add(x -> text + number + x);
    jobs.add(x -> name + x);
    jobs.add(LambdaTest::staticMethod);
    jobs.add(this::ownMethod);
    jobs.add(text::equals);
    jobs.add(Object::toString);
    jobs.add(x -> new ArrayList<>(List.of(x)));
    jobs.add(new ArrayList<>(List.of("a"))::contains);
    for (Job job : jobs) {
      byte[] bytes = Encoder.encode(job);
      assertThat(bytes[0]).isEqualTo(Tag.LAMBDA);
      Job arrived = (Job) Decoder.decode(bytes, null);
      assertThat(arrived).isInstanceOf(DirectJob.class);
      assertThat(arrived.run("a")).isEqualTo(job.run("a"));
    }
  }

  interface Made<T, R> extends Job {
    R make(T value) throws Exception;

    @Override
    @SuppressWarnings("unchecked")
    default Object run(Object argument) throws Exception {
      return make((T) argument);
    }
  }

  static final class MadeDirect<T, R> extends ReflectiveLambda<Made<T, R>> implements Made<T, R> {
    MadeDirect(Invocation invocation) {
      super(invocation);
    }

    @Override
    @SuppressWarnings("unchecked")
    public R make(T value) throws Exception {
      Made<T, R> linked = ordinary();
      return linked != null ? linked.make(value) : (R) call(value);
    }
  }

  static final class MadeAdapter implements Adapter {
    @Override
    public Object adapt(Invocation invocation) {
      return new MadeDirect<>(invocation);
    }
  }

  @Test
  void shouldConvertArgumentsAsALinkedLambdaDoes() throws Exception {
    Adapter.register(Made.class, new MadeAdapter());
    Made<Integer, Integer> absolute = Math::abs;
    Made<Integer, Long> wider = LambdaTest::widened;
    Made<String, Integer> length = CharSequence::length;
    Made<String, StringBuilder> builder = StringBuilder::new;
    Made<List<?>, Integer> size = List::size;
    assertThat(there(absolute).make(-4)).isEqualTo(4);
    assertThat(there(wider).make(4)).isEqualTo(5L);
    assertThat(there(length).make("four")).isEqualTo(4);
    assertThat(there(builder).make("b").toString()).isEqualTo("b");
    assertThat(there(size).make(List.of(1, 2))).isEqualTo(2);
    assertThatThrownBy(() -> there(absolute).make(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> there(absolute).run("text")).isInstanceOf(ClassCastException.class);
  }

  @Test
  void shouldThrowWhatTheLambdaThrows() {
    Job checked =
        x -> {
          throw new IOException("disk");
        };
    Job error =
        x -> {
          throw new StackOverflowError("deep");
        };
    assertThatThrownBy(() -> there(checked).run(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> there(error).run(1)).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void shouldLinkTheLambdaAfterManyCallsAndKeepWhatItCaptured() throws Exception {
    int[] calls = {0};
    Job arrived = there(x -> ++calls[0]);
    for (int i = 1; i <= 3 * ReflectiveLambda.CALLS_BEFORE_LINKING; i++) {
      assertThat(arrived.run(null)).isEqualTo(i);
    }
    assertThat(((DirectJob) arrived).linked()).isTrue();
    assertThat(calls[0]).isZero();
  }

  @Test
  void shouldBeSentOnAndOnAgain() throws Exception {
    int number = 5;
    Job job = x -> number + (int) x;
    Job third = there(there(there(job)));
    assertThat(third.run(1)).isEqualTo(6);
    assertThat(third.toString()).contains("LambdaTest::lambda$");
    Job inside = (Job) there(new Holder(third, null)).first;
    assertThat(inside.run(2)).isEqualTo(7);
  }

  @Test
  void shouldLinkAtOnceWhereNoAdapterIsKnown() {
    int more = 10;
    Plain plain = (a, b) -> a + b + more;
    Plain arrived = there(plain);
    assertThat(arrived.of(1, 2)).isEqualTo(13);
    assertThat(arrived.getClass().isHidden()).isTrue();
  }

  @Test
  void shouldKeepTogetherWhatCapturedValuesShare() throws Exception {
    List<Object> list = new ArrayList<>();
    Map<String, List<Object>> map = new HashMap<>();
    map.put("list", list);
    Job arrived =
        there(x -> {
          list.add(x);
          return map.get("list").size();
        });
    assertThat(arrived.run("a")).isEqualTo(1);
  }

  @Test
  void shouldCarrySharedObjectsAndOtherLambdas() throws Exception {
    Counter counter = new Counter(77);
    Job inner = x -> counter.handle() + (int) x;
    Job outer = x -> inner.run(x);
    assertThat(there(outer).run(3)).isEqualTo(80L);
  }
}
