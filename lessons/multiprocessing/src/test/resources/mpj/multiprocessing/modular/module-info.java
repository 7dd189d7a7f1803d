/** A shop that keeps its package closed, has a service, and needs nothing but the library. */
module shop {
  requires mpj.multiprocessing;

  uses shop.Greeter;

  provides shop.Greeter with
      shop.Polite;
}
