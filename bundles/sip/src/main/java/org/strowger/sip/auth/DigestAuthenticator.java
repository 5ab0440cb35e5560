package org.strowger.sip.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.strowger.api.core.Scheduler;
import org.strowger.sip.auth.DigestResult.Status;

/**
 * Digest access authentication as server (RFC 3261 section 22, RFC 7616, RFC 8760). Thread safe, does not block. No
 * state is kept for challenges; only nonces that were used with a right password are remembered, in a bounded table.
 */
public final class DigestAuthenticator {
    /** To be named as user agent for phones in browsers, which call themselves what they like. */
    public static final String BROWSER = "JsSIP";

    /** How long a nonce may be used. */
    public static final Duration NONCE_LIFE = Duration.ofMinutes(5);

    private static final int REMEMBERED_NONCES = 65_536;
    private static final int MAX_HEADERS = 8;
    private static final String SCHEME = "Digest";

    private final String realm;
    private final List<DigestAlgorithm> algorithms;
    private final boolean bindNonceToSource;
    private final Predicate<String> ownHost;
    private final Scheduler scheduler;
    private final Nonces nonces;
    private final NonceCounts counts = new NonceCounts(REMEMBERED_NONCES);
    /** Stands for the password of users that do not exist. */
    private final String nobodysPassword;

    /**
     * @param realm put into challenges and demanded in credentials; without quotes and backslashes
     * @param algorithms what is offered and accepted
     * @param bindNonceToSource a nonce is good only for the {@code source} it was made for
     * @param ownHost whether a host (lower case; an address as in a URI) is this system
     */
    public DigestAuthenticator(
            String realm,
            List<DigestAlgorithm> algorithms,
            boolean bindNonceToSource,
            Predicate<String> ownHost,
            Scheduler scheduler) {
        if (algorithms.isEmpty() || realm.isEmpty() || realm.indexOf('"') >= 0 || realm.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("needs an algorithm and a plain realm");
        }
        this.realm = realm;
        this.algorithms = List.copyOf(algorithms);
        this.bindNonceToSource = bindNonceToSource;
        this.ownHost = ownHost;
        this.scheduler = scheduler;
        this.nonces = new Nonces(realm, scheduler);
        byte[] secret = new byte[12];
        new java.security.SecureRandom().nextBytes(secret);
        this.nobodysPassword = Base64.getEncoder().encodeToString(secret);
    }

    public String realm() {
        return realm;
    }

    /**
     * Values of the WWW-Authenticate or Proxy-Authenticate headers to send, one header each, in this order. Which
     * algorithms and in which order follows what the agent is known to cope with; the same for known and unknown users.
     *
     * @param stale after {@link DigestResult.Status#STALE}
     * @param source IP address of the party; used only when nonces are bound
     * @param userAgent the User-Agent header; null or empty when there is none
     */
    public List<String> challenge(boolean stale, String source, String userAgent) {
        List<String> values = new ArrayList<>(algorithms.size());
        String nonce = nonces.issue(boundTo(source));
        for (DigestAlgorithm algorithm : DigestInterop.offer(algorithms, userAgent)) {
            values.add(SCHEME + " realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=" + algorithm.token()
                    + ", qop=\"auth\"" + (stale ? ", stale=true" : ""));
        }
        return values;
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
        for (String value : headerValues.subList(0, Math.min(MAX_HEADERS, headerValues.size()))) {
            if (AuthParameters.otherScheme(value, SCHEME)) {
                continue;
            }
            Optional<Map<String, String>> parameters = AuthParameters.parse(value, SCHEME);
            if (parameters.isEmpty()) {
                return DigestResult.malformed("not readable as digest credentials");
            }
            if (realm.equals(parameters.get().get("realm"))) {
                return verify(parameters.get(), method, requestUri, source, passwords);
            }
        }
        return new DigestResult(Status.NO_CREDENTIALS, "", "none for this realm");
    }

    private DigestResult verify(
            Map<String, String> parameters,
            String method,
            String requestUri,
            String source,
            UnaryOperator<String> passwords) {
        Optional<String> fault = DigestCredentials.fault(parameters);
        if (fault.isPresent()) {
            return DigestResult.malformed(fault.get());
        }
        DigestCredentials credentials = DigestCredentials.of(parameters);
        if (!algorithms.contains(credentials.algorithm())) {
            return DigestResult.malformed("algorithm was not offered");
        }
        if (!DigestUri.matches(credentials.uri(), requestUri, ownHost)) {
            return DigestResult.malformed("uri is not that of the request");
        }
        // Before the password: who was not given the nonce learns nothing of it, and nobody is blamed for his guesses.
        OptionalLong issuedAt = nonces.issuedAt(credentials.nonce(), boundTo(source));
        long oldest = scheduler.nanoTime() - NONCE_LIFE.toNanos();
        if (issuedAt.isEmpty() || issuedAt.getAsLong() < oldest) {
            return new DigestResult(Status.STALE, credentials.username(), "nonce too old or foreign");
        }
        counts.forgetBefore(oldest);
        return verify(credentials, method, issuedAt.getAsLong(), passwords.apply(credentials.username()));
    }

    private DigestResult verify(DigestCredentials c, String method, long issuedAt, String password) {
        boolean known = password != null && !password.isEmpty();
        String expected = DigestHash.response(c, method, known ? password : nobodysPassword);
        if (!DigestHash.same(expected, c.response()) || !known) {
            return new DigestResult(Status.BAD_CREDENTIALS, c.username(), "unknown user or wrong password");
        }
        return counts.use(c.nonce(), issuedAt, c.nc())
                ? new DigestResult(Status.OK, c.username(), "")
                : new DigestResult(Status.STALE, c.username(), "the nonce's count was used");
    }

    private String boundTo(String source) {
        return bindNonceToSource ? source : "";
    }
}
