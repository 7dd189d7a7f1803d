/**
 * The runs that the AOT caches are made from, once, when the tool is packaged: what is used here is
 * ready at every later start. Nothing may use it.
 *
 * <p>May use the root package, {@code cli}, {@code terminal}, the course and the library.
 */
package mpj.app.training;
