package org.strowger.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.strowger.api.board.Capacity;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.Labels;

public class ExtensionDeclarationTest {
    private final ExtensionDeclaration declaration = new ExtensionDeclaration(new PasswordMaker());

    private List<String> wrongFields(Object... fields) {
        return declaration.validate(Extensions.make("101", fields), new FakeConfig().snapshot()).stream()
                .map(Problem::field)
                .toList();
    }

    @Test
    public void everyTextIsThereInBothLanguages() {
        assertThat(Labels.missing(Extension.class)).isEmpty();
    }

    @Test
    public void defaultsAreValid() {
        assertThat(wrongFields()).isEmpty();
    }

    @Test
    public void onlyOneIdentityHeaderIsSent() {
        assertThat(wrongFields("sendPai", true, "sendRpid", true)).containsExactly("sendRpid");
        assertThat(wrongFields("sendPai", true)).isEmpty();
    }

    @Test
    public void webRtcNeedsWebLogin() {
        assertThat(wrongFields("webrtc", true)).containsExactly("webrtc");
        assertThat(wrongFields("webrtc", true, "webLogin", true)).isEmpty();
    }

    @Test
    public void trustedAddressesAreNetworks() {
        assertThat(wrongFields("trustedAddresses", List.of("192.168.1.0/24", "10.0.0.7", "2001:db8::/32", "::1")))
                .isEmpty();
        assertThat(wrongFields(
                        "trustedAddresses", List.of("10.0.0.0/33", "phone.example", "1.2.3.256", "2001:::/16", "")))
                .hasSize(5);
        assertThat(wrongFields("trustedAddresses", List.of("10.0.0.1", "1:2:3:4:5:6:7:8:9")))
                .containsExactly("trustedAddresses[1]");
    }

    @Test
    public void aCodecIsListedOnce() {
        assertThat(wrongFields("codecs", List.of("alaw", "ulaw", "alaw"))).containsExactly("codecs[2]");
    }

    @Test
    public void aBlankPasswordBecomesARandomOne() {
        Object first = declaration.complete(Map.of("number", "101")).get("password");
        Object second =
                declaration.complete(Map.of("number", "101", "password", "")).get("password");
        assertThat((String) first)
                .hasSize(10)
                .matches(".*[A-Za-z].*")
                .matches(".*[0-9].*")
                .matches(".*[-_.].*");
        assertThat(second).isNotEqualTo(first);
        assertThat(declaration.complete(Map.of("password", "Given-1")).get("password"))
                .isEqualTo("Given-1");
    }

    private static Capacity board(int extensions) {
        return new Capacity() {
            @Override
            public int maxExtensions() {
                return extensions;
            }

            @Override
            public int maxCalls() {
                return 1;
            }

            @Override
            public String model() {
                return "T100";
            }
        };
    }

    private static ConfigSnapshot extensions(int count) {
        FakeConfig config = new FakeConfig();
        for (int number = 100; number < 100 + count; number++) {
            config.put("" + number, Extensions.make("" + number));
        }
        return config.snapshot();
    }

    @Test
    public void theBoardLimitsHowManyThereAre() {
        assertThat(declaration.validateAll(extensions(0), extensions(9))).isEmpty();
        declaration.capacity = board(3);
        assertThat(declaration.validateAll(extensions(0), extensions(3))).isEmpty();
        assertThat(declaration.validateAll(extensions(3), extensions(4)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("extensions.limit");
                    assertThat(problem.text().en()).isEqualTo("T100 bears 3 extensions; this would make 4");
                    assertThat(problem.text().zh()).contains("T100", "3", "4");
                });
    }

    @Test
    public void whatIsThereAlreadyMayStay() {
        declaration.capacity = board(3);
        assertThat(declaration.validateAll(extensions(6), extensions(6))).isEmpty();
        assertThat(declaration.validateAll(extensions(6), extensions(5))).isEmpty();
        assertThat(declaration.validateAll(extensions(6), extensions(7))).hasSize(1);
    }
}
