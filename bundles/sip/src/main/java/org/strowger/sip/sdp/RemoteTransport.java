package org.strowger.sip.sdp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.strowger.api.media.IceCredentials;

/**
 * What a party says of how a stream's packets travel.
 *
 * @param cryptos usable SDES keys, in its order
 * @param fingerprint of its certificate, or null
 * @param association its name of the DTLS association ({@code tls-id}), or empty
 * @param ice its credentials; null when it does no ICE, is a lite agent like us, or has seen addresses changed on the way
 * @param trickles it may name candidates later
 * @param mid its name of the stream, or empty
 */
record RemoteTransport(
        Profile profile,
        List<Crypto> cryptos,
        String fingerprint,
        Setup setup,
        String association,
        IceCredentials ice,
        boolean trickles,
        boolean mux,
        boolean reducedSize,
        String mid) {
    private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,64}");

    /** @param media with a known profile */
    static RemoteTransport read(SdpDescription description, SdpMedia media) {
        return new RemoteTransport(
                Profile.of(media.protocol()).orElseThrow(),
                Crypto.of(media),
                Fingerprint.of(description, media).orElse(null),
                Setup.of(description, media),
                either(description, media, "tls-id"),
                ice(description, media),
                List.of(either(description, media, "ice-options").split(" ", 16))
                        .contains("trickle"),
                media.attribute("rtcp-mux").isPresent(),
                media.attribute("rtcp-rsize").isPresent(),
                mid(media));
    }

    private static IceCredentials ice(SdpDescription description, SdpMedia media) {
        String ufrag = either(description, media, "ice-ufrag");
        String password = either(description, media, "ice-pwd");
        boolean full = description.attribute("ice-lite").isEmpty()
                && media.attribute("ice-mismatch").isEmpty();
        return full
                        && UFRAG.matcher(ufrag).matches()
                        && PASSWORD.matcher(password).matches()
                ? new IceCredentials(ufrag, password)
                : null;
    }

    static String mid(SdpMedia media) {
        return media.attribute("mid").filter(m -> TOKEN.matcher(m).matches()).orElse("");
    }

    private static String either(SdpDescription description, SdpMedia media, String name) {
        Optional<String> found = media.attribute(name).or(() -> description.attribute(name));
        return found.orElse("");
    }
}
