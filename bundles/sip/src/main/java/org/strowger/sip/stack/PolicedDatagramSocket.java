package org.strowger.sip.stack;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;

/** Throws away datagrams of sources that send too many, before the library copies, queues and parses them. */
final class PolicedDatagramSocket extends DatagramSocket {
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
}
