package org.strowger.rest.fake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.branding.Branding;
import org.strowger.api.core.Text;

/** Takes every picture for a PNG. */
public final class FakeBranding implements Branding {
    private final Map<Place, Picture> pictures = new EnumMap<>(Place.class);

    @Override
    public String name() {
        return "Example";
    }

    @Override
    public String accent() {
        return "#123456";
    }

    @Override
    public Text loginText() {
        return new Text("Hello", "您好");
    }

    @Override
    public Optional<Picture> picture(Place place) {
        return Optional.ofNullable(pictures.get(place));
    }

    @Override
    public Picture put(Place place, byte[] content) {
        Picture picture = new Picture("image/png", 1, 1, "h" + content.length, content);
        pictures.put(place, picture);
        return picture;
    }

    @Override
    public boolean remove(Place place) {
        return pictures.remove(place) != null;
    }
}
