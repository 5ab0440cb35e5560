package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.strowger.config.ConfigHarness.ALICE;
import static org.strowger.config.ConfigHarness.refusal;
import static org.strowger.config.ConfigHarness.refused;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.SecretMask;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Health;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Types whose bundle is not there, not any more, or not as it was. */
public class AbsentTypesTest {
    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    private final Declared<Phone> phones = new Declared<>(Phone.class);
    private final Declared<Ring> rings = new Declared<>(Ring.class);

    @Before
    public void declare() {
        harness.config.addDeclaration(phones);
        harness.config.addDeclaration(rings);
        harness.create("phone", Map.of("number", "101", "name", "Ann", "password", "first"));
        harness.create("ring", Map.of("number", "0300", "members", List.of("101")));
    }

    @Test
    public void itemsStayAndAreShownMasked() {
        harness.config.removeDeclaration(phones);
        assertThat(harness.config.types()).extracting(TypeSchema::name).containsExactly("number-range", "region", "ring");
        assertThat(harness.now().find(Phone.class, "101")).isEmpty();
        assertThat(harness.now().all(Phone.class)).isEmpty();
        assertThat(harness.now().typeNames()).contains("phone");
        assertThat(harness.now().keys("phone")).containsExactly("101");
        assertThat(harness.now().raw("phone", "101").orElseThrow())
                .containsEntry("name", "Ann")
                .containsEntry("password", SecretMask.SET);
        ConfigTransaction transaction = harness.begin();
        assertThat(refusal(() -> transaction.patch("phone", "101", Map.of("name", "Bea")))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(refused(() -> transaction.create("phone", Map.of()))).containsExactly("type.inactive");

        harness.config.addDeclaration(phones);
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().password())
                .isEqualTo("first");
    }

    @Test
    public void referencesToAndFromThemCountAlsoAfterARestart() {
        harness.restart(rings);
        harness.patch("ring", "0300", Map.of("members", List.of("101", "101")));
        assertThat(refused(() -> harness.delete("phone", "101"))).contains("reference.used");

        harness.restart(phones);
        assertThat(harness.now().raw("ring", "0300")).isPresent();
        assertThat(refused(() -> harness.delete("phone", "101"))).contains("reference.used");
        assertThat(harness.now().ownerOfNumber("0300")).contains(new ItemRef("ring", "0300"));
        harness.delete("ring", "0300");
        harness.delete("phone", "101");
    }

    @Test
    public void rollbackRestoresThemAsWell() {
        harness.config.removeDeclaration(rings);
        long version = harness.now().version();
        harness.delete("ring", "0300");
        harness.config.rollback(version, ALICE);
        harness.config.addDeclaration(rings);
        assertThat(harness.now().find(Ring.class, "0300").orElseThrow().members())
                .containsExactly("101");
    }

