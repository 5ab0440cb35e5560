package org.strowger.config.secret;

import java.util.Optional;
import org.strowger.api.accounts.PasswordHasher;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** Both ways in which secrets are kept. Either may be out of order; the rest of the configuration then goes on. */
public final class Secrets {
    private volatile SecretVault vault;
    private volatile PasswordHasher hasher;

    /** @param vault null while the key is missing or wrong */
    public void vault(SecretVault vault) {
        this.vault = vault;
    }

    public void hasher(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    /** Forgets a hasher unless another has come meanwhile. */
    public void noHasher(PasswordHasher gone) {
        if (hasher == gone) {
            hasher = null;
        }
    }

    /** @throws ProblemException UNAVAILABLE without a key */
    public String seal(String clear, String place) {
        return Optional.ofNullable(vault)
                .orElseThrow(() -> unavailable(
                        "secret.key",
                        "The key file is missing or wrong; secrets cannot be stored.",
                        "密钥文件缺失或不正确，无法保存机密信息。"))
                .seal(clear, place);
    }

    /** @throws SecretVault.UnreadableSecretException also without a key */
    public String open(String sealed, String place) {
        SecretVault present = vault;
        if (present == null) {
            throw new SecretVault.UnreadableSecretException(null);
        }
        return present.open(sealed, place);
    }

    /** @throws ProblemException UNAVAILABLE without a hasher */
    public String hash(String clear) {
        PasswordHasher present = hasher;
        if (present == null) {
            throw unavailable(
                    "secret.hasher", "Passwords cannot be stored at the moment; try again.", "暂时无法保存密码，请稍后重试。");
        }
        return present.hash(clear.toCharArray());
    }

    private static ProblemException unavailable(String code, String en, String zh) {
        return new ProblemException(ProblemException.Kind.UNAVAILABLE, code, "", new Text(en, zh));
    }
}
