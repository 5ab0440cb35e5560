/** Name, colour and pictures of the owner's. */
package org.strowger.branding;
