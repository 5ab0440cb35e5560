package org.strowger.media.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A connectivity check as a full ICE agent sends it, written without the code under test. */
public final class Check {
    private final ByteBuffer out = ByteBuffer.allocate(1024);

    public Check() {
        this(0x0001);
    }

    public Check(int type) {
        out.putShort((short) type).putShort((short) 0).putInt(0x2112A442).put("transaction!".getBytes());
    }

    public Check attribute(int type, byte[] value) {
        out.putShort((short) type).putShort((short) value.length).put(value);
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
        return this;
    }

    public Check username(String name) {
        return attribute(0x0006, name.getBytes(StandardCharsets.UTF_8));
    }

    public Check priority(int value) {
        return attribute(0x0024, ByteBuffer.allocate(4).putInt(value).array());
    }

    public Check controlling() {
        return attribute(0x802A, new byte[8]);
    }

    public Check useCandidate() {
        return attribute(0x0025, new byte[0]);
    }

    public Check signed(String password) {
        out.putShort(2, (short) (out.position() - 20 + 24));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            mac.update(out.array(), 0, out.position());
            return attribute(0x0008, mac.doFinal());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With FINGERPRINT. */
    public ByteBuffer bytes() {
        out.putShort(2, (short) (out.position() - 20 + 8));
        CRC32 crc = new CRC32();
        crc.update(out.array(), 0, out.position());
        attribute(
                0x8028,
                ByteBuffer.allocate(4).putInt((int) crc.getValue() ^ 0x5354554E).array());
        return out.flip();
    }

    /** Complete: what a controlling agent sends. */
    public static ByteBuffer good(String username, String password, boolean nominate, int priority) {
        Check check = new Check().username(username).priority(priority).controlling();
        return (nominate ? check.useCandidate() : check).signed(password).bytes();
    }
}
