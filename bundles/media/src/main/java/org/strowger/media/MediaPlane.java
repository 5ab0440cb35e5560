package org.strowger.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.Codec;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.MediaService;
import org.strowger.api.media.Mixer;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.media.codec.CodecRegistry;
import org.strowger.media.dtls.DtlsEngine;
import org.strowger.media.mix.ConferenceMixer;
import org.strowger.media.mix.Crew;
import org.strowger.media.net.EventLoops;
import org.strowger.media.net.PortAllocator;
import org.strowger.media.play.MediaClock;
import org.strowger.media.rtp.MediaContext;
import org.strowger.media.rtp.PairBridge;
import org.strowger.media.rtp.UdpRtpEndpoint;
import org.strowger.media.rtp.VideoBridge;
import org.strowger.media.rtp.VideoEndpoint;
import org.strowger.media.secure.Protection;
import org.strowger.media.source.MusicLibrary;
import org.strowger.media.source.PromptPacks;
import org.strowger.media.source.Prompts;
import org.strowger.media.source.Sequence;
import org.strowger.media.source.Tone;
import org.strowger.media.source.WavFiles;
import org.strowger.media.srtp.Srtp;

/** The media plane: owns the threads, the ports and everything that is open. */
@Component(
        service = {MediaService.class, HealthCheck.class},
        configurationPid = MediaSettings.PID,
        immediate = true)
