/** Phones of several makes behind one face, so that each can be tried with each. */
package org.strowger.scenarios.interop;
