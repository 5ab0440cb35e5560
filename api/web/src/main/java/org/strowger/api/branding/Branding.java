package org.strowger.api.branding;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.core.Text;

/** Name, colour and pictures; everybody may know them before signing in. */
@ProviderType
public interface Branding {
    /** A place where a picture of the owner's may stand. */
    enum Place {
        LOGO,
        BACKGROUND
    }

    String name();

    /** {@code #rrggbb} */
    String accent();

    Text loginText();

    Optional<Picture> picture(Place place);

    /** @throws org.strowger.api.core.ProblemException INVALID with the field {@code file} */
    Picture put(Place place, byte[] content);

    /** False when there was none. */
    boolean remove(Place place);

    /**
     * A picture that was checked.
     *
     * @param hash of the content, for caches
     */
    record Picture(String mediaType, int width, int height, String hash, byte[] content) {}
}
