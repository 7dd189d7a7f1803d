/**
 * What the compiler has against a program, in plain words.
 *
 * <p>May use the JDK only.
 */
package mpj.app.compiler;
