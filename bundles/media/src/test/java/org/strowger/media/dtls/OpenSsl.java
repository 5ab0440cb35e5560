package org.strowger.media.dtls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The openssl program as the other end of a handshake. */
final class OpenSsl implements AutoCloseable {
    private static final Pattern KEYS = Pattern.compile("Keying material: ([0-9A-F]+)");
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private OpenSsl(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(() -> {
            try (BufferedReader output = process.inputReader()) {
                output.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // Also when the process is ended while it is read.
                lines.add(e.toString());
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    /** A self-signed certificate with its key in one file. */
    static Path certificate(Path folder, String keyAlgorithm) throws IOException, InterruptedException {
        Path file = folder.resolve("peer.pem");
        List<String> command = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes", "-newkey"));
        command.addAll(List.of(keyAlgorithm.split(" ")));
        command.addAll(List.of("-subj", "/CN=peer", "-days", "2", "-keyout", file + ".key", "-out", file + ".crt"));
        Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException(said);
        }
        Files.writeString(file, Files.readString(Path.of(file + ".key")) + Files.readString(Path.of(file + ".crt")));
        return file;
    }

    /** Its fingerprint as in SDP. */
    static String fingerprint(Path certificate, String hash) throws Exception {
        try (var in = Files.newInputStream(Path.of(certificate + ".crt"))) {
            byte[] encoded = java.security.cert.CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded();
            byte[] digest = java.security.MessageDigest.getInstance(hash).digest(encoded);
            return hash.toLowerCase(java.util.Locale.ROOT) + " "
                    + HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        }
    }

    static OpenSsl client(int port, Path certificate, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("openssl", "s_client", "-dtls1_2", "-connect", "127.0.0.1:" + port));
        command.addAll(List.of("-cert", certificate.toString(), "-key", certificate.toString()));
        return started(command, more);
    }

    /** A client that shows no certificate. */
    static OpenSsl bare(int port, String... more) throws IOException {
        return started(
                new ArrayList<>(List.of("openssl", "s_client", "-dtls1_2", "-connect", "127.0.0.1:" + port)), more);
    }

    static OpenSsl server(int port, Path certificate, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("openssl", "s_server", "-dtls1_2", "-accept", "127.0.0.1:" + port));
        command.addAll(List.of("-cert", certificate.toString(), "-key", certificate.toString(), "-Verify", "1"));
        return started(command, more);
    }

    private static OpenSsl started(List<String> command, String... more) throws IOException {
        command.addAll(List.of("-keymatexport", "EXTRACTOR-dtls_srtp", "-keymatexportlen", "60"));
        command.addAll(List.of(more));
        return new OpenSsl(command);
    }

    boolean said(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    List<String> lines() {
        return lines;
    }

    /** What it exported; null before it did. */
    byte[] keys() {
        for (String line : lines) {
            Matcher matcher = KEYS.matcher(line);
            if (matcher.find()) {
                return HexFormat.of().parseHex(matcher.group(1));
            }
        }
        return null;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
