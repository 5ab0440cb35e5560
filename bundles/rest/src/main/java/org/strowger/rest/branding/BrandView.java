package org.strowger.rest.branding;

import java.util.Locale;
import org.strowger.api.branding.Branding;
import org.strowger.api.branding.Branding.Place;
import org.strowger.api.core.Nullable;
import org.strowger.api.core.Text;

/**
 * How the product looks; no secret.
 *
 * @param accent #rrggbb
 * @param logo null when there is none
 * @param background null when there is none
 */
public record BrandView(
        String name, String accent, Text loginText, @Nullable Picture logo, @Nullable Picture background) {
    static final String BASE = "/api/v1/branding/";

    /** @param url changes with the content */
    public record Picture(String url, String mediaType, int width, int height, int bytes) {}

    static BrandView of(Branding branding) {
        return new BrandView(
                branding.name(),
                branding.accent(),
                branding.loginText(),
                picture(branding, Place.LOGO),
                picture(branding, Place.BACKGROUND));
    }

    private static Picture picture(Branding branding, Place place) {
        return branding.picture(place)
                .map(p -> new Picture(
                        BASE + place.name().toLowerCase(Locale.ROOT) + "?v=" + p.hash(),
                        p.mediaType(),
                        p.width(),
                        p.height(),
                        p.content().length))
                .orElse(null);
    }
}
