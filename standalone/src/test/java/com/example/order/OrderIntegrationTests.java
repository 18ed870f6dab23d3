// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import static com.example.order.Part.COUPON;
import static com.example.order.Part.PARCEL;
import static com.example.order.Part.PAYMENT;
import static com.example.order.Part.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.order.OrderMessage.CancelRequested;
import com.example.order.OrderMessage.Command;
import com.example.order.OrderMessage.Event;
import com.example.order.OrderMessage.OrderEnded;
import com.example.order.OrderMessage.OrderPlaced;
import com.example.order.OrderMessage.TakeFailed;
import com.example.order.OrderMessage.Taken;
import io.transfersaga.engine.Admission;
import io.transfersaga.engine.BrokerConnection;
import io.transfersaga.engine.HistoryEntry;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaLookup;
import io.transfersaga.engine.SagaMessages;
import io.transfersaga.engine.SagaSummaries;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.rocketmq.Delivery;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.RocketMqPublisher;
import io.transfersaga.standalone.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders and the shop on a real database; the test is the broker, and time. */
@SpringBootTest(
        classes = {OrderApplication.class, OrderIntegrationTests.StandIns.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.name=none",
            "spring.datasource.url=jdbc:h2:mem:orders;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "spring.flyway.locations=classpath:db/order",
            "rocketmq.name-server=127.0.0.1:1",
            "axon.serializer.general=jackson3",
            "axon.serializer.events=jackson3",
            "axon.serializer.messages=jackson3",
            "axon.update-check.disabled=true"
        })
class OrderIntegrationTests {

    @TestConfiguration(proxyBeanMethods = false)
    static class StandIns {

        @Bean
        @Primary
        SettableClock testClock() {
            return new SettableClock();
        }

        @Bean
        @Primary
        HandedOver handedOver(RocketMqMessageConverter converter) {
            return new HandedOver(converter);
        }

        @Bean
        @Primary
        RocketMqPublisher testPublisher(HandedOver broker, RocketMqMessageConverter converter) {
            return new RocketMqPublisher(broker, converter, Duration.ofSeconds(1));
        }

        @Bean
        @Primary
        BrokerConnection testConnection() {
            return () -> true;
        }
    }

    private final UUID id = UUID.randomUUID();
    private final Order order = new Order(id, "ann", 1999, "teapot", 2, "SPRING");

    @Autowired
    private SagaInbox inbox;

    @Autowired
    private SagaMessages<Event> saga;

    @Autowired
    private Shop shop;

    @Autowired
    private SagaTimer timer;

    @Autowired
    private SagaLookup sagas;

    @Autowired
    private SagaSummaries summaries;

    @Autowired
    private HandedOver broker;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void setUp() {
        timer.stop();
        broker.take();
        List.of("order_saga", "order_saga_history", "incident", "fence", "shelf")
                .forEach(table -> jdbc.update("delete from " + table));
        shelf(PAYMENT, "ann", 5000);
        shelf(STOCK, "teapot", 10);
        shelf(COUPON, "SPRING", 1);
        shelf(PARCEL, "van", 1);
    }

    @Test
    void takesEverything() {
        place();

        assertThat(handOverAll()).containsExactly(new OrderEnded(id, true));

        assertThat(left()).containsExactly(3001L, 8L, 0L, 0L);
        assertThat(state()).isEqualTo("CONFIRMED");
    }

    // tag::restored[]
    @Test
    void givesEverythingBackWhenTheLastStepFailsForGood() {
        shelf(PARCEL, "van", 0);
        place();

        assertThat(handOverAll()).containsExactly(new OrderEnded(id, false));

        assertThat(left()).containsExactly(5000L, 10L, 1L, 0L);
        SagaLookup.Found found = sagas.find(id).orElseThrow();
        assertThat(found.state()).isEqualTo("CANCELLED");
        assertThat(found.endedAt()).isNotNull();
        assertThat(found.history().stream().map(OrderIntegrationTests::told))
                .containsExactly(
                        "OrderPlaced",
                        "Taken PAYMENT",
                        "Taken STOCK",
                        "Taken COUPON",
                        "Abandoned too-little",
                        "GivenBack COUPON",
                        "GivenBack STOCK",
                        "GivenBack PAYMENT");
    }

    @Test
    void letsNoLateCommandPastTheFence() {
        place();
        List<Delivery<OrderMessage>> late = broker.take();
        inbox.handle(List.of(new CancelRequested(id, "ann", "found another")));
        timer.round();
        assertThat(handOverAll()).containsExactly(new OrderEnded(id, false));

        handOver(late);

        assertThat(left()).containsExactly(5000L, 10L, 1L, 1L);
        assertThat(handOverAll()).isEmpty();
        assertThat(state()).isEqualTo("CANCELLED");
    }
    // end::restored[]

    @Test
    void takesOnceHoweverOftenEachMessageComes() {
        Map<OrderMessage, Delivery<OrderMessage>> all = new LinkedHashMap<>();
        place();
        for (int step = 0; step <= Part.values().length * 2; step++) {
            broker.take().forEach(message -> all.put(message.payload(), message));
            handOver(List.copyOf(all.values()));
        }

        assertThat(left()).containsExactly(3001L, 8L, 0L, 0L);
        assertThat(state()).isEqualTo("CONFIRMED");
        assertThat(sagas.find(id).orElseThrow().history()).hasSize(5);
    }

