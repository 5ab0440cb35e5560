package org.strowger.api.media;

/**
 * Master key and salt of one direction of SRTP. Immutable: the bytes are copied in and out.
 *
 * @param material key, then salt: as many bytes as the suite says
 */
public record SrtpKey(SrtpSuite suite, byte[] material) {
    public SrtpKey {
        if (material.length != suite.keyBytes() + suite.saltBytes()) {
            throw new IllegalArgumentException(suite + " needs " + (suite.keyBytes() + suite.saltBytes()) + " bytes");
        }
        material = material.clone();
    }

    @Override
    public byte[] material() {
        return material.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKey key
                && key.suite == suite
                && java.security.MessageDigest.isEqual(key.material, material);
    }

    @Override
    public int hashCode() {
        return suite.hashCode();
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "SrtpKey[" + suite + "]";
    }
}
