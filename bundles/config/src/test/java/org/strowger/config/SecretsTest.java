package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strowger.config.ConfigHarness.refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.core.Health;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.config.secret.SecretVault;

public class SecretsTest {
    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    @Before
    public void declare() {
        harness.declareAll();
        harness.create(
                "phone",
                Map.of("number", "101", "name", "Ann", "password", "ClearPassword", "portal", "PortalPassword"));
        harness.create("phone", Map.of("number", "102", "name", "Bob", "password", "OtherPassword"));
    }

    @Test
    public void noClearSecretLiesOnTheDisk() throws IOException {
        harness.stop();
        try (Stream<Path> files = Files.walk(harness.folder.getRoot().toPath())) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(10);
            for (Path file : all) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes)
                        .doesNotContain("ClearPassword")
                        .doesNotContain("OtherPassword")
                        .doesNotContain("PortalPassword");
            }
        } finally {
            harness.start();
        }
    }

    @Test
    public void aNewSecretAloneChangesTheFingerprint() {
        String before = harness.now().fingerprint("phone", "101").orElseThrow();
        harness.patch("phone", "101", Map.of("name", "Ann"));
        assertThat(harness.now().fingerprint("phone", "101")).contains(before);
        harness.patch("phone", "101", Map.of("password", "NewPassword"));
        String sealed = harness.now().fingerprint("phone", "101").orElseThrow();
        harness.patch("phone", "101", Map.of("portal", "NewPassword"));
        String hashed = harness.now().fingerprint("phone", "101").orElseThrow();
        assertThat(List.of(before, sealed, hashed)).doesNotHaveDuplicates();
        assertThat(harness.now().fingerprint("phone", "109")).isEmpty();
    }

    @Test
    public void theKeyFileIsTheOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(harness.keyFile())))
                .isEqualTo("rw-------");
        assertThat(Files.size(harness.keyFile())).isEqualTo(32);
    }

    @Test
    public void withAnotherKeySecretsDoNotOpenAndNoneAreSealed() throws IOException {
        byte[] right = Files.readAllBytes(harness.keyFile());
        harness.stop();
        Files.write(harness.keyFile(), new byte[32]);
        harness.start(ConfigHarness.all());
        assertThat(harness.config.check().status()).isEqualTo(Health.Status.FAILED);
        assertThat(harness.now().find(Phone.class, "101")).isEmpty();
        assertThat(harness.now().raw("phone", "101")).isPresent();
        assertThat(refusal(() -> harness.create("phone", Map.of("number", "103", "name", "C", "password", "12345")))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
        harness.phone("104", "no secret needed");

        harness.stop();
        Files.write(harness.keyFile(), right);
        harness.start(ConfigHarness.all());
        assertThat(harness.config.check()).isEqualTo(Health.READY);
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().password())
                .isEqualTo("ClearPassword");
    }

    @Test
    public void aLostKeyIsNotReplacedSilently() throws IOException {
        harness.stop();
        Files.delete(harness.keyFile());
        harness.start(ConfigHarness.all());
        assertThat(harness.keyFile()).doesNotExist();
        assertThat(harness.config.check().status()).isEqualTo(Health.Status.FAILED);
    }

    @Test
    public void aSecretMovedToAnotherItemDoesNotOpen() {
        String bob = body("102");
        String sealed = bob.substring(bob.indexOf("{\"$sealed\""), bob.indexOf('}') + 1);
        String ann = body("101");
        String own = ann.substring(ann.indexOf("{\"$sealed\""), ann.indexOf('}') + 1);
        harness.store.inTransaction(c -> {
            try (PreparedStatement update =
                    c.prepareStatement("UPDATE config_item SET body = ? WHERE item_key = '101'")) {
                update.setString(1, ann.replace(own, sealed));
                return update.executeUpdate();
            }
        });
        harness.restart(ConfigHarness.all());
        assertThat(harness.now().find(Phone.class, "101")).isEmpty();
        assertThat(harness.now().find(Phone.class, "102").orElseThrow().password())
                .isEqualTo("OtherPassword");
        assertThat(harness.config.check().status()).isEqualTo(Health.Status.DEGRADED);

        harness.patch("phone", "101", Map.of("password", "set anew"));
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().password())
                .isEqualTo("set anew");
    }

    private String body(String key) {
        return harness.store.inTransaction(c -> {
            try (PreparedStatement query =
                    c.prepareStatement("SELECT body FROM config_item WHERE item_type = 'phone' AND item_key = ?")) {
                query.setString(1, key);
                var rows = query.executeQuery();
                rows.next();
                return rows.getString(1);
            }
        });
    }

    @Test
    public void theVaultKnowsWhereASecretBelongs() {
        SecretVault vault = new SecretVault(new byte[32], new SecureRandom());
        String place = SecretVault.place("phone", "101", "password");
        String sealed = vault.seal("clear", place);
        assertThat(vault.open(sealed, place)).isEqualTo("clear");
        assertThat(vault.seal("clear", place)).isNotEqualTo(sealed);
        for (String other : List.of(
                SecretVault.place("phone", "102", "password"),
                SecretVault.place("phone", "101", "pin"),
                SecretVault.place("ring", "101", "password"),
                SecretVault.place("phone1", "01", "password"))) {
            assertThatThrownBy(() -> vault.open(sealed, other))
                    .isInstanceOf(SecretVault.UnreadableSecretException.class);
        }
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThatThrownBy(() -> new SecretVault(otherKey, new SecureRandom()).open(sealed, place))
                .isInstanceOf(SecretVault.UnreadableSecretException.class);
        assertThatThrownBy(() -> vault.open("AAAA", place)).isInstanceOf(SecretVault.UnreadableSecretException.class);
        assertThatThrownBy(() -> vault.open("%%%", place)).isInstanceOf(SecretVault.UnreadableSecretException.class);
    }
}
