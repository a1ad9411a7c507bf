package dev.lockstep.models.network;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads YAML text into a tree in which everything knows its place.
 *
 * <p>It works on the parser's events and so refuses what a network file has no use for: anchors and aliases, tags, keys that are not text or are
 * there twice, deep nesting, a second document. What does not keep the rest from being read is noted.
 */
final class YamlReader {
    /** Deeper than any network file needs; it bounds the recursion here. */
    private static final int DEEPEST_NESTING = 20;
    /** The parser copies a word or comment that is longer than its buffer again and again. */
    private static final int SMALLEST_BUFFER = 1024;

    private final Mistakes mistakes;
    private final AllowedText text;
    private final Iterator<Event> events;
    private Location lastLocation;
    /** Whether there are values that are said elsewhere, so that the tree is not that of the file. */
    private boolean hasAliases;

    private YamlReader(Mistakes mistakes, AllowedText text, Iterator<Event> events) {
        this.mistakes = mistakes;
        this.text = text;
        this.events = events;
        this.lastLocation = new Location(mistakes, 1, 1);
    }

    /** @throws NetworkFileException if the text is not one YAML document of the kind described above */
    static YamlNode read(String file, String text) {
        Mistakes mistakes = new Mistakes(file);
        AllowedText allowed = AllowedText.of(mistakes, text);
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(SMALLEST_BUFFER, text.length()))
                .build();
        YamlReader reader = new YamlReader(
                mistakes,
                allowed,
                new Parse(settings).parseString(allowed.text()).iterator());
        Optional<YamlNode> root = mistakes.attempt(reader::wholeDocument);
        if (root.isEmpty() || reader.hasAliases) {
            mistakes.throwAny();
        }
        return root.orElseThrow();
    }

    private YamlNode wholeDocument() {
        try {
            return document();
        } catch (MarkedYamlEngineException e) {
            throw invalid(e);
        } catch (YamlVersionException e) {
            throw lastLocation.error("this version of YAML is not known: leave out the %YAML line");
        } catch (YamlEngineException e) {
            throw lastLocation.error("not valid YAML: " + e.getMessage());
        }
    }

    private NetworkFileException invalid(MarkedYamlEngineException e) {
        Location problem = location(e.getProblemMark().or(e::getContextMark));
        int start = location(e.getContextMark()).line();
        return problem.error("not valid YAML: " + e.getProblem()
                + (start == problem.line() ? "" : ", in what starts on line " + start));
    }

    private YamlNode document() {
        next();
        if (next().getEventId() == Event.ID.StreamEnd) {
            throw new Location(mistakes, 1, 1).error("the file is empty");
        }
        YamlNode root = node(next(), 0);
        next();
        if (next().getEventId() != Event.ID.StreamEnd) {
            throw lastLocation.error("a second YAML document: a file holds one network");
        }
        return root;
    }

    private YamlNode node(Event event, int depth) {
        Location location = lastLocation;
        checkPlain(event, location);
        if (event instanceof AliasEvent) {
            location.note("aliases (*) are not accepted: write the value out");
            hasAliases = true;
            return new YamlNode.Scalar("", true, location);
        }
        if (event instanceof ScalarEvent scalar) {
            return new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), location);
        }
        if (depth == DEEPEST_NESTING) {
            throw location.error("nested more than " + DEEPEST_NESTING + " deep");
        }
        return event.getEventId() == Event.ID.SequenceStart ? sequence(location, depth) : mapping(location, depth);
    }

    private YamlNode sequence(Location location, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlNode.Sequence(items, location);
    }

    private YamlNode mapping(Location location, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            YamlNode key = node(event, depth + 1);
            if (!(key instanceof YamlNode.Scalar name)) {
                key.location().note("a key must be a word, not " + key.kind());
                node(next(), depth + 1);
                continue;
            }
            YamlNode.Entry first = entries.get(name.text());
            if (first != null) {
                key.location()
                        .note("the key " + Text.quoted(name.text()) + " is there twice, first on line "
                                + first.keyLocation().line());
            }
            YamlNode value = node(next(), depth + 1);
            entries.putIfAbsent(name.text(), new YamlNode.Entry(key.location(), value));
        }
        return new YamlNode.Mapping(entries, location);
    }

    private static void checkPlain(Event event, Location location) {
        if (event instanceof NodeEvent node
                && !(event instanceof AliasEvent)
                && node.getAnchor().isPresent()) {
            location.note("anchors (&) are not accepted: write each value out");
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
        if (tag.isPresent()) {
            location.note("tags (!) are not accepted: " + Text.quoted(tag.get()));
        }
    }

    private Event next() {
        Event event = events.next();
        lastLocation = location(event.getStartMark());
        return event;
    }

    private Location location(Optional<Mark> mark) {
        return mark.map(m -> text.location(mistakes, m.getLine() + 1, m.getColumn() + 1))
                .orElse(lastLocation);
    }
}
