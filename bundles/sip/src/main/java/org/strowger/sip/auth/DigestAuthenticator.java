package org.strowger.sip.auth;

import java.util.List;
import java.util.function.UnaryOperator;
import org.strowger.api.core.Scheduler;

/**
 * Digest access authentication as server (RFC 3261 section 22, RFC 7616, RFC 8760). Thread safe, does not block. No
 * state is kept for challenges; only nonces that were used successfully are remembered, in a bounded table.
 */
public final class DigestAuthenticator {
    /**
     * @param realm put into challenges and demanded in credentials
     * @param algorithms what is offered and accepted, preferred first
     * @param bindNonceToSource a nonce is good only for the {@code source} it was made for
     */
    public DigestAuthenticator(
            String realm, List<DigestAlgorithm> algorithms, boolean bindNonceToSource, Scheduler scheduler) {
        throw new UnsupportedOperationException();
    }

    public String realm() {
        throw new UnsupportedOperationException();
    }

    /**
     * Values of the WWW-Authenticate or Proxy-Authenticate headers to send, one header each, in this order.
     *
     * @param stale after {@link DigestResult.Status#STALE}
     * @param source IP address of the party; used only when nonces are bound
     */
    public List<String> challenge(boolean stale, String source) {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks credentials. Takes the same work whether the user exists or not.
     *
     * @param headerValues values of all Authorization (or Proxy-Authorization) headers of the request, in the form
     *     {@code Digest username="101", …}; the first for our realm counts
     * @param requestUri the request URI as received
     * @param passwords clear-text password of a user name, or null when there is no such user
     */
    public DigestResult verify(
            List<String> headerValues,
            String method,
            String requestUri,
            String source,
            UnaryOperator<String> passwords) {
        throw new UnsupportedOperationException();
    }
}
