// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.events.FailureReason;
import io.transfersaga.saga.process.SagaState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the console says, it says in every language. */
class MessagesTests {

    private static final Path RESOURCES = Path.of("src/main/resources/console");

    /** Keys that stand as they are: {@code #{list.title}}, or with values, {@code #{list.title(...)}}. */
    private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z][a-zA-Z.-]*)[}(]|msg\\('([a-zA-Z.-]+)'\\)");

    private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

    private final Properties english = load("messages.properties");
    private final Properties chinese = load("messages_zh_CN.properties");

    @Test
    void areTheSameInBothLanguages() {
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void speakOfTheSameValuesInBothLanguages() {
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(values(chinese.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(new MessageFormat(english.getProperty(key), Locale.ENGLISH).getFormats())
                    .as("apostrophes in " + key)
                    .hasSameSizeAs(values(english.getProperty(key)).stream()
                            .flatMap(value -> Stream.of(english.getProperty(key).split("\\{" + value + "}", -1))
                                    .skip(1))
                            .toList());
        });
    }

    @Test
    void areThereForEverythingThatPagesSay() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(RESOURCES.resolve("templates"))) {
            for (Path template : templates.toList()) {
                USED.matcher(Files.readString(template))
                        .results()
                        .map(use -> use.group(1) == null ? use.group(2) : use.group(1))
                        .forEach(used::add);
            }
        }

        assertThat(used).hasSizeGreaterThan(50);
        assertThat(english.stringPropertyNames()).containsAll(used);
    }

    @Test
    void areThereForEveryStateStageReasonAndLight() {
        assertThat(english.stringPropertyNames())
                .containsAll(keys("state.", SagaState.values()))
                .containsAll(keys("forecast.retry.", Stage.values()))
                .containsAll(keys("forecast.refund.", Stage.values()))
                .containsAll(keys("light.", Light.values()))
                .containsAll(keys("way.mark.", Way.Mark.values()))
                .containsAll(keys("reason.", FailureReason.values()))
                .containsAll(keys("way.failed.", FailureReason.values()))
                .containsAll(keys("way.ruledOut.", FailureReason.values()));
    }

    private static Set<String> keys(String prefix, Object[] values) {
        return Arrays.stream(values).map(value -> prefix + value).collect(Collectors.toSet());
    }

    private static Set<String> values(String message) {
        return VALUE.matcher(message)
                .results()
                .map(value -> value.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
