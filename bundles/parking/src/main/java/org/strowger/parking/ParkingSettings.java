package org.strowger.parking;

import java.time.Duration;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Settings of call parking.
 *
 * @param slots numbers of the places: one, or a span of them such as 41-49
 * @param timeout how long a call is parked before it goes back to who parked it
 * @param unanswered what becomes of it when he does not take it back
 * @param returns how often he is called before it goes to the fallback
 * @param fallback empty for the system's
 * @param announce who parks a call is told where
 * @param musicClass what a parked caller hears; empty for the music of who parked him
 * @param anyoneTakes else only who parked a call can take it
 */
@ConfigType(name = "parking-settings", readableBy = "operator", icon = "parking", menu = "calls")
public record ParkingSettings(
        @Field(
                        defaultValue = "41-49",
                        required = true,
                        numberKind = "parking",
                        pattern = "[0-9]{2,11}(-[0-9]{2,11})?",
                        group = "places",
                        order = 10,
                        column = true)
                String slots,
        @Field(defaultValue = "120", min = 10, max = 3600, group = "return", order = 20, column = true, unit = "s")
                Duration timeout,
        @Field(defaultValue = "PARK_AGAIN", group = "return", order = 30) Unanswered unanswered,
        @Field(
                        defaultValue = "3",
                        min = 1,
                        max = 10,
                        group = "return",
                        order = 40,
                        visibleWhen = "unanswered=park-again")
                int returns,
        @Field(destination = true, group = "return", order = 50) String fallback,
        @Field(defaultValue = "true", group = "sound", order = 60) boolean announce,
        @Field(pattern = "[A-Za-z0-9]{0,32}", group = "sound", order = 70, importance = Field.Importance.ADVANCED)
                String musicClass,
        @Field(defaultValue = "true", group = "places", order = 15) boolean anyoneTakes) {

    /** What becomes of a call that comes back and is not answered. */
    public enum Unanswered {
        /** It is parked again, a certain number of times. */
        PARK_AGAIN,
        FALLBACK
    }
}
