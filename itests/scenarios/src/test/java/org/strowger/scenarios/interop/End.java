package org.strowger.scenarios.interop;

import java.util.List;
import java.util.Map;
import org.strowger.scenarios.peers.Browser;
import org.strowger.scenarios.peers.Linphone;
import org.strowger.scenarios.product.TestProduct;

/**
 * A make of phone in one set-up.
 *
 * @param transport {@code udp}, {@code tcp}, {@code tls} or {@code wss}
 * @param codec as extensions name it
 * @param encryption {@code none}, {@code sdes} or {@code dtls}
 */
public record End(Client client, String transport, String codec, String encryption) {
    /** A make of phone. */
    public enum Client {
        BARESIP,
        LINPHONE,
        SIPP,
        BROWSER
    }

    private static final Map<String, String> IN_BARESIP = Map.of(
            "ulaw", "PCMU", "alaw", "PCMA", "g722", "G722/16000/1", "opus", "opus/48000/2", "gsm", "GSM", "g726",
            "G726-32/8000/1");

    /** Makes the extension and starts the phone. */
    public Phone start(TestProduct pbx, String number, int tone) {
        String password = pbx.extension(number);
        pbx.change(
                number,
                Map.of(
                        "transports",
                        List.of(transport),
                        "codecs",
                        List.of(codec),
                        "srtp",
                        encryption.equals("none") || client == Client.BROWSER ? "off" : "required",
                        "webLogin",
                        client == Client.BROWSER,
                        "webrtc",
                        client == Client.BROWSER));
        String server =
                transport.equals("tls") ? pbx.product().sipTls() : pbx.product().sip();
        switch (client) {
            case BARESIP:
                return new BaresipPhone(
                        pbx.phone(number, transport)
                                .withCodecs(IN_BARESIP.get(codec))
                                .withEncryption(Map.of("none", "", "sdes", "srtp-mand", "dtls", "dtls_srtp")
                                        .get(encryption))
                                .withTone(tone)
                                .start(pbx.directory())
                                .awaitRegistered(),
                        tone);
            case LINPHONE:
                Linphone.Settings settings = new Linphone.Settings(
                        number,
                        password,
                        server,
                        transport,
                        encryption.equals("sdes") ? "srtp" : encryption,
                        codec.equals("opus") ? 48_000 : 8000,
                        tone);
                return new LinphonePhone(
                        Linphone.start(pbx.directory(), pbx.ports(), settings).awaitRegistered(), tone);
            case SIPP:
                return new SippPhone(pbx, number, IN_BARESIP.get(codec), transport.equals("tcp"), tone);
            default:
                return new BrowserPhone(
                        Browser.start(pbx.directory(), pbx.ports(), tone)
                                .register("wss://127.0.0.1:" + pbx.product().httpsPort() + "/ws", number, password)
                                .awaitRegistered(),
                        number,
                        tone);
        }
    }

    @Override
    public String toString() {
        return client.name().toLowerCase(java.util.Locale.ROOT) + " " + transport + " " + codec + " " + encryption;
    }
}
