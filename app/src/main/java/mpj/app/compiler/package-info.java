/** What the compiler has against a program, in plain words. It uses the JDK only. */
package mpj.app.compiler;
