package org.strowger.api.config;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Where the system stands.
 *
 * @param language of prompts, and of answers to those who ask for no other
 * @param timeZone by its name in the IANA database; in it times are shown and sheets are written
 * @param country whose tones callers hear: two letters, ISO 3166; {@code EU} for those that have no standard of their own
 */
@ConfigType(
        name = "region",
        readableBy = {"operator", "billing", "user"},
        menu = "system",
        icon = "globe")
public record Region(
        @Field(defaultValue = "EN", order = 10) Language language,
        @Field(
                        required = true,
                        defaultValue = "UTC",
                        pattern = "[A-Za-z0-9+_/-]{1,64}",
                        maxLength = 64,
                        widget = "time-zone",
                        order = 20)
                String timeZone,
        @Field(
                        required = true,
                        defaultValue = "CN",
                        options = {
                            "AE", "AR", "AT", "AU", "BE", "BG", "BR", "CH", "CL", "CN", "CR", "CZ", "DE", "DK", "EE",
                            "ES", "EU", "FI", "FR", "GB", "GR", "HU", "IL", "IN", "IT", "JP", "LT", "MO", "MX", "MY",
                            "NL", "NO", "NZ", "PA", "PH", "PL", "PT", "RU", "SE", "SG", "TH", "TR", "TW", "US", "VE",
                            "ZA"
                        },
                        order = 30)
                String country) {

    public Locale locale() {
        return language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH;
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** Those that the product speaks. */
    public enum Language {
        EN,
        ZH
    }
}
