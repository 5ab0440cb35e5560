/** Archives of plug-ins, right and wrong. */
package org.strowger.testkit.plugin;
