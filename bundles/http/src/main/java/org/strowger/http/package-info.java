/** Where HTTP listens: HTTPS with the system's certificate, plain HTTP only to redirect. */
package org.strowger.http;
