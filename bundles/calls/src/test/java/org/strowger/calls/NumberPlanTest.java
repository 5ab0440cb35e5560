package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
import org.strowger.calls.settings.FeatureCodeSetting;
import org.strowger.testkit.ConfigRecords;

public class NumberPlanTest {
    @Rule
    public final Exchange exchange = new Exchange();

    private final Party caller = Party.extension("100", "User");
    private final NumberPlan plan = new NumberPlan(exchange);
    private final FeatureCodeDeclaration declaration = new FeatureCodeDeclaration(exchange);

    @Before
    public void codes() {
        exchange.codes.add(new FakeCode("echo", "*43", false));
        exchange.codes.add(new FakeCode("forward", "*7", true));
        exchange.codes.add(new FakeCode("forward-busy", "*72", true));
    }

    private String resolve(String dialed) {
        NumberPlan.Resolution found = plan.resolve(dialed, caller, exchange.config.snapshot());
        return found.destination() == null ? found.cause().name() : found.kind() + " " + found.name();
    }

    private void set(String id, String code, boolean enabled) {
        exchange.config.put(
                id, ConfigRecords.make(FeatureCodeSetting.class, Map.of("id", id, "code", code, "enabled", enabled)));
    }

    private List<Problem> problems(String id, String code) {
        FeatureCodeSetting item =
                ConfigRecords.make(FeatureCodeSetting.class, Map.of("id", id, "code", code, "enabled", true));
        exchange.config.put(id, item);
        return declaration.validate(item, exchange.config.snapshot());
    }

    @Test
    public void anExactCodeComesBeforeEverything() {
        assertThat(resolve("*43")).isEqualTo("feature-code echo");
        assertThat(resolve("*43#")).isEqualTo("feature-code echo");
        assertThat(resolve("*431")).isEqualTo("UNALLOCATED_NUMBER");
    }

    @Test
    public void theLongestCodeTakesTheRestAsItsArgument() {
        assertThat(resolve("*72101")).isEqualTo("feature-code forward-busy");
        assertThat(resolve("*71")).isEqualTo("feature-code forward");
        assertThat(resolve("*7")).isEqualTo("feature-code forward");
        plan.resolve("*72101", caller, exchange.config.snapshot());
        assertThat(((FakeCode) exchange.codes.get(2)).lastArgument()).isEqualTo("101");
    }

    @Test
    public void numbersComeAfterCodes() {
        assertThat(resolve("101")).isEqualTo("test 101");
    }

    @Test
    public void outsidersCannotUseCodes() {
        Party outsider = new Party("5551234", "", "", false);
        NumberPlan.Resolution found = plan.resolve("*43", outsider, exchange.config.snapshot());
        assertThat(found.cause()).isEqualTo(Cause.UNALLOCATED_NUMBER);
    }

    @Test
    public void aSettingReplacesOrSwitchesOffACode() {
        set("echo", "*44", true);
        assertThat(resolve("*44")).isEqualTo("feature-code echo");
        assertThat(resolve("*43")).isEqualTo("UNALLOCATED_NUMBER");
        set("echo", "*44", false);
        assertThat(resolve("*44")).isEqualTo("UNALLOCATED_NUMBER");
    }

    @Test
    public void codesOfBundlesThatGoAwayGoWithThem() {
        exchange.codes.remove(0);
        assertThat(resolve("*43")).isEqualTo("UNALLOCATED_NUMBER");
    }

    @Test
    public void aClashNamesTheOtherCode() {
        List<Problem> problems = problems("forward", "*43");
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).field()).isEqualTo("code");
        assertThat(problems.get(0).text().en()).contains("Name of echo");
        assertThat(problems.get(0).text().zh()).contains("echo 的名称");
    }

    @Test
    public void aClashWithTheCodeOfAnAbsentBundleIsRefusedToo() {
        set("pickup", "*8", true);
        assertThat(problems("forward", "*8").get(0).text().en()).contains("pickup");
    }

    @Test
    public void twoCodesMayChangePlaces() {
        set("echo", "*7", true);
        assertThat(problems("forward", "*43")).isEmpty();
    }

    @Test
    public void aClashWithANumberNamesTheNumber() {
        exchange.config.own("101", new ItemRef("extension", "101"));
        assertThat(problems("echo", "101").get(0).text().en()).contains("extension 101");
    }

    @Test
    public void aCodeWithAnArgumentMayNotSwallowNumbers() {
        assertThat(problems("forward", "10").get(0).code()).isEqualTo("code.digits");
        assertThat(problems("echo", "11")).isEmpty();
    }

    @Test
    public void aCodeThatIsSwitchedOffClashesWithNothing() {
        FeatureCodeSetting off =
                ConfigRecords.make(FeatureCodeSetting.class, Map.of("id", "forward", "code", "*43", "enabled", false));
        assertThat(declaration.validate(off, exchange.config.snapshot())).isEmpty();
    }
}
