/** Keeps the log of what people and programs did. */
package org.strowger.audit;
