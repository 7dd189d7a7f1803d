/**
 * The runs that the AOT caches are made from, once, when the tool is packaged: what is used here is
 * ready at every later start. May use the whole tool; nothing may use it.
 */
package mpj.app.training;