    @Test
    public void whatWasStagedForATypeThatWentIsNotCommitted() {
        ConfigTransaction transaction = harness.begin();
        transaction.patch("phone", "101", Map.of("name", "Bea"));
        harness.config.removeDeclaration(phones);
        assertThat(refused(() -> transaction.commit(""))).containsExactly("type.inactive");
        harness.config.addDeclaration(new Declared<>(Phone.class));
        transaction.commit("");
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().name()).isEqualTo("Bea");
    }

    @Test
    public void listenersLearnThatTypesCameOrWent() {
        AtomicInteger refreshed = new AtomicInteger();
        harness.config.addListener(new ConfigListener() {
            @Override
            public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
                throw new AssertionError("nothing is committed");
            }

            @Override
            public void refreshed(ConfigSnapshot current) {
                refreshed.incrementAndGet();
            }
        });
        harness.config.removeDeclaration(phones);
        harness.config.addDeclaration(phones);
        await().until(() -> refreshed.get() == 3);
    }

    @Test
    public void aTypeMayGrowAndShrink() {
        harness.restart(rings, new Declared<>(NewPhone.class));
        NewPhone phone = harness.now().find(NewPhone.class, "101").orElseThrow();
        assertThat(phone).isEqualTo(new NewPhone("101", "Ann", "blue"));
        assertThat(harness.now().raw("phone", "101").orElseThrow()).containsOnlyKeys("number", "name", "colour");
        harness.patch("phone", "101", Map.of("colour", "red"));
        assertThat(harness.now().find(NewPhone.class, "101").orElseThrow().colour())
                .isEqualTo("red");
    }

    @Test
    public void anItemThatDoesNotFitItsTypeAnyMoreIsKeptAside() {
        harness.restart(rings, new Declared<>(OtherPhone.class));
        assertThat(harness.now().find(OtherPhone.class, "101")).isEmpty();
        assertThat(harness.now().raw("phone", "101").orElseThrow()).containsEntry("name", "Ann");
        assertThat(harness.config.check().status()).isEqualTo(Health.Status.DEGRADED);
        ConfigTransaction transaction = harness.begin();
        transaction.replace("phone", "101", Map.of("number", "101", "name", 7));
        transaction.commit("");
        assertThat(harness.now().find(OtherPhone.class, "101").orElseThrow().name())
                .isEqualTo(7);
        assertThat(harness.config.check()).isEqualTo(Health.READY);
    }

    @Test
    public void absentTypesAreListedWithTheirItems() {
        assertThat(harness.config.inactiveTypes()).isEmpty();
        harness.restart(rings);
        assertThat(harness.config.inactiveTypes())
                .containsExactly(new InactiveType("phone", new Text("Phones", "话机"), 1));
    }

    @Test
    public void absentTypesArePurgedInOneCommit() {
        harness.restart();
        assertThat(refused(() -> harness.config.purge(Set.of("phone"), ALICE, "")))
                .containsExactly("reference.used");
        assertThat(refused(() -> harness.config.purge(Set.of("phone", "nothing"), ALICE, "")))
                .containsExactly("type.unknown");
        long before = harness.now().version();
        Commit commit = harness.config.purge(Set.of("phone", "ring"), ALICE, "uninstalled");
        assertThat(commit.version()).isEqualTo(before + 1);
        assertThat(commit.comment()).isEqualTo("uninstalled");
        assertThat(commit.changes()).hasSize(2);
        assertThat(harness.config.inactiveTypes()).isEmpty();
        assertThat(harness.now().ownerOfNumber("101")).isEmpty();
        harness.config.rollback(before, ALICE);
        harness.config.addDeclaration(phones);
        assertThat(harness.now().find(Phone.class, "101").orElseThrow().password())
                .isEqualTo("first");
    }

    @Test
    public void typesThatAreThereAreNotPurged() {
        assertThat(refused(() -> harness.config.purge(Set.of("ring"), ALICE, "")))
                .containsExactly("type.active");
        assertThat(harness.now().keys("ring")).hasSize(1);
    }

    @Test
    public void initialItemsOfAPurgedTypeAreMadeAnew() {
        Declared<Limits> first = new Declared<>(Limits.class, Map.of("default", Map.of("operator", "101")));
        harness.config.addDeclaration(first);
        harness.config.removeDeclaration(first);
        harness.config.purge(Set.of("limits"), ALICE, "");
        harness.config.addDeclaration(first);
        assertThat(harness.now().singleton(Limits.class).operator()).isEqualTo("101");
        harness.delete("limits", "default");
        harness.config.removeDeclaration(first);
        harness.config.purge(Set.of("limits"), ALICE, "");
        harness.restart(phones, rings, first);
        assertThat(harness.now().singleton(Limits.class).operator()).isEqualTo("101");
    }

    @Test
    public void twoDeclarationsOfOneNameAreRefused() {
        harness.config.addDeclaration(new Declared<>(NewPhone.class));
        assertThat(harness.now().find(Phone.class, "101")).isPresent();
        assertThat(harness.now().find(NewPhone.class, "101")).isEmpty();
    }

    /** A later version of the type. */
    @ConfigType(name = "phone", key = "number")
    public record NewPhone(String number, String name, @Field(defaultValue = "blue") String colour) {}

    /** A version that understands the same field otherwise. */
    @ConfigType(name = "phone", key = "number")
    public record OtherPhone(String number, int name) {}
}
