package org.strowger.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ItemRef;
import org.strowger.api.sip.SipAccount;
import org.strowger.testkit.FakeConfig;

public class ExtensionAccountsTest {
    private final FakeConfig config = new FakeConfig();

    private static Commit commit(String... numbers) {
        List<Change> changes = Arrays.stream(numbers)
                .map(number -> new Change(new ItemRef("extension", number), Map.of(), Map.of(), false))
                .toList();
        return new Commit(1, Instant.EPOCH, Author.SYSTEM, "", changes, null, 0);
    }

    @Test
    public void anExtensionIsAnAccountWithItsDefaults() {
        config.put("101", Extensions.make("101", "name", "Ann"));
        SipAccount account = new ExtensionAccounts(config).find("101").orElseThrow();
        assertThat(account.displayName()).isEqualTo("Ann");
        assertThat(account.password()).isEqualTo("secret-101");
        assertThat(account.enabled()).isTrue();
        assertThat(account.transports()).isEqualTo(Set.of(SipAccount.Transport.UDP));
        assertThat(account.maxContacts()).isEqualTo(2);
        assertThat(account.registrationExpiry()).isEqualTo(Duration.ofMinutes(30));
        assertThat(account.remoteAllowed()).isFalse();
        assertThat(account.codecs()).containsExactly("alaw", "ulaw", "g729");
        assertThat(account.rtpTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(account.qualifyInterval()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    public void encryptionBrowserAndVideoAreHandedOn() {
        config.put("101", Extensions.make("101"));
        config.put("102", Extensions.make("102", "srtp", Extension.Srtp.REQUIRED, "webrtc", true, "video", true));
        config.put("103", Extensions.make("103", "video", true, "videoCodec", Extension.VideoCodec.H263P));
        ExtensionAccounts accounts = new ExtensionAccounts(config);
        assertThat(accounts.find("101").orElseThrow().media()).isEqualTo(SipAccount.MediaPolicy.PLAIN);
        assertThat(accounts.find("102").orElseThrow().media())
                .isEqualTo(new SipAccount.MediaPolicy(SipAccount.Encryption.REQUIRED, true, List.of("H264")));
        assertThat(accounts.find("103").orElseThrow().media().videoCodecs()).containsExactly("H263-1998", "H263-2000");
    }

    @Test
    public void withoutAPasswordItCannotRegister() {
        config.put("101", Extensions.make("101", "password", ""));
        assertThat(new ExtensionAccounts(config).find("101").orElseThrow().enabled())
                .isFalse();
    }

    @Test
    public void aCommitUpdatesWhatItChanged() {
        config.put("101", Extensions.make("101"));
        config.put("102", Extensions.make("102"));
        ExtensionAccounts accounts = new ExtensionAccounts(config);
        SipAccount untouched = accounts.find("102").orElseThrow();

        config.put("101", Extensions.make("101", "enabled", false));
        config.put("103", Extensions.make("103"));
        accounts.committed(commit("101", "103"), config.snapshot(), config.snapshot());
        assertThat(accounts.find("101").orElseThrow().enabled()).isFalse();
        assertThat(accounts.find("102")).containsSame(untouched);
        assertThat(accounts.find("103")).isPresent();

        config.remove(Extension.class, "103");
        accounts.committed(commit("103"), config.snapshot(), config.snapshot());
        assertThat(accounts.find("103")).isEmpty();
    }

    @Test
    public void whatBecomesVisibleOrInactiveWithItsTypeIsFollowed() {
        ExtensionAccounts accounts = new ExtensionAccounts(config);
        config.put("101", Extensions.make("101"));
        accounts.refreshed(config.snapshot());
        assertThat(accounts.find("101")).isPresent();
        config.remove(Extension.class, "101");
        accounts.refreshed(config.snapshot());
        assertThat(accounts.find("101")).isEmpty();
    }

    @Test
    public void secretsDoNotShow() {
        Extension extension = Extensions.make("101", "voicemailPin", "8642");
        assertThat(extension.toString() + ExtensionAccounts.account(extension))
                .doesNotContain("secret-101")
                .doesNotContain("8642");
    }
}
