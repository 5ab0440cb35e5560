package org.strowger.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Constants;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.PromptPack;
import org.strowger.api.plugin.Contribution;

/** Prompts that other bundles bring. A sound is told by its length in samples. */
public class PromptPacksTest {
    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    private final PromptPacks packs = new PromptPacks();

    @Test
    public void areHeardWhileTheirPackIsThere() {
        Pack pack = new Pack("parking").with("en/parking-slot", 100).with("zh/parking-slot", 200);
        add(pack);
        assertThat(length("parking-slot", Locale.ENGLISH)).isEqualTo(100);
        assertThat(length("parking-slot", Locale.CHINESE)).isEqualTo(200);
        assertThat(length("parking-slot", Locale.FRENCH)).isEqualTo(100);
        AudioSource playing = prompts().prompt("parking-slot", Locale.CHINESE);
        packs.remove(pack);
        pack.sounds.clear();
        assertThat(length(playing)).isEqualTo(200);
        missing("parking-slot");
    }

    @Test
    public void theOwnersOwnComesFirst() throws IOException {
        add(new Pack("parking").with("en/parking-slot", 100));
        Path own = home.getRoot().toPath().resolve("en/parking-slot.wav");
        Files.createDirectories(own.getParent());
        Files.write(own, wav(300));
        assertThat(length("parking-slot", Locale.ENGLISH)).isEqualTo(300);
    }

    @Test
    public void nobodyTakesTheNamesOfTheSystem() {
        add(new Pack("not").with("en/not-found", 100).with("en/not-today", 100));
        assertThat(length("not-found", Locale.ENGLISH)).isGreaterThan(1000);
        assertThat(length("not-today", Locale.ENGLISH)).isEqualTo(100);
    }

    @Test
    public void ofTwoPacksWithOnePrefixTheFirstIsHeardUntilItGoes() {
        Pack first = new Pack("menu").with("en/menu-intro", 100);
        add(first);
        add(new Pack("menu").with("en/menu-intro", 200));
        assertThat(length("menu-intro", Locale.ENGLISH)).isEqualTo(100);
        packs.remove(first);
        assertThat(length("menu-intro", Locale.ENGLISH)).isEqualTo(200);
    }

    @Test
    public void soundsAreListedWithTheirBundle() {
        Pack first = new Pack("menu").with("en/menu-intro", 100);
        add(first);
        assertThat(packs.contributions())
                .containsExactly(
                        new Contribution("prompt", "menu-intro", new Text("menu-intro", "menu-intro"), "", 7, true));
        add(new Pack("menu").with("en/menu-intro", 200));
        assertThat(packs.contributions()).extracting(Contribution::active).containsExactly(true, false);
        packs.remove(first);
        assertThat(packs.contributions()).extracting(Contribution::active).containsExactly(true);
    }

    @Test
    public void packsThatBreakTheRulesAreRefused() {
        add(new Pack("menu").with("en/intro", 100));
        missing("intro");
        add(new Pack("").with("en/-intro", 100).with("en/intro", 100));
        missing("intro");
        add(new Pack("my-menu").with("en/my-menu-intro", 100));
        missing("my-menu-intro");
        add(new Pack("menu").with("zh/menu-intro", 100));
        missing("menu-intro");
        add(new Pack("menu").with("en/menu-../../intro", 100));
        missing("menu-../../intro");
        add(new Pack("lazy") {
            @Override
            public Set<String> names() {
                throw new IllegalStateException("no list");
            }
        });
        missing("lazy-intro");
    }

    @Test
    public void aSoundThatCannotBeReadIsMissing() {
        Pack pack = new Pack("menu").with("en/menu-intro", 100);
        pack.sounds.put("zh/menu-intro", new byte[] {1, 2, 3});
        add(pack);
        assertThat(length("menu-intro", Locale.CHINESE)).isEqualTo(100);
    }

    private void add(PromptPack pack) {
        packs.add(pack, Map.of(Constants.SERVICE_BUNDLEID, 7L));
    }

    private Prompts prompts() {
        return new Prompts(home.getRoot().toPath(), new WavFiles(), packs);
    }

    private int length(String name, Locale language) {
        return length(prompts().prompt(name, language));
    }

    private static int length(AudioSource source) {
        return source.open(8000).read(new short[8000 * 20], 8000 * 20);
    }

    private void missing(String name) {
        assertThatThrownBy(() -> prompts().prompt(name, Locale.ENGLISH)).isInstanceOf(ProblemException.class);
    }

    static byte[] wav(int samples) {
        ByteBuffer file = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes()).putInt(36 + samples * 2).put("WAVEfmt ".getBytes());
        file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
        file.putShort((short) 2).putShort((short) 16).put("data".getBytes()).putInt(samples * 2);
        return file.array();
    }

    /** Sounds by language and name. */
    static class Pack implements PromptPack {
        final Map<String, byte[]> sounds = new HashMap<>();
        private final Set<String> names = new TreeSet<>();
        private final String prefix;

        Pack(String prefix) {
            this.prefix = prefix;
        }

        Pack with(String path, int samples) {
            sounds.put(path, wav(samples));
            names.add(path.substring(3));
            return this;
        }

        @Override
        public String prefix() {
            return prefix;
        }

        @Override
        public Set<String> names() {
            return names;
        }

        @Override
        public InputStream open(String language, String name) {
            byte[] sound = sounds.get(language + '/' + name);
            return sound == null ? null : new ByteArrayInputStream(sound);
        }
    }
}
