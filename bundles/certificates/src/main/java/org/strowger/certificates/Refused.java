package org.strowger.certificates;

import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** What is wrong with a certificate that was sent, by the field it came in. */
final class Refused {
    static final String CERTIFICATE = "certificate";
    static final String KEY = "key";
    static final String PKCS12 = "pkcs12";
    static final String PASSWORD = "password";

    private Refused() {}

    static ProblemException because(String code, String field, String en, String zh, Object... arguments) {
        return new ProblemException(ProblemException.Kind.INVALID, code, field, Text.of(en, zh, arguments));
    }
}
