/**
 * Counts how many rounds of a demo came out how, and draws the table. It uses {@code terminal}; who
 * plays the rounds is no business of its.
 */
package mpj.app.odds;
