package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.Test;

/** Vendors get every contract, and what to test with, from one list of versions. */
public class BomTest {
    private static final Pattern OURS =
            Pattern.compile("<groupId>org\\.strowger</groupId>\\s*<artifactId>((?:api-|testkit)[^<]*)</artifactId>");

    @Test
    public void itNamesEveryContractAndTheTestKit() {
        String bom = Modules.text(Modules.ROOT.resolve("api/bom/pom.xml"));
        String managed = bom.substring(bom.indexOf("<dependencyManagement>"));
        List<String> named =
                OURS.matcher(managed).results().map(match -> match.group(1)).toList();
        assertThat(Modules.below("api")).isNotEmpty();
        assertThat(named).contains("testkit");
        assertThat(named.stream().filter(name -> name.startsWith("api-")).map(name -> name.substring("api-".length())))
                .containsExactlyInAnyOrderElementsOf(Modules.below("api").stream()
                        .map(module -> module.getFileName().toString())
                        .toList());
    }
}