@Designate(ocd = MediaSettings.class)
public class MediaPlane implements MediaService, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(MediaPlane.class);
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration CERTIFICATE_AFTER = Duration.ofSeconds(20);
    private static final int MOST_LOOPS = 2;
    private static final int MOST_BEATS = 4;
    private static final int MOST_HELPERS = 3;
    private static final int SOURCE_THREADS = 2;
    private static final int FINISH_SECONDS = 5;
    /** Share of the ports in use from which on somebody should know. */
    private static final double CROWDED = 0.9;

    private final MediaContext context;
    private final InetAddress advertised;
    private final ExecutorService worker;
    private final ExecutorService writer;
    private final DtlsEngine dtls;
    private final Scheduler.Cancellable sweeping;
    private final Scheduler.Cancellable preparing;
    private final Set<UdpRtpEndpoint> endpoints = ConcurrentHashMap.newKeySet();
    private final Crew crew =
            new Crew(Math.min(MOST_HELPERS, Runtime.getRuntime().availableProcessors() - 1));
    private final Set<ConferenceMixer> mixers = ConcurrentHashMap.newKeySet();
    private final Set<PairBridge> bridges = ConcurrentHashMap.newKeySet();
    private final Set<VideoEndpoint> videos = ConcurrentHashMap.newKeySet();
    private final Set<VideoBridge> videoBridges = ConcurrentHashMap.newKeySet();
    private final WavFiles files = new WavFiles();
    private final MusicLibrary music;
    private final Prompts prompts;

    @Activate
    public MediaPlane(
            @Reference Scheduler scheduler,
            @Reference Home home,
            @Reference CodecRegistry codecs,
            @Reference PromptPacks packs,
            MediaSettings settings)
            throws IOException {
        this(scheduler, home, codecs, packs, settings, new MediaClock(scheduler::nanoTime, beats()));
    }

    MediaPlane(
            Scheduler scheduler,
            Home home,
            CodecRegistry codecs,
            PromptPacks packs,
            MediaSettings settings,
            MediaClock clock)
            throws IOException {
        SecureRandom random = new SecureRandom();
        InetAddress address = InetAddress.getByName(settings.bindAddress());
        advertised =
                settings.advertisedAddress().isBlank() ? null : InetAddress.getByName(settings.advertisedAddress());
        PortAllocator ports = new PortAllocator(address, settings.firstPort(), settings.lastPort(), random);
        worker = pool(SOURCE_THREADS, "media-source");
        writer = pool(1, "media-recorder");
        dtls = new DtlsEngine(random, scheduler.clock()::instant);
        context = new MediaContext(
                scheduler,
                random,
                new EventLoops(loops(settings), scheduler::nanoTime),
                ports,
                codecs,
                clock,
                worker,
                writer,
                new Protection(new Srtp(), dtls, random));
        Path data = home.data("moh");
        music = new MusicLibrary(data, files);
        prompts = new Prompts(home.data("prompts"), files, packs);
        // Composed now, so that the first party on hold does not wait for it.
        worker.execute(music::prepare);
        // Later than the start, which has better things to do, and before most calls that need it.
        preparing = scheduler.after(CERTIFICATE_AFTER, dtls::prepare);
        sweeping = scheduler.every(SWEEP, () -> {
            endpoints.forEach(UdpRtpEndpoint::sweep);
            videos.forEach(VideoEndpoint::sweep);
        });
    }

    private static int beats() {
        return Math.min(MOST_BEATS, Runtime.getRuntime().availableProcessors());
    }

    private static int loops(MediaSettings settings) {
        return settings.eventLoops() > 0
                ? settings.eventLoops()
                : Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
    }

    private static ExecutorService pool(int size, String name) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(MediaPlane.class.getClassLoader());
                    return thread;
                });
        // A thread remembers the classes of whoever causes it to be made: that must not be a plug-in that calls us.
        pool.prestartAllCoreThreads();
        return pool;
    }

    @Deactivate
    public void stop() {
        sweeping.cancel();
        mixers.forEach(ConferenceMixer::close);
        preparing.cancel();
        endpoints.forEach(UdpRtpEndpoint::close);
        dtls.close();
        videos.forEach(VideoEndpoint::close);
        context.clock().close();
        crew.close();
        context.loops().close();
        worker.shutdownNow();
        finishRecordings();
    }

    private void finishRecordings() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(FINISH_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Some recordings could not be completed in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public RtpEndpoint openRtp(String label) {
        UdpRtpEndpoint endpoint = new UdpRtpEndpoint(label, advertised, context, endpoints::remove);
        endpoints.add(endpoint);
        return endpoint;
    }

    @Override
    public RtpEndpoint openVideo(String label) {
        VideoEndpoint endpoint = new VideoEndpoint(label, advertised, context, videos::remove);
        videos.add(endpoint);
        return endpoint;
    }

    @Override
    public boolean owns(InetSocketAddress address) {
        return context.ports().taken(address.getPort()) && ours(address.getAddress());
    }

    private boolean ours(InetAddress host) {
        try {
            return host.equals(advertised)
                    || host.isAnyLocalAddress()
                    || host.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(host) != null;
        } catch (SocketException e) {
            LOG.debug("Network interfaces cannot be asked: {}", e.toString());
            return false;
        }
    }

    @Override
    public MediaBridge bridge(MediaEndpoint a, MediaEndpoint b) {
        return bridge(a, b, false);
    }

    @Override
    public MediaBridge bridge(MediaEndpoint a, MediaEndpoint b, boolean smooth) {
        if (a instanceof VideoEndpoint one && b instanceof VideoEndpoint other && a != b) {
            VideoBridge bridge = new VideoBridge(one, other, videoBridges::remove);
            videoBridges.add(bridge);
            bridge.open();
            return bridge;
        }
        if (!(a instanceof UdpRtpEndpoint one) || !(b instanceof UdpRtpEndpoint other) || a == b) {
            throw new IllegalArgumentException("Only two different endpoints of this media plane can be bridged");
        }
        PairBridge bridge = new PairBridge(one, other, smooth, bridges::remove);
        bridges.add(bridge);
        bridge.open();
        return bridge;
    }

    @Override
    public List<Codec> codecs() {
        return context.codecs().all();
    }

    @Override
    public AudioSource wav(Path file) {
        return files.source(file);
    }

    @Override
    public AudioSource tone(String cadence) {
        return Tone.cadence(cadence);
    }

    @Override
    public AudioSource beep(int hertz, int milliseconds) {
        return Tone.beep(hertz, milliseconds);
    }

    @Override
    public AudioSource music(String musicClass) {
        return music.music(musicClass);
    }

    @Override
    public AudioSource sequence(List<AudioSource> sources) {
        return new Sequence(sources);
    }

    @Override
    public AudioSource prompt(String name, Locale language) {
        return prompts.prompt(name, language);
    }

    @Override
    public MediaUsage usage() {
        PortAllocator ports = context.ports();
        return new MediaUsage(
                endpoints.size() + videos.size(), bridges.size() + videoBridges.size(), ports.inUse(), ports.total());
    }

    @Override
    public String component() {
        return "media";
    }

    @Override
    public Health check() {
        if (!context.loops().alive() || !context.clock().alive()) {
            return new Health(
                    Health.Status.FAILED,
                    Text.of("A media thread has ended; restart the media bundle.", "媒体线程已终止；请重启媒体模块。"));
        }
        MediaUsage usage = usage();
        if (usage.portPairsInUse() >= usage.portPairsTotal() * CROWDED) {
            return new Health(
                    Health.Status.DEGRADED,
                    Text.of(
                            "{0} of {1} RTP port pairs are in use.",
                            "已使用 {0} / {1} 对 RTP 端口。", usage.portPairsInUse(), usage.portPairsTotal()));
        }
        return Health.READY;
    }

    @Override
    public Mixer mixer(int sampleRate) {
        if (sampleRate != 8000 && sampleRate != 16000 && sampleRate != 48000) {
            throw new IllegalArgumentException("Conferences are mixed at 8000, 16000 or 48000 Hz, not " + sampleRate);
        }
        ConferenceMixer mixer = new ConferenceMixer(sampleRate, context, crew, mixers::remove);
        mixers.add(mixer);
        context.clock().add(mixer);
        return mixer;
    }
}
