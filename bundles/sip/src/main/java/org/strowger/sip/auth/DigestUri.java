package org.strowger.sip.auth;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * Whether the {@code uri} of credentials names the request they came with. Phones write it in many forms, so only user
 * and host count: parameters and headers are ignored, a port on one side only is ignored, the schemes sip and sips are
 * alike, and a host of our own stands for any other of ours. A uri without user (the server's address alone) passes for
 * any user, as SIPp and some gateways sign it so; each nonce count is good only once, so nothing can be replayed with it.
 * A uri with another user, another host or another port is refused.
 */
final class DigestUri {
    private DigestUri() {}

    static boolean matches(String digestUri, String requestUri, Predicate<String> ownHost) {
        if (digestUri.equals(requestUri)) {
            return true;
        }
        Parts a = Parts.of(digestUri);
        Parts b = Parts.of(requestUri);
        return a != null
                && b != null
                && (a.user.isEmpty() || a.user.equals(b.user))
                && (a.host.equals(b.host) || ownHost.test(a.host))
                && (a.port.isEmpty() || b.port.isEmpty() || a.port.equals(b.port));
    }

    private record Parts(String user, String host, String port) {
        static Parts of(String uri) {
            int colon = uri.indexOf(':');
            String scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!"sip".equals(scheme) && !"sips".equals(scheme)) {
                return null;
            }
            String rest = uri.substring(colon + 1);
            int at = rest.lastIndexOf('@');
            String user = at < 0 ? "" : rest.substring(0, at);
            String hostPort = untilAny(rest.substring(at + 1), ";?>");
            int portAt = hostPort.lastIndexOf(':');
            boolean hasPort = portAt > hostPort.lastIndexOf(']');
            String host = hasPort ? hostPort.substring(0, portAt) : hostPort;
            return new Parts(user, host.toLowerCase(Locale.ROOT), hasPort ? hostPort.substring(portAt + 1) : "");
        }

        private static String untilAny(String text, String ends) {
            for (int i = 0; i < text.length(); i++) {
                if (ends.indexOf(text.charAt(i)) >= 0) {
                    return text.substring(0, i);
                }
            }
            return text;
        }
    }
}
