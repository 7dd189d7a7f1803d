/** How much of the processors a process tree gets, and how much it would take. */
package mpj.app.process;
