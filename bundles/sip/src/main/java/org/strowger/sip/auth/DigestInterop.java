package org.strowger.sip.auth;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which algorithms to offer whom. RFC 8760 has a client take the first challenge it knows, but many in the field take
 * the first one, know it or not (SIPp 3.6, browser stacks, older phones), and libre before version 2 gives up on a
 * response that holds any challenge other than MD5, as do the libraries that phones in browsers are made with, which know
 * the last challenge only. So MD5 goes first unless the agent is known to follow the RFC.
 */
final class DigestInterop {
    private static final Pattern MD5_ONLY = Pattern.compile("(baresip v[01]\\.|jssip|sip\\.js).*");
    private static final Pattern FOLLOWS_RFC_8760 =
            Pattern.compile("(baresip v[2-9]\\.|linphone|pjsua v2\\.1[0-9]|strowger).*");

    private DigestInterop() {}

    /** @param policy accepted algorithms, strongest first; one that does not have both is never bent */
    static List<DigestAlgorithm> offer(List<DigestAlgorithm> policy, String userAgent) {
        if (policy.size() < 2) {
            return policy;
        }
        String agent = userAgent == null ? "" : userAgent.strip().toLowerCase(Locale.ROOT);
        if (MD5_ONLY.matcher(agent).matches()) {
            return List.of(DigestAlgorithm.MD5);
        }
        return FOLLOWS_RFC_8760.matcher(agent).matches()
                ? List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)
                : List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);
    }
}
