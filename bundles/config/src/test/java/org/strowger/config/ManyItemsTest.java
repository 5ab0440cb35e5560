package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ItemRef;

public class ManyItemsTest {
    private static final int MANY = 10_000;

    @Rule
    public final ConfigHarness harness = new ConfigHarness();

    @Test
    public void tenThousandItemsAndAChangeOfOneOfThem() {
        harness.declareAll();
        harness.patch("number-range", "user", Map.of("first", "10000", "last", "59999"));
        ConfigTransaction transaction = harness.begin();
        for (int i = 0; i < MANY; i++) {
            transaction.create(
                    "phone",
                    Map.of("number", String.valueOf(20_000 + i), "name", "Phone " + i, "password", "pass" + i));
        }
        assertThat(transaction.commit("").changes()).hasSize(MANY);
        ConfigSnapshot before = harness.now();
        assertThat(before.all(Phone.class)).hasSize(MANY);

        long started = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            harness.patch("phone", String.valueOf(20_000 + i), Map.of("contacts", 3));
        }
        System.getLogger("figures")
                .log(
                        System.Logger.Level.INFO,
                        "a commit among {0} items took {1} us",
                        MANY,
                        (System.nanoTime() - started) / 50_000);

        ConfigSnapshot after = harness.now();
        assertThat(after.find(Phone.class, "20049").orElseThrow().contacts()).isEqualTo(3);
        assertThat(before.find(Phone.class, "20049").orElseThrow().contacts()).isEqualTo(2);
        assertThat(after.find(Phone.class, "25000").orElseThrow())
                .as("items that did not change are shared")
                .isSameAs(before.find(Phone.class, "25000").orElseThrow());
        assertThat(after.ownerOfNumber("29999")).contains(new ItemRef("phone", "29999"));
        assertThat(List.copyOf(after.keys("phone"))).isSorted().hasSize(MANY);

        harness.restart(ConfigHarness.all());
        assertThat(harness.now().find(Phone.class, "29999").orElseThrow().password())
                .isEqualTo("pass9999");
        assertThat(harness.now().version()).isEqualTo(after.version());
    }
}
