/** Makes and keeps the certificate with which this system answers TLS. */
package org.strowger.certificates;
