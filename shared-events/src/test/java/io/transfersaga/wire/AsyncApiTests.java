// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.transfersaga.events.FailureReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/asyncapi.yml} describes the messages that there are, as the examples show them. */
class AsyncApiTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode DESCRIPTION = read();

    static Stream<GoldenMessage> everyMessage() {
        return GoldenMessage.all();
    }

    @Test
    void describesEveryMessageAndNoOther() {
        assertThat(DESCRIPTION.path("components").path("messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        GoldenMessage.all().map(GoldenMessage::name).toList());
    }

    @Test
    void listsEveryReason() {
        assertThat(DESCRIPTION
                        .at("/components/schemas/Reason/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(FailureReason.values())
                        .map(FailureReason::slug)
                        .toList());
    }

    @Test
    void refersOnlyToWhatIsThere() {
        List<String> references = DESCRIPTION.findValuesAsString("$ref");

        assertThat(references)
                .hasSizeGreaterThan(30)
                .allSatisfy(reference -> assertThat(
                                DESCRIPTION.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void showsTheExample(GoldenMessage example) {
        JsonNode shown = described(example).path("examples").path(0);

        assertThat(shown.path("headers")).isEqualTo(example.properties());
        assertThat(shown.path("payload")).isEqualTo(example.body());
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void namesTheTopicThatTheMessageGoesTo(GoldenMessage example) {
        Stream<JsonNode> channels = DESCRIPTION
                .path("channels")
                .valueStream()
                .filter(channel -> channel.path("messages").has(example.name()));

        assertThat(channels)
                .singleElement()
                .satisfies(channel -> assertThat(example.topic())
                        .matches(channel.path("address").asString().replace("{ledger}", "(alpha|beta)")));
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void describesTheFieldsThatTheExampleHas(GoldenMessage example) {
        assertThat(faults("/payload", example, example.body())).isEmpty();
        assertThat(faults("/headers", example, example.properties())).isEmpty();
        assertThat(described(example).at("/payload/$ref").asString())
                .isEqualTo("#/components/schemas/" + example.name());
        assertThat(DESCRIPTION
                        .at("/components/schemas/" + example.name() + "/properties")
                        .propertyNames())
                .containsExactlyElementsOf(example.body().propertyNames());
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void requiresEveryFieldThatReadersNeed(GoldenMessage example) {
        for (String field : example.body().propertyNames()) {
            var without = (ObjectNode) example.body().deepCopy();
            without.remove(field);
            boolean optional = field.equals("reference") || field.equals("callbackUrl");

            assertThat(faults("/payload", example, without).isEmpty()).as(field).isEqualTo(optional);
        }
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void allowsFieldsThatComeLater(GoldenMessage example) {
        var later = (ObjectNode) example.body().deepCopy();
        later.put("later", "more");

        assertThat(faults("/payload", example, later)).isEmpty();
    }

    private static JsonNode described(GoldenMessage example) {
        return DESCRIPTION.path("components").path("messages").path(example.name());
    }

    /** Checks an instance against a part of the message's description. */
    private static List<String> faults(String part, GoldenMessage example, JsonNode instance) {
        var schema = (ObjectNode) described(example).at(part).deepCopy();
        schema.set("components", DESCRIPTION.path("components"));
        Schema checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        return checked.validate(instance).stream().map(Object::toString).toList();
    }

    private static JsonNode read() {
        try (var file = Files.newBufferedReader(Path.of("..", "docs", "asyncapi.yml"))) {
            return JSON.valueToTree(new Yaml().load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
