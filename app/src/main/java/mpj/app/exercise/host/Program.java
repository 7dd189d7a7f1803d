package mpj.app.exercise.host;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import mpj.lessons.exercise.Measured;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.Task;

/** A learner's program as something to run: its method is called as {@code java} calls main. */
final class Program implements Task {
  private final Job job;
  private volatile long began;
  private volatile long ended;
  private volatile Object result;
  private volatile Throwable thrown;
  private volatile List<Measured> measured = List.of();

  Program(Job job) {
    this.job = job;
  }

  @Override
  public void run() throws Exception {
    ProcessTree.limit(Limits.MOST_PROCESSES);
    if (isQuiz()) {
      measured = Measuring.all();
    }
    Optional<Method> found = method();
    if (found.isEmpty()) {
      return;
    }
    Method method = found.get();
    Object[] arguments = method.getParameterCount() == 0 ? new Object[0] : new Object[1];
    if (arguments.length == 1) {
      arguments[0] = new String[0];
    }
    began = System.nanoTime();
    try {
      Object program = Modifier.isStatic(method.getModifiers()) ? null : instance(method);
      result = method.invoke(program, arguments);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
    }
    ended = System.nanoTime();
  }

  private boolean isQuiz() {
    return Exercises.find(job.exercise())
        .filter(exercise -> exercise.kind() == Exercise.Kind.QUIZ)
        .isPresent();
  }

  /** The learner may have taken it away, or the whole program. */
  private Optional<Method> method() {
    try {
      Optional<Method> found =
          Arrays.stream(Class.forName(job.className()).getDeclaredMethods())
              .filter(method -> method.getName().equals(job.entry()) && !method.isSynthetic())
              .findFirst();
      found.ifPresent(method -> method.setAccessible(true));
      return found;
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Object instance(Method method) throws Exception {
    Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  long began() {
    return began;
  }

  /** Returns 0 if it has not returned. */
  long ended() {
    return ended;
  }

  Object result() {
    return result;
  }

  Throwable thrown() {
    return thrown;
  }

  List<Measured> measured() {
    return measured;
  }
}
