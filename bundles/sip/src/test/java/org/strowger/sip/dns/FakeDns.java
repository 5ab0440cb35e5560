package org.strowger.sip.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A name server on loopback that knows what a test tells it, or keeps silent. */
final class FakeDns implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile boolean silent;

    FakeDns() throws IOException {
        Thread thread = new Thread(this::serve, "fake-dns");
        thread.setDaemon(true);
        thread.start();
    }

    void add(Record record) {
        records.computeIfAbsent(record.getName(), n -> new CopyOnWriteArrayList<>())
                .add(record);
    }

    SimpleResolver resolver() throws IOException {
        SimpleResolver resolver = new SimpleResolver(socket.getLocalAddress().getHostAddress());
        // So that a thousand records come in one datagram.
        resolver.setEDNS(0, 60_000, 0);
        resolver.setPort(socket.getLocalPort());
        return resolver;
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message query = new Message(java.util.Arrays.copyOf(buffer, packet.getLength()));
                asked.add(query.getQuestion().getName() + " "
                        + Type.string(query.getQuestion().getType()));
                if (!silent) {
                    byte[] answer = answer(query).toWire();
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question, Section.QUESTION);
        List<Record> all = records.get(question.getName());
        if (all == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
            return answer;
        }
        all.stream()
                .filter(r -> r.getType() == question.getType() || r instanceof CNAMERecord)
                .forEach(r -> answer.addRecord(r, Section.ANSWER));
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