    /** Whoever loses the race has taken nothing; the broker delivers again, and the answer is the stored one. */
    @Test
    void takesOnceHoweverManyCopiesAreHandledAtOnce() throws Exception {
        place();
        List<Delivery<OrderMessage>> copies = broker.take();
        ExecutorService instances = Executors.newFixedThreadPool(4);
        try {
            for (Future<?> handled : instances.invokeAll(Collections.nCopies(4, () -> redelivered(copies)))) {
                handled.get();
            }
        } finally {
            instances.shutdownNow();
        }

        assertThat(left()).containsExactly(3001L, 10L, 1L, 1L);
        assertThat(broker.take())
                .hasSize(4)
                .allSatisfy(answer -> assertThat(answer.payload()).isEqualTo(new Taken(id, PAYMENT)));
    }

    private boolean redelivered(List<Delivery<OrderMessage>> messages) {
        for (int deliveries = 1; ; deliveries++) {
            try {
                handOver(messages);
                return true;
            } catch (DataAccessException e) {
                if (deliveries == 10) {
                    throw e;
                }
            }
        }
    }

    @Test
    void repeatsWhatWasLost() {
        place();
        int lost = 0;
        while (!state().equals("CONFIRMED")) {
            broker.take();
            assertThat(++lost).isLessThan(20);
            clock.advance(Duration.ofMinutes(11));
            timer.round();
            handOver(broker.take());
            clock.advance(Duration.ofMinutes(11));
            timer.round();
            handOver(broker.take());
            handOver(broker.take());
        }

        assertThat(left()).containsExactly(3001L, 8L, 0L, 0L);
    }

    @Test
    void triesAgainLaterAndGivesUpInTheEnd() {
        jdbc.update("update shelf set open = false where part = 'STOCK'");
        place();

        List<OrderMessage> ended = new ArrayList<>(handOverAll());
        for (int attempt = 1; attempt <= OrderProcess.MAX_ATTEMPTS; attempt++) {
            assertThat(ended).isEmpty();
            clock.advance(Duration.ofSeconds(attempt));
            timer.round();
            ended.addAll(handOverAll());
        }

        assertThat(ended).containsExactly(new OrderEnded(id, false));
        assertThat(left()).containsExactly(5000L, 10L, 1L, 1L);
        assertThat(sagas.find(id).orElseThrow().history().stream()
                        .filter(entry -> entry.type().equals(TakeFailed.class.getSimpleName())))
                .extracting(HistoryEntry::attempt)
                .containsExactly(1, 2, 3);
    }

    @Test
    void tellsAnyoneWhoAsksHowItEnded() {
        place();
        handOverAll();

        assertThat(inbox.handle(List.of(new OrderPlaced(order)))).containsExactly(Admission.REPEAT_OUTCOME);

        assertThat(broker.take()).extracting(Delivery::payload).containsExactly(new OrderEnded(id, true));
    }

    @Test
    void showsWhatIsOverdueAndWhatCannotHappen() {
        place();
        inbox.handle(List.of(new OrderMessage.GivenBack(id, PAYMENT)));
        clock.advance(Duration.ofSeconds(31));

        var summary = summaries.read(clock.instant().minusSeconds(30));

        assertThat(summary.states()).containsEntry("TAKING", 1L).containsEntry("CONFIRMED", 0L);
        assertThat(summary.overdue()).isEqualTo(1);
        assertThat(summary.incidents()).isEqualTo(1);
        assertThat(sagas.find(id).orElseThrow().overdue()).isTrue();
        assertThat(sagas.find(UUID.randomUUID())).isEmpty();
    }

    private void place() {
        assertThat(inbox.handle(List.of(new OrderPlaced(order)))).containsExactly(Admission.ADMIT);
    }

    /** Until nothing is under way; returns what came out. */
    private List<OrderMessage> handOverAll() {
        List<OrderMessage> out = new ArrayList<>();
        for (List<Delivery<OrderMessage>> next = broker.take(); !next.isEmpty(); next = broker.take()) {
            handOver(next);
            next.stream()
                    .map(Delivery::payload)
                    .filter(OrderEnded.class::isInstance)
                    .forEach(out::add);
        }
        return out;
    }

    @SuppressWarnings("unchecked")
    private void handOver(List<Delivery<OrderMessage>> messages) {
        for (Delivery<?> message : messages) {
            if (message.payload() instanceof Command) {
                shop.handle(List.of((Delivery<Command>) message));
            } else if (message.payload() instanceof Event) {
                saga.handle(List.of((Delivery<Event>) message));
            }
        }
    }

    private void shelf(Part part, String name, long amount) {
        jdbc.update("delete from shelf where part = ? and name = ?", part.name(), name);
        jdbc.update("insert into shelf (part, name, amount, open) values (?, ?, ?, true)", part.name(), name, amount);
    }

    /** Of each part, in their order. */
    private List<Long> left() {
        return Arrays.stream(Part.values())
                .map(part -> jdbc.queryForObject("select amount from shelf where part = ?", Long.class, part.name()))
                .toList();
    }

    private String state() {
        return sagas.find(id).orElseThrow().state();
    }

    private static String told(HistoryEntry entry) {
        return entry.reason() == null ? entry.type() : entry.type() + " " + entry.reason();
    }
}
