package org.strowger.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.testkit.FakeConfig;

public class ExtensionCredentialsTest {
    private final FakeConfig config = new FakeConfig();
    private final ExtensionCredentials credentials = new ExtensionCredentials(config);

    private boolean admitted(String name, String password) {
        return credentials.authenticate(name, password.toCharArray()).isPresent();
    }

    @Test
    public void aUserSignsInWithNumberAndPassword() {
        config.put("101", Extensions.make("101", "webLogin", true));
        assertThat(credentials.authenticate("101", "secret-101".toCharArray()))
                .contains(new Account("101", Role.USER, "101"));
        assertThat(admitted("101", "secret-102")).isFalse();
        assertThat(admitted("101", "")).isFalse();
        assertThat(admitted("102", "secret-102")).isFalse();
    }

    @Test
    public void notWithoutWebLoginNorDisabledNorWithoutPassword() {
        config.put("101", Extensions.make("101"));
        assertThat(admitted("101", "secret-101")).isFalse();
        config.put("101", Extensions.make("101", "webLogin", true, "enabled", false));
        assertThat(admitted("101", "secret-101")).isFalse();
        config.put("101", Extensions.make("101", "webLogin", true, "password", ""));
        assertThat(admitted("101", "")).isFalse();
    }

    @Test
    public void aSessionIsJustifiedAsLongAsWebLoginIsOn() {
        Account account = new Account("101", Role.USER, "101");
        config.put("101", Extensions.make("101", "webLogin", true));
        assertThat(credentials.stillValid(account)).isTrue();
        config.put("101", Extensions.make("101"));
        assertThat(credentials.stillValid(account)).isFalse();
    }

    @Test
    public void profilesTellNameLanguageAndMusic() {
        ExtensionProfiles profiles = new ExtensionProfiles(config);
        config.put(
                "101", Extensions.make("101", "name", "Ann", "language", Extension.Language.ZH, "musicClass", "jazz"));
        config.put("102", Extensions.make("102"));
        assertThat(profiles.find("101").orElseThrow().party().name()).isEqualTo("Ann");
        assertThat(profiles.find("101").orElseThrow().language()).isEqualTo(Locale.CHINESE);
        assertThat(profiles.find("101").orElseThrow().musicClass()).isEqualTo("jazz");
        assertThat(profiles.find("102").orElseThrow().language()).isNull();
        assertThat(profiles.find("103")).isEmpty();
    }
}
