package org.strowger.sip.stack;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * Throws away datagrams of sources that send too many, before the library copies, queues and parses them. Takes the
 * parser's words out of the refusals that the library sends by itself: they repeat parts of the request, line ends too.
 */
final class PolicedDatagramSocket extends DatagramSocket {
    private static final String PARSER_REFUSAL = "SIP/2.0 400 Bad Request (";
    private static final int WORDS = PARSER_REFUSAL.length() - 2;
    private final SourcePolice police;

    PolicedDatagramSocket(int port, InetAddress bind, SourcePolice police) throws SocketException {
        super(port, bind);
        this.police = police;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        int room = packet.getLength();
        super.receive(packet);
        while (!police.admit(packet.getAddress())) {
            packet.setLength(room);
            super.receive(packet);
        }
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        String start = new String(
                packet.getData(),
                packet.getOffset(),
                Math.min(packet.getLength(), PARSER_REFUSAL.length()),
                StandardCharsets.ISO_8859_1);
        if (start.equals(PARSER_REFUSAL)) {
            String text =
                    new String(packet.getData(), packet.getOffset(), packet.getLength(), StandardCharsets.ISO_8859_1);
            int end = Math.max(WORDS, text.indexOf("\r\n"));
            packet.setData((text.substring(0, WORDS) + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1));
        }
        super.send(packet);
    }
}
