package org.strowger.trace;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.TraceStep;

/**
 * A trace as a file of captured packets. The packets are made up: each message in one of UDP between the addresses it went
 * between, whatever it travelled over, so that every analyser reads it.
 */
final class Pcap {
    private static final int MAGIC = 0xa1b2c3d4;
    private static final int ETHERNET = 1;
    private static final int SNAP = 262_144;
    private static final int UDP = 17;
    private static final int UDP_HEAD = 8;
    private static final int IPV4_HEAD = 20;
    private static final int IPV6_HEAD = 40;
    private static final int LONGEST = 65_000;

    private Pcap() {}

    static byte[] of(CallTrace trace) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.BIG_ENDIAN);
        head.putInt(MAGIC)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(SNAP)
                .putInt(ETHERNET);
        out.writeBytes(head.array());
        trace.steps().stream().filter(step -> step.kind() == TraceStep.Kind.SIP).forEach(step -> packet(out, step));
        return out.toByteArray();
    }

    private static void packet(ByteArrayOutputStream out, TraceStep step) {
        End from = End.of(step.from());
        End to = End.of(step.to());
        byte[] text = step.text().getBytes(StandardCharsets.UTF_8);
        byte[] payload = text.length <= LONGEST ? text : Arrays.copyOf(text, LONGEST);
        byte[] frame = from.v4() && to.v4() ? ipv4(from, to, payload) : ipv6(from, to, payload);
        Instant at = step.at();
        ByteBuffer head = ByteBuffer.allocate(16);
        head.putInt((int) at.getEpochSecond()).putInt(at.getNano() / 1000);
        head.putInt(frame.length).putInt(frame.length);
        out.writeBytes(head.array());
        out.writeBytes(frame);
    }

    private static byte[] ipv4(End from, End to, byte[] payload) {
        int udp = UDP_HEAD + payload.length;
        ByteBuffer b = ByteBuffer.allocate(14 + IPV4_HEAD + udp);
        ethernet(b, from, to, (short) 0x0800);
        int ip = b.position();
        b.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_HEAD + udp)).putInt(0x4000);
        b.put((byte) 64).put((byte) UDP).putShort((short) 0);
        b.put(from.host).put(to.host);
        b.putShort(ip + 10, checksum(b.array(), ip, IPV4_HEAD, 0));
        udp(b, from, to, payload);
        return b.array();
    }

    private static byte[] ipv6(End from, End to, byte[] payload) {
        int udp = UDP_HEAD + payload.length;
        ByteBuffer b = ByteBuffer.allocate(14 + IPV6_HEAD + udp);
        ethernet(b, from, to, (short) 0x86dd);
        b.putInt(0x60000000).putShort((short) udp).put((byte) UDP).put((byte) 64);
        b.put(from.wide()).put(to.wide());
        udp(b, from, to, payload);
        return b.array();
    }

    /** Hardware addresses are local ones, told apart by the end of the IP address. */
    private static void ethernet(ByteBuffer b, End from, End to, short type) {
        for (End end : new End[] {to, from}) {
            b.putShort((short) 0x0200).put(end.host, end.host.length - 4, 4);
        }
        b.putShort(type);
    }

    private static void udp(ByteBuffer b, End from, End to, byte[] payload) {
        int at = b.position();
        int length = UDP_HEAD + payload.length;
        b.putShort((short) from.port)
                .putShort((short) to.port)
                .putShort((short) length)
                .putShort((short) 0);
        b.put(payload);
        boolean v4 = from.v4() && to.v4();
        ByteBuffer pseudo = ByteBuffer.allocate(40);
        pseudo.put(v4 ? from.host : from.wide())
                .put(v4 ? to.host : to.wide())
                .putInt(length)
                .putInt(UDP);
        int start = sum(pseudo.array(), 0, pseudo.position(), 0);
        short checksum = checksum(b.array(), at, length, start);
        b.putShort(at + 6, checksum == 0 ? (short) 0xffff : checksum);
    }

    private static short checksum(byte[] bytes, int from, int length, int start) {
        int sum = sum(bytes, from, length, start);
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }

    private static int sum(byte[] bytes, int from, int length, int start) {
        int sum = start;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? bytes[from + i + 1] & 0xff : 0;
            sum += (bytes[from + i] & 0xff) << 8 | low;
        }
        return sum;
    }

    /** An address and a port. */
    private record End(byte[] host, int port) {
        private static final byte[] NOWHERE = new byte[4];

        static End of(String text) {
            int colon = text.lastIndexOf(':');
            String port = colon < 0 ? "" : text.substring(colon + 1);
            String host = colon < 0 ? text : text.substring(0, colon).replaceAll("[\\[\\]]", "");
            int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
            return new End(literal(host), number);
        }

        /** Of what is no literal, nothing: names are not asked for. */
        private static byte[] literal(String host) {
            boolean address =
                    host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || host.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
            try {
                return address ? InetAddress.getByName(host).getAddress() : NOWHERE;
            } catch (UnknownHostException e) {
                return NOWHERE;
            }
        }

        boolean v4() {
            return host.length == 4;
        }

        /** As IPv6, an IPv4 address in its mapped form. */
        byte[] wide() {
            if (!v4()) {
                return host;
            }
            return ByteBuffer.allocate(16)
                    .put(new byte[10])
                    .putShort((short) 0xffff)
                    .put(host)
                    .array();
        }
    }
}
