package org.strowger.sip.auth;

import java.util.Map;

/** A phone's side of digest, for tests. */
final class DigestClient {
    private DigestClient() {}

    /** The nonce of a challenge. */
    static String nonceOf(String challenge) {
        return AuthParameters.parse(challenge, "Digest").orElseThrow().get("nonce");
    }

    static String answer(
            DigestAlgorithm algorithm,
            String user,
            String password,
            String realm,
            String nonce,
            int nc,
            String method,
            String uri) {
        String count = String.format("%08x", nc);
        DigestCredentials c = DigestCredentials.of(Map.of(
                "username", user,
                "realm", realm,
                "nonce", nonce,
                "uri", uri,
                "algorithm", algorithm.token(),
                "cnonce", "0a4f113b",
                "nc", count,
                "response", "00"));
        return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", algorithm=" + algorithm.token() + ", qop=auth, nc=" + count
                + ", cnonce=\"0a4f113b\", response=\""
                + DigestHash.response(c, method, password) + "\"";
    }
}
