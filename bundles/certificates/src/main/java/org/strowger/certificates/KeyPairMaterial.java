package org.strowger.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key with its certificate and the intermediate ones behind it. */
record KeyPairMaterial(PrivateKey key, List<X509Certificate> chain) {
    X509Certificate own() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "KeyPairMaterial[" + own().getSubjectX500Principal() + "]";
    }
}
