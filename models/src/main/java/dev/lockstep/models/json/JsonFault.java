package dev.lockstep.models.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words why a text is no JSON, and where; the parser's own words are for who wrote the program that calls it. */
public final class JsonFault {
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);
    private static final Pattern NO_NUMBER = Pattern.compile("Non-standard token '([-+A-Za-z]+)'.*", Pattern.DOTALL);
    private static final int LONGEST_NAME = 60;

    private JsonFault() {}

    /** One line, such as {@code line 1, column 9: the text is no JSON from here on}. */
    public static String of(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        return (place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ")
                + what(failure);
    }

    private static String what(JsonProcessingException failure) {
        if (failure instanceof StreamConstraintsException) {
            return "a name, text or number is too long, or something is nested too deep";
        }
        if (failure instanceof JsonEOFException) {
            return "the text ends before its JSON does";
        }
        String message = String.valueOf(failure.getOriginalMessage());
        Matcher twice = TWICE.matcher(message);
        if (twice.matches() && twice.group(1).length() <= LONGEST_NAME) {
            return "'" + twice.group(1).replaceAll("\\p{C}", "?") + "' is there twice";
        }
        Matcher noNumber = NO_NUMBER.matcher(message);
        return noNumber.matches() ? noNumber.group(1) + " is no number in JSON" : "the text is no JSON from here on";
    }
}
