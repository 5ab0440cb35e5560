package org.strowger.scenarios.peers;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The camera and the screen of a baresip.
 *
 * @param codec as baresip names it: {@code H264}, {@code H263}, {@code VP8}
 * @param colour of all that the camera sees, as ffmpeg names it; there is noise in it, so that every picture is new
 * @param modules of codecs, in the order in which their payload numbers are given out
 */
public record BaresipVideo(String codec, String colour, List<String> modules) {
    private static final int SECONDS = 60;

    public BaresipVideo(String codec, String colour) {
        this(codec, colour, List.of("avcodec", "vp8"));
    }

    /** Starts the phone with them. */
    public Baresip start(BaresipSettings phone, Path parent) {
        try {
            Path directory = Files.createTempDirectory(parent, "baresip-" + phone.user() + "-");
            return Baresip.start(phone, directory, () -> apply(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(Path directory) {
        try {
            StringBuilder config = new StringBuilder();
            Stream.concat(Stream.of("snapshot", "fakevideo", "avformat"), modules.stream())
                    .forEach(m -> config.append("module ").append(m).append(".so\n"));
            config.append("video_source avformat,").append(film(directory)).append('\n');
            config.append("video_display fakevideo,\nvideo_size 352x288\nvideo_bitrate 500000\nvideo_fps 15\n");
            Files.writeString(directory.resolve("config"), config, StandardOpenOption.APPEND);
            Path accounts = directory.resolve("accounts");
            String account = Files.readString(accounts).strip();
            Files.writeString(accounts, account + ";video_codecs=" + codec + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path film(Path directory) {
        Path film = directory.resolve("camera.mp4");
        String source = "color=c=" + colour + ":size=352x288:rate=15,noise=alls=20:allf=t";
        List<String> command = List.of(
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                source,
                "-t",
                Integer.toString(SECONDS),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                film.toString());
        try (PeerProcess ffmpeg = PeerProcess.start("ffmpeg", directory, command)) {
            if (ffmpeg.await(Duration.ofSeconds(60)) != 0) {
                throw new AssertionError(ffmpeg.output());
            }
        }
        return film;
    }

    /** The mean colour of the newest picture of a kind ({@code recv}, {@code send}); null while there is none. */
    static int[] seen(Path directory, String kind) {
        try (Stream<Path> files = Files.list(directory)) {
            Path newest = files.filter(f -> f.getFileName().toString().startsWith("snapshot-" + kind))
                    .sorted()
                    .reduce((a, b) -> b)
                    .orElse(null);
            BufferedImage image = newest == null ? null : ImageIO.read(newest.toFile());
            return image == null ? null : mean(image);
        } catch (IOException e) {
            return null; // not written to its end yet
        }
    }

    static void forget(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(f -> f.getFileName().toString().startsWith("snapshot-"))
                    .forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] mean(BufferedImage image) {
        long[] sum = new long[3];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                for (int i = 0; i < 3; i++) {
                    sum[i] += rgb >> 16 - 8 * i & 0xff;
                }
            }
        }
        long pixels = (long) image.getWidth() * image.getHeight();
        return new int[] {(int) (sum[0] / pixels), (int) (sum[1] / pixels), (int) (sum[2] / pixels)};
    }
}
