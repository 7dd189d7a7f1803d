package shop;

/** How the shop greets. */
public class Polite implements Greeter {
  @Override
  public String greet(String name) {
    return "Good day, " + name;
  }
}
