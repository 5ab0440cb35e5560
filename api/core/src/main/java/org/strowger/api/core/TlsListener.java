package org.strowger.api.core;

import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service of who answers TLS and must be told when the {@link TlsIdentity} has another certificate. */
@ConsumerType
public interface TlsListener {
    /** New connections get the new certificate when this returns; open ones stay. */
    void identityChanged(TlsIdentity identity);
}
