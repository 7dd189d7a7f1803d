package mpj.app.bench.compare;

/** Is told how far a comparison is. */
public interface Watcher {
  /**
   * The next thing begins, or a pool has come further with it. Any thread may say so, one at a
   * time; when the comparison is over nobody does.
   *
   * @param what what it is, in a few words
   * @param done how many steps are over
   * @param all how many there are
   */
  void step(String what, int done, int all);
}
