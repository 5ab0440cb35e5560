package org.strowger.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class Argon2HasherTest {
    private final Argon2Hasher hasher = new Argon2Hasher();

    @Test
    public void aHashFitsItsPasswordOnly() {
        String phc = hasher.hash("pässwörd 密码".toCharArray());
        assertThat(phc).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSize(97);
        assertThat(hasher.verify("pässwörd 密码".toCharArray(), phc)).isTrue();
        assertThat(hasher.verify("passwörd 密码".toCharArray(), phc)).isFalse();
        assertThat(hasher.verify(new char[0], phc)).isFalse();
        assertThat(hasher.hash("pässwörd 密码".toCharArray())).isNotEqualTo(phc);
    }

    /** Made with the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32}. */
    @Test
    public void hashesOfTheReferenceImplementationAreUnderstood() {
        String phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hasher.verify("password".toCharArray(), phc)).isTrue();
        assertThat(hasher.verify("Password".toCharArray(), phc)).isFalse();
    }

    @Test
    public void foreignTextsNeverFit() {
        String phc = hasher.hash("password".toCharArray());
        for (String foreign : List.of(
                "",
                "password",
                "$2a$10$abcdefghijklmnopqrstuu",
                phc.replace("argon2id", "argon2i"),
                phc.replace("v=19", "v=16"),
                phc.replace("m=19456", "m=999999"),
                phc.replace("m=19456", "m=0"),
                phc.replace("t=2", "t=99"),
                phc.replace("t=2", "t=0"),
                phc.replace("p=1", "p=0"),
                phc + "$more",
                phc.substring(0, phc.length() - 30))) {
            assertThat(hasher.verify("password".toCharArray(), foreign))
                    .as(foreign)
                    .isFalse();
        }
        assertThat(hasher.verify("password".toCharArray(), null)).isFalse();
    }
}
