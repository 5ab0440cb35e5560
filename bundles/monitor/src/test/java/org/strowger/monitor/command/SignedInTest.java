package org.strowger.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.Test;

public class SignedInTest {
    @Test
    public void theNameIsThatOfWhoSignedIn() {
        Subject subject = new Subject();
        assertThat(SignedIn.name(subject)).isEqualTo("local");
        assertThat(SignedIn.name(null)).isEqualTo("local");
        subject.getPrincipals().add(new UserPrincipal("ann"));
        assertThat(SignedIn.name(subject)).isEqualTo("ann");
    }

    @Test
    public void whatStrangersWroteDoesNotSteerTheTerminal() {
        assertThat(Shown.clean("a\u001b[2Jb\u202ec")).isEqualTo("a?[2Jb?c");
    }
}
