package org.strowger.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.Test;
import org.strowger.sip.auth.DigestResult.Status;
import org.strowger.testkit.ManualScheduler;

public class DigestAuthenticatorTest {
    private static final String URI = "sip:pbx.example";
    private static final UnaryOperator<String> PASSWORDS = user -> "101".equals(user) ? "s3cret" : null;

    private final ManualScheduler time = new ManualScheduler();
    private final DigestAuthenticator auth = authenticator(false);

    private DigestAuthenticator authenticator(boolean bound) {
        return new DigestAuthenticator(
                "strowger", List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5), bound, h -> false, time);
    }

    private String nonce() {
        return DigestClient.nonceOf(auth.challenge(false, "192.0.2.1", "").get(0));
    }

    private DigestResult check(String header) {
        return auth.verify(List.of(header), "REGISTER", URI, "192.0.2.1", PASSWORDS);
    }

    private static String answer(DigestAlgorithm algorithm, String password, String nonce, int nc) {
        return DigestClient.answer(algorithm, "101", password, "strowger", nonce, nc, "REGISTER", URI);
    }

    @Test
    public void rightPasswordPassesWithBothAlgorithms() {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            DigestResult result = check(answer(algorithm, "s3cret", nonce(), 1));
            assertThat(result.status()).isEqualTo(Status.OK);
            assertThat(result.username()).isEqualTo("101");
        }
    }

    @Test
    public void hashesAreThoseOfRfc7616() {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            DigestCredentials c = new DigestCredentials(
                    "Mufasa",
                    "http-auth@example.org",
                    "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                    "/dir/index.html",
                    algorithm,
                    "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                    "00000001",
                    1,
                    "");
            assertThat(DigestHash.response(c, "GET", "Circle of Life"))
                    .isEqualTo(
                            algorithm == DigestAlgorithm.MD5
                                    ? "8ca523f5e9506fed4657c9700eebdbec"
                                    : "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
        }
    }

    @Test
    public void unknownUserAndWrongPasswordGetTheSameAnswer() {
        DigestResult wrong = check(answer(DigestAlgorithm.MD5, "wrong", nonce(), 1));
        DigestResult unknown = check(
                DigestClient.answer(DigestAlgorithm.MD5, "999", "s3cret", "strowger", nonce(), 1, "REGISTER", URI));
        assertThat(wrong.status()).isEqualTo(Status.BAD_CREDENTIALS);
        assertThat(unknown.status()).isEqualTo(Status.BAD_CREDENTIALS);
        assertThat(unknown.reason()).isEqualTo(wrong.reason());
    }

    @Test
    public void emptyPasswordNeverPasses() {
        DigestResult result =
                auth.verify(List.of(answer(DigestAlgorithm.MD5, "", nonce(), 1)), "REGISTER", URI, "", user -> "");
        assertThat(result.status()).isEqualTo(Status.BAD_CREDENTIALS);
    }

    @Test
    public void aCountIsGoodOnce() {
        String nonce = nonce();
        assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", nonce, 1)).ok()).isTrue();
        assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", nonce, 1)).status())
                .isEqualTo(Status.STALE);
        assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", nonce, 3)).ok()).isTrue();
        assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", nonce, 2)).ok()).isTrue();
        assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", nonce, 2)).status())
                .isEqualTo(Status.STALE);
        assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", nonce, 0)).status())
                .isEqualTo(Status.STALE);
    }

    @Test
    public void nonceDiesAfterFiveMinutesWhateverTheWallClockSays() {
        String nonce = nonce();
        time.advance(Duration.ofMinutes(4));
        assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", nonce, 1)).ok()).isTrue();
        time.advance(Duration.ofSeconds(61));
        assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", nonce, 2)).status())
                .isEqualTo(Status.STALE);
        assertThat(auth.challenge(true, "", "").get(0)).endsWith(", stale=true");
    }

    @Test
    public void noPasswordIsTriedWithANonceThatIsNotGood() {
        String nonce = nonce();
        time.advance(Duration.ofMinutes(6));
        for (String password : List.of("wrong", "s3cret")) {
            for (String bad : List.of(nonce, "invented")) {
                DigestResult result = auth.verify(
                        List.of(answer(DigestAlgorithm.MD5, password, bad, 1)), "REGISTER", URI, "192.0.2.1", user -> {
                            throw new AssertionError("asked for a password");
                        });
                assertThat(result.status()).isEqualTo(Status.STALE);
            }
        }
    }

    @Test
    public void foreignAndAlteredNoncesAreRefused() {
        String nonce = nonce();
        String fromEarlierRun = DigestClient.nonceOf(
                authenticator(false).challenge(false, "192.0.2.1", "").get(0));
        char other = nonce.charAt(5) == 'A' ? 'B' : 'A';
        for (String bad : List.of(
                fromEarlierRun,
                nonce.substring(0, 20),
                nonce.substring(0, 5) + other + nonce.substring(6),
                nonce + "AAAA",
                "not base64 !")) {
            assertThat(check(answer(DigestAlgorithm.MD5, "s3cret", bad, 1)).status())
                    .isEqualTo(Status.STALE);
        }
    }

    @Test
    public void boundNonceIsGoodForItsSourceOnly() {
        DigestAuthenticator bound = authenticator(true);
        String nonce =
                DigestClient.nonceOf(bound.challenge(false, "192.0.2.1", "").get(0));
        String header = answer(DigestAlgorithm.SHA_256, "s3cret", nonce, 1);
        assertThat(bound.verify(List.of(header), "REGISTER", URI, "198.51.100.9", PASSWORDS)
                        .status())
                .isEqualTo(Status.STALE);
        assertThat(bound.verify(List.of(header), "REGISTER", URI, "192.0.2.1", PASSWORDS)
                        .ok())
                .isTrue();
    }

    @Test
    public void methodIsPartOfTheProof() {
        String header = answer(DigestAlgorithm.MD5, "s3cret", nonce(), 1);
        assertThat(auth.verify(List.of(header), "INVITE", URI, "", PASSWORDS).status())
                .isEqualTo(Status.BAD_CREDENTIALS);
    }

    @Test
    public void downgradesAreRefused() {
        String good = answer(DigestAlgorithm.MD5, "s3cret", nonce(), 1);
        for (String bad : List.of(
                good.replace("qop=auth, ", ""),
                good.replace("qop=auth", "qop=auth-int"),
                good.replace("algorithm=MD5", "algorithm=MD5-sess"),
                good.replace("algorithm=MD5", "algorithm=SHA-256"),
                good.replace("nc=00000001, ", ""),
                good.replace("nc=00000001", "nc=1"),
                good.replace("cnonce=\"0a4f113b\", ", ""),
                good.replace("uri=\"sip:pbx.example\"", "uri=\"sip:102@pbx.example\""),
                good + ", userhash=true",
                good + ", username=\"102\"",
                good + ", open=\"",
                good + "\r\nX: y\"",
                "Digest")) {
            assertThat(check(bad).status()).as(bad).isEqualTo(Status.MALFORMED);
        }
        assertThat(check("Basic MTAxOnMzY3JldA==").status()).isEqualTo(Status.NO_CREDENTIALS);
        DigestAuthenticator strict =
                new DigestAuthenticator("strowger", List.of(DigestAlgorithm.SHA_256), false, h -> false, time);
        assertThat(strict.verify(List.of(good), "REGISTER", URI, "", PASSWORDS).status())
                .isEqualTo(Status.MALFORMED);
    }

    @Test
    public void whiteSpaceAndCaseDoNotMatter() {
        String header = answer(DigestAlgorithm.MD5, "s3cret", nonce(), 1)
                .replace("=", " =\t")
                .replace(", ", "\r\n ,")
                .replace("Digest ", "DIGEST   ")
                .replace("MD5", "md5")
                .replace("qop =\tauth", "QOP = \"auth\"");
        assertThat(check(header).ok()).isTrue();
    }

    @Test
    public void onlyOurRealmCounts() {
        String nonce = nonce();
        String other = DigestClient.answer(DigestAlgorithm.MD5, "x", "y", "elsewhere", nonce, 1, "REGISTER", URI);
        String ours = answer(DigestAlgorithm.MD5, "s3cret", nonce, 1);
        assertThat(check(other).status()).isEqualTo(Status.NO_CREDENTIALS);
        assertThat(check("Basic MTAxOnMzY3JldA==").status()).isEqualTo(Status.NO_CREDENTIALS);
        assertThat(auth.verify(List.of(), "REGISTER", URI, "", PASSWORDS).status())
                .isEqualTo(Status.NO_CREDENTIALS);
        assertThat(auth.verify(List.of(other, ours), "REGISTER", URI, "", PASSWORDS)
                        .ok())
                .isTrue();
    }

    @Test
    public void challengesFollowWhatAgentsCopeWith() {
        assertThat(auth.challenge(false, "", "baresip v1.0.0 (x86_64/linux)"))
                .singleElement()
                .asString()
                .contains("algorithm=MD5")
                .contains("qop=\"auth\"")
                .contains("realm=\"strowger\"");
        assertThat(auth.challenge(false, "", DigestAuthenticator.BROWSER))
                .singleElement()
                .asString()
                .contains("algorithm=MD5");
        assertThat(auth.challenge(false, "", null))
                .hasSize(2)
                .first()
                .asString()
                .contains("MD5");
        assertThat(auth.challenge(false, "", "Linphone-Desktop/5.0"))
                .hasSize(2)
                .first()
                .asString()
                .contains("SHA-256");
        DigestAuthenticator strict =
                new DigestAuthenticator("strowger", List.of(DigestAlgorithm.SHA_256), false, h -> false, time);
        assertThat(strict.challenge(false, "", "baresip v1.0.0"))
                .singleElement()
                .asString()
                .contains("SHA-256");
    }

    @Test
    public void garbageNeitherThrowsNorPasses() {
        Random random = new Random(42);
        String good = answer(DigestAlgorithm.MD5, "wrong", nonce(), 9);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder mutated = new StringBuilder(good);
            for (int n = random.nextInt(4) + 1; n > 0; n--) {
                mutated.setCharAt(random.nextInt(mutated.length()), (char) random.nextInt(256));
            }
            mutated.setLength(random.nextInt(mutated.length() + 1));
            assertThat(check(mutated.toString()).ok()).isFalse();
        }
    }

    /** A difference that is really there would show in every round; chance shows in one of a hundred. */
    @Test
    public void timeDoesNotTellWhetherAUserExists() {
        double likeliest = 0;
        for (int round = 0; round < 4 && likeliest <= 0.01; round++) {
            likeliest = Math.max(likeliest, sameTimes());
        }
        assertThat(likeliest).isGreaterThan(0.01);
    }

    private double sameTimes() {
        int count = 2000;
        double[] existing = new double[count];
        double[] unknown = new double[count];
        String nonce = nonce();
        for (int i = -count; i < count; i++) {
            int at = Math.max(0, i);
            existing[at] = duration("101", nonce, at + 1);
            unknown[at] = duration("102", nonce, at + 1);
        }
        return Ranks.probability(existing, unknown);
    }

    private double duration(String user, String nonce, int nc) {
        String header = DigestClient.answer(DigestAlgorithm.MD5, user, "wrong", "strowger", nonce, nc, "REGISTER", URI);
        long begin = System.nanoTime();
        DigestResult result = check(header);
        long end = System.nanoTime();
        assertThat(result.status()).isEqualTo(Status.BAD_CREDENTIALS);
        return end - begin;
    }
}
