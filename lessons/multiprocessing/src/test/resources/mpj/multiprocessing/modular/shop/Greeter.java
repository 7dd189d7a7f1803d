package shop;

/** A service of the shop's. */
public interface Greeter {
  String greet(String name);
}
