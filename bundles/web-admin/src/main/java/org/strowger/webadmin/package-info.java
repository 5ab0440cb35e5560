/** Administration in the browser: the built pages and their places in the menu. */
package org.strowger.webadmin;
