class Other {
  static final int FIVE = Integer.parseInt("5");

  static class Unusual extends RuntimeException {}

  static void fail() {
    throw new Unusual();
  }
}
