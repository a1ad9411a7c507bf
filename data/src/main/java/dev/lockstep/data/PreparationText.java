package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Preparations as text, a line each: {@code missing} and {@code scaling} with their names; {@code number} with a column's name, fill, shift and
 * divisor; {@code texts} with a column's name, the number of the fill and its texts; {@code own} with the name of a column that has a treatment of its own,
 * the names of missing, logarithm and scaling, and its limits; for each column of the target {@code target} with its name, the kind and
 * the labels. Names and texts are percent-encoded; numbers are shortest decimals.
 */
public final class PreparationText {
    private PreparationText() {}

    static String write(Preparation preparation) {
        Encoding encoding = preparation.encoding();
        List<String> lines = new ArrayList<>();
        lines.add("missing " + encoding.missing().label());
        lines.add("scaling " + encoding.scaling().label());
        int place = 0;
        for (Feature feature : encoding.features()) {
            String name = encoded(feature.column());
            if (feature.isNumber()) {
                lines.add("number " + name + " " + Decimals.toString(preparation.fill(place)) + " "
                        + Decimals.toString(preparation.shift(place)) + " "
                        + Decimals.toString(preparation.divisor(place)));
            } else {
                int fill = 0;
                while (preparation.fill(place + fill) != 1) {
                    fill++;
                }
                lines.add("texts " + name + " " + fill + words(feature.categories()));
            }
            place += feature.inputs();
        }
        encoding.own()
                .forEach((column, own) -> lines.add("own " + encoded(column) + " "
                        + own.missing().label() + " " + own.logarithm().label() + " "
                        + own.scaling().label() + " "
                        + Decimals.toString(own.clip().low()) + " "
                        + Decimals.toString(own.clip().high())));
        Target target = encoding.target();
        target.columns()
                .forEach(column -> lines.add(
                        "target " + encoded(column) + " " + target.kind().label() + words(target.labels())));
        return String.join("\n", lines) + "\n";
    }

    /**
     * The preparation that a text was made of.
     *
     * @throws DataException if it is none
     */
    public static Preparation read(String text) {
        try {
            return parse(text.lines().map(line -> line.split(" ")).toList());
        } catch (RuntimeException e) {
            throw new DataException("the text of a preparation is damaged", e);
        }
    }

    private static Preparation parse(List<String[]> lines) {
        Missing missing = named(Missing.values(), Missing::label, lines.get(0)[1]);
        Scaling scaling = named(Scaling.values(), Scaling::label, lines.get(1)[1]);
        Map<String, Treatment> own = new TreeMap<>();
        List<Feature> features = new ArrayList<>();
        List<Double> fills = new ArrayList<>();
        List<Double> shifts = new ArrayList<>();
        List<Double> divisors = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (String[] words : lines.subList(2, lines.size())) {
            if (words[0].equals("target")) {
                targets.add(decoded(words[1]));
            } else if (words[0].equals("own")) {
                own.put(decoded(words[1]), treatment(words));
            } else if (words[0].equals("number")) {
                features.add(Feature.number(decoded(words[1])));
                fills.add(Double.parseDouble(words[2]));
                shifts.add(Double.parseDouble(words[3]));
                divisors.add(Double.parseDouble(words[4]));
            } else {
                List<String> categories = decoded(words, 3);
                int fill = Integer.parseInt(words[2]);
                if (!words[0].equals("texts") || fill < 0 || fill >= categories.size()) {
                    throw new IllegalArgumentException(words[0]);
                }
                features.add(new Feature(decoded(words[1]), categories));
                for (int i = 0; i < categories.size(); i++) {
                    fills.add(i == fill ? 1.0 : 0.0);
                    shifts.add(0.0);
                    divisors.add(1.0);
                }
            }
        }
        String[] last = lines.get(lines.size() - 1);
        Target target = new Target(targets, Target.Kind.of(last[2]).orElseThrow(), decoded(last, 3));
        Encoding encoding = new Encoding(features, target, missing, scaling, own);
        return new Preparation(encoding, array(fills), array(shifts), array(divisors));
    }

    private static Treatment treatment(String[] words) {
        Clip clip = new Clip(Decimals.parse(words[5]), Decimals.parse(words[6]));
        return new Treatment(
                named(Missing.values(), Missing::label, words[2]),
                clip,
                named(Logarithm.values(), Logarithm::label, words[3]),
                named(Scaling.values(), Scaling::label, words[4]));
    }

    static <T> T named(T[] all, Function<T, String> labels, String label) {
        return Arrays.stream(all)
                .filter(each -> labels.apply(each).equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static double[] array(List<Double> numbers) {
        if (!numbers.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a number that is not finite");
        }
        return numbers.stream().mapToDouble(number -> number).toArray();
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> " " + encoded(word)).collect(Collectors.joining());
    }

    private static List<String> decoded(String[] words, int from) {
        return Arrays.stream(words).skip(from).map(PreparationText::decoded).toList();
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
