package org.strowger.api.sip;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: who may register and call. Looked up for every request: no blocking, no SQL. */
@ConsumerType
public interface SipAccounts {
    /** The account whose number (user part of its address of record and digest user) this is; disabled ones too. */
    Optional<SipAccount> find(String user);
}
