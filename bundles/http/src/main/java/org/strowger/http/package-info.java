/** Where HTTP listens: HTTPS with the system's certificate, plain HTTP only to redirect, a context for REST. */
package org.strowger.http;
