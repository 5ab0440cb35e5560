package org.strowger.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.strowger.api.core.Text;

/** What users read. */
final class Texts {
    private Texts() {}

    static void bothLanguages(String what, Text text) {
        assertThat(text).as(what).isNotNull();
        assertThat(text.en()).as("English of " + what).isNotBlank();
        assertThat(text.zh()).as("Chinese of " + what).isNotBlank();
    }
}
