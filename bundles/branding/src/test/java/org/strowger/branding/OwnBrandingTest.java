package org.strowger.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.branding.Branding.Picture;
import org.strowger.api.branding.Branding.Place;
import org.strowger.api.core.ProblemException;
import org.strowger.config.ConfigComponent;
import org.strowger.store.Databases;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class OwnBrandingTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private FakeHome home;
    private OwnBranding branding;

    @Before
    public void make() {
        home = new FakeHome(folder.getRoot().toPath());
        var store = Databases.openDerby(home);
        var config = new ConfigComponent(store, home, new ManualScheduler(), new RecordingEventBus());
        config.addDeclaration(new BrandDeclaration());
        branding = new OwnBranding(config, home);
        org.awaitility.Awaitility.await().until(() -> config.type("branding").isPresent());
        config.deactivate();
        store.close();
    }

    private static byte[] image(String format, int width, int height) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** The headers of the three kinds of WebP, as its specification lays them out. */
    private static byte[] webp(String kind, int width, int height) {
        ByteBuffer out = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(32);
        out.put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(kind.getBytes(StandardCharsets.US_ASCII))
                .putInt(20);
        switch (kind) {
            case "VP8 " ->
                out.put(new byte[] {0, 0, 0, (byte) 0x9d, 1, 0x2a})
                        .putShort((short) width)
                        .putShort((short) height);
            case "VP8L" -> out.put((byte) 0x2f).putInt(width - 1 | height - 1 << 14);
            default ->
                out.putInt(0)
                        .put((byte) (width - 1))
                        .put((byte) (width - 1 >> 8))
                        .put((byte) (width - 1 >> 16))
                        .put((byte) (height - 1))
                        .put((byte) (height - 1 >> 8))
                        .put((byte) (height - 1 >> 16));
        }
        return out.array();
    }

    private String refusal(byte[] content) {
        return catchThrowableOfType(() -> branding.put(Place.LOGO, content), ProblemException.class)
                .problems()
                .get(0)
                .code();
    }

    @Test
    public void theKindAndSizeComeFromTheContent() throws Exception {
        assertThat(branding.put(Place.LOGO, image("png", 200, 60)))
                .extracting(Picture::mediaType, Picture::width, Picture::height)
                .containsExactly("image/png", 200, 60);
        assertThat(branding.put(Place.LOGO, image("jpg", 120, 80)))
                .extracting(Picture::mediaType, Picture::width, Picture::height)
                .containsExactly("image/jpeg", 120, 80);
        for (String kind : new String[] {"VP8 ", "VP8L", "VP8X"}) {
            assertThat(branding.put(Place.LOGO, webp(kind, 300, 150)))
                    .as(kind)
                    .extracting(Picture::mediaType, Picture::width, Picture::height)
                    .containsExactly("image/webp", 300, 150);
        }
    }

    @Test
    public void itIsThereAfterARestartAndCanBeTakenAway() throws Exception {
        byte[] png = image("png", 200, 60);
        String hash = branding.put(Place.LOGO, png).hash();
        make();
        assertThat(branding.picture(Place.LOGO)).hasValueSatisfying(p -> {
            assertThat(p.hash()).isEqualTo(hash);
            assertThat(p.content()).isEqualTo(png);
        });
        assertThat(branding.picture(Place.BACKGROUND)).isEmpty();
        assertThat(branding.remove(Place.LOGO)).isTrue();
        assertThat(branding.remove(Place.LOGO)).isFalse();
        assertThat(Files.list(home.data("branding"))).isEmpty();
    }

    @Test
    public void whatMayContainScriptsIsRefusedWithTheReason() {
        for (String svg : new String[] {
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "\ufeff<?xml version='1.0'?><svg/>",
            "<!DOCTYPE html><html>",
            "  <SVG onload=alert(1)>"
        }) {
            assertThat(refusal(svg.getBytes(StandardCharsets.UTF_8))).as(svg).isEqualTo("image.svg");
            assertThat(refusal(svg.getBytes(StandardCharsets.UTF_16LE))).as(svg).isEqualTo("image.svg");
        }
    }

    @Test
    public void otherThingsAreRefused() throws Exception {
        byte[] png = image("png", 200, 60);
        byte[] jpeg = image("jpg", 200, 60);
        assertThat(refusal(new byte[0])).isEqualTo("image.format");
        assertThat(refusal("GIF89a............".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("image.format");
        assertThat(refusal(Arrays.copyOf(png, png.length - 5))).isEqualTo("image.broken");
        assertThat(refusal(Arrays.copyOf(png, 12))).isEqualTo("image.broken");
        assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length - 5))).isEqualTo("image.broken");
        assertThat(refusal(Arrays.copyOf(webp("VP8X", 300, 150), 36))).isEqualTo("image.broken");
        assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})).isEqualTo("image.broken");
        assertThat(refusal(image("png", 15, 60))).isEqualTo("image.dimensions");
        assertThat(refusal(image("png", 2001, 60))).isEqualTo("image.dimensions");
        assertThat(refusal(new byte[(1 << 20) + 1])).isEqualTo("image.large");
        assertThat(branding.picture(Place.LOGO)).isEmpty();
    }
}
