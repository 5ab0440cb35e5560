/** Serves the user interfaces: files of bundles, with the headers and the compression that browsers want. */
package org.strowger.webcommon;
