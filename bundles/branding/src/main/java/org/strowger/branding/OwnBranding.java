package org.strowger.branding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.branding.Branding;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** Settings, and pictures in the home directory, kept in memory: everybody who comes to sign in asks for them. */
@Component(name = "org.strowger.branding")
public final class OwnBranding implements Branding {
    private static final Logger LOG = LoggerFactory.getLogger(OwnBranding.class);
    private static final int MOST_BYTES = 1 << 20;
    private static final int HASH_LENGTH = 16;
    private static final int SMALLEST_LOGO = 16;
    private static final int LARGEST_LOGO = 2000;
    private static final int SMALLEST_BACKGROUND = 200;
    private static final int LARGEST_BACKGROUND = 6000;

    private final ConfigService config;
    private final Path directory;
    private final Map<Place, Picture> pictures = new EnumMap<>(Place.class);

    @Activate
    public OwnBranding(@Reference ConfigService config, @Reference Home home) {
        this.config = config;
        directory = home.data("branding");
        for (Place place : Place.values()) {
            load(place).ifPresent(picture -> pictures.put(place, picture));
        }
    }

    private Optional<Picture> load(Place place) {
        try {
            Path file = file(place);
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            return ImageInspector.inspect(content).map(facts -> picture(facts, content));
        } catch (IOException e) {
            LOG.warn("the picture {} cannot be read: {}", place, e.toString());
            return Optional.empty();
        }
    }

    private Path file(Place place) {
        return directory.resolve(place.name().toLowerCase(Locale.ROOT));
    }

    private BrandSettings settings() {
        return config.snapshot().singleton(BrandSettings.class);
    }

    @Override
    public String name() {
        return settings().name();
    }

    @Override
    public String accent() {
        return settings().accent();
    }

    @Override
    public Text loginText() {
        BrandSettings settings = settings();
        return new Text(text(settings.loginTextEn()), text(settings.loginTextZh()));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    @Override
    public synchronized Optional<Picture> picture(Place place) {
        return Optional.ofNullable(pictures.get(place));
    }

    @Override
    public synchronized Picture put(Place place, byte[] content) {
        Picture picture = check(place, content);
        try {
            Path partial = directory.resolve(file(place).getFileName() + ".new");
            Files.write(partial, content);
            Files.move(partial, file(place), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pictures.put(place, picture);
        return picture;
    }

    private static Picture check(Place place, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw refusal("image.large", "The picture must not exceed 1 MB.", "图片不能超过 1 MB。");
        }
        if (!ImageInspector.known(content)) {
            throw ImageInspector.looksLikeMarkup(content)
                    ? refusal(
                            "image.svg",
                            "SVG is not taken, because it may contain scripts. Export it as PNG or WebP.",
                            "不接受 SVG，因为其中可能包含脚本。请导出为 PNG 或 WebP。")
                    : refusal("image.format", "The file is no PNG, JPEG or WebP picture.", "该文件不是 PNG、JPEG 或 WebP 图片。");
        }
        ImageInspector.Facts facts = ImageInspector.inspect(content)
                .orElseThrow(() -> refusal("image.broken", "The picture is damaged or cut off.", "图片已损坏或不完整。"));
        int least = place == Place.LOGO ? SMALLEST_LOGO : SMALLEST_BACKGROUND;
        int most = place == Place.LOGO ? LARGEST_LOGO : LARGEST_BACKGROUND;
        if (Math.min(facts.width(), facts.height()) < least || Math.max(facts.width(), facts.height()) > most) {
            throw new ProblemException(
                    ProblemException.Kind.INVALID,
                    "image.dimensions",
                    "file",
                    Text.of(
                            "Width and height must be from {0,number,#} to {1,number,#} pixels; this one has {2,number,#} × {3,number,#}.",
                            "宽和高须为 {0,number,#} 至 {1,number,#} 像素；该图片为 {2,number,#} × {3,number,#}。",
                            least,
                            most,
                            facts.width(),
                            facts.height()));
        }
        return picture(facts, content);
    }

    private static ProblemException refusal(String code, String en, String zh) {
        return new ProblemException(ProblemException.Kind.INVALID, code, "file", new Text(en, zh));
    }

    private static Picture picture(ImageInspector.Facts facts, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String hash = HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
            return new Picture(facts.mediaType(), facts.width(), facts.height(), hash, content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public synchronized boolean remove(Place place) {
        try {
            Files.deleteIfExists(file(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pictures.remove(place) != null;
    }
}
