package org.strowger.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.TraceStep;
import org.strowger.api.core.Text;

/** The file is read as an analyser would: every length and checksum must be right. */
public class PcapTest {
    private static final Instant AT = Instant.parse("2026-11-30T08:00:00.123456Z");

    private static CallTrace trace(String from, String to, String text) {
        TraceStep step = new TraceStep(
                1,
                AT,
                0,
                TraceStep.Kind.SIP,
                "p1",
                "s",
                "l",
                null,
                "tls",
                from,
                to,
                "BYE",
                null,
                null,
                "1 BYE",
                false,
                Text.of("a", "b"),
                text,
                null,
                null,
                null);
        return new CallTrace(
                "c", "c", "1", "2", AT, null, null, false, 1, false, 0, List.of(), List.of(step), List.of(), null);
    }

    private static ByteBuffer packet(CallTrace trace) {
        ByteBuffer file = ByteBuffer.wrap(Pcap.of(trace));
        assertThat(file.getInt()).isEqualTo(0xa1b2c3d4);
        assertThat(file.getShort()).isEqualTo((short) 2);
        assertThat(file.getShort()).isEqualTo((short) 4);
        assertThat(file.getInt(20)).isEqualTo(1);
        file.position(24);
        assertThat(file.getInt()).isEqualTo((int) AT.getEpochSecond());
        assertThat(file.getInt()).isEqualTo(123456);
        int length = file.getInt();
        assertThat(file.getInt()).isEqualTo(length);
        assertThat(file.remaining()).isEqualTo(length);
        return file.slice();
    }

    /** Ones' complement sum; 0xffff of anything that carries its own right checksum. */
    private static int sum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | (i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }

    private static byte[] bytes(ByteBuffer from, int at, int length) {
        byte[] bytes = new byte[length];
        from.get(at, bytes);
        return bytes;
    }

    @Test
    public void ipv4() throws Exception {
        ByteBuffer frame = packet(trace("192.0.2.3:5061", "192.0.2.1:40000", "BYE sip:ä SIP/2.0\r\n\r\n"));
        assertThat(frame.getShort(12)).isEqualTo((short) 0x0800);
        byte[] ip = bytes(frame, 14, 20);
        assertThat(sum(ip)).isEqualTo(0xffff);
        assertThat(frame.getShort(16) & 0xffff).isEqualTo(frame.capacity() - 14);
        assertThat(InetAddress.getByAddress(bytes(frame, 26, 4)).getHostAddress())
                .isEqualTo("192.0.2.3");
        assertThat(InetAddress.getByAddress(bytes(frame, 30, 4)).getHostAddress())
                .isEqualTo("192.0.2.1");
        assertThat(frame.getShort(34)).isEqualTo((short) 5061);
        assertThat(frame.getShort(36) & 0xffff).isEqualTo(40000);
        int udp = frame.getShort(38);
        assertThat(udp).isEqualTo(frame.capacity() - 34);
        ByteBuffer checked = ByteBuffer.allocate(12 + udp)
                .put(bytes(frame, 26, 8))
                .putShort((short) 17)
                .putShort((short) udp);
        checked.put(bytes(frame, 34, udp));
        assertThat(sum(checked.array())).isEqualTo(0xffff);
        assertThat(new String(bytes(frame, 42, udp - 8), StandardCharsets.UTF_8))
                .isEqualTo("BYE sip:ä SIP/2.0\r\n\r\n");
    }

    @Test
    public void ipv6() {
        ByteBuffer frame = packet(trace("[2001:db8::3]:5061", "192.0.2.1:5060", "odd"));
        assertThat(frame.getShort(12)).isEqualTo((short) 0x86dd);
        assertThat(frame.get(20)).isEqualTo((byte) 17);
        int udp = frame.getShort(18);
        assertThat(udp).isEqualTo(frame.capacity() - 54);
        ByteBuffer checked = ByteBuffer.allocate(40 + udp)
                .put(bytes(frame, 22, 32))
                .putInt(udp)
                .putInt(17);
        checked.put(bytes(frame, 54, udp));
        assertThat(sum(checked.array())).isEqualTo(0xffff);
    }

    @Test
    public void aNameIsNotAskedForAndAWholeCallHasOnePacketAMessage() {
        assertThat(packet(trace("host.example.org:5060", "x", "y")).getShort(12))
                .isEqualTo((short) 0x0800);
    }
}
