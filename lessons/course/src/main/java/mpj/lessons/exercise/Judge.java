package mpj.lessons.exercise;

import java.util.Optional;

/** Knows one exercise. */
@FunctionalInterface
interface Judge {
  /** Says what is not right; empty if everything is. */
  Optional<Failing> judge(Attempt attempt);

  /** Returns one that is not right. */
  static Optional<Failing> fails(String reason, String sentence) {
    return Optional.of(new Failing(reason, sentence));
  }
}
