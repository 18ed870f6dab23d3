// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.transfersaga.rocketmq.MessageTraces.Traced;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

class MessageTracesTests {

    private static final String TRACE_A = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACE_B = "11111111111111111111111111111111";

    private final MessageTraces traces =
            MessageTraces.of(OpenTelemetrySdk.builder().build());
    private final RocketMqMessageConverter converter = traces.on(new KeyIsPayload());

    @Test
    void continuesInABatchTheTraceOfTheMessageWithTheSameKey() {
        Map<String, String> sent = new HashMap<>();

        traces.spanning(List.of(traced("a", TRACE_A), traced("b", TRACE_B)), () -> {
            sent.put("b", sentAbout("b"));
            return sent.put("a", sentAbout("a"));
        });

        assertThat(sent.get("a")).startsWith("00-" + TRACE_A).doesNotContain("b7ad6b7169203331");
        assertThat(sent.get("b")).startsWith("00-" + TRACE_B);
        assertThat(traces.current("a")).isNull();
    }

    @Test
    void continuesATraceThatWasStored() {
        String stored = traces.spanning(List.of(traced("a", TRACE_A)), () -> traces.current("a"));

        String sent = traces.continuing(Map.of("a", stored), () -> sentAbout("a"));

        assertThat(sent).isEqualTo(stored);
    }

    @Test
    void handsOverTheTraceOfWhatIsReceived() {
        var received = new MessageExt();
        received.setKeys("a");
        received.putUserProperty("traceparent", "00-" + TRACE_A + "-b7ad6b7169203331-01");

        assertThat(converter.fromRocketMq(received).getMetaData())
                .containsEntry("traceparent", "00-" + TRACE_A + "-b7ad6b7169203331-01")
                .containsEntry("messageKey", "a");
    }

    @Test
    void startsATraceWhereNoneOrNonsenseCame() {
        assertThat(traces.<String>spanning(List.of(new Traced("a", "Type", "nonsense")), () -> sentAbout("a")))
                .startsWith("00-");
        assertThat(traces.<String>spanning(List.of(new Traced("a", "Type", null)), () -> sentAbout("a")))
                .startsWith("00-");
    }

    @Test
    void wrapsNothingWithoutATelemetry() {
        var plain = new KeyIsPayload();

        assertThat(MessageTraces.off().on(plain)).isSameAs(plain);
        assertThat(MessageTraces.of((OpenTelemetry) null).current("a")).isNull();
    }

    private static Traced traced(String key, String trace) {
        return new Traced(key, "Type", "00-" + trace + "-b7ad6b7169203331-01");
    }

    private String sentAbout(String key) {
        return converter.toRocketMq(new GenericMessage<>(key)).getUserProperty("traceparent");
    }

    private static final class KeyIsPayload implements RocketMqMessageConverter {

        @Override
        public Message toRocketMq(org.axonframework.messaging.Message<?> message) {
            var converted = new Message("topic", new byte[0]);
            converted.setKeys((String) message.getPayload());
            return converted;
        }

        @Override
        public org.axonframework.messaging.Message<?> fromRocketMq(MessageExt message) {
            return new GenericMessage<>(message.getKeys());
        }
    }
}
