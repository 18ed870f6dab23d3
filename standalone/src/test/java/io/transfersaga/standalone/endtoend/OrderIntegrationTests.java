// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.order.Order;
import com.example.order.OrderApplication;
import com.example.order.OrderMessage.OrderPlaced;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaLookup;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The example of another saga, over the broker of a running system. */
@ExtendWith(SharedSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderIntegrationTests {

    private final ConfigurableApplicationContext orders;
    private final JdbcTemplate jdbc;

    OrderIntegrationTests(TransferSystem system) {
        var application = new SpringApplication(OrderApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        orders = application.run(
                "--spring.config.name=none",
                "--spring.datasource.url=jdbc:h2:mem:orders-over-rocketmq;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "--spring.flyway.locations=classpath:db/order",
                "--rocketmq.name-server=127.0.0.1:" + system.nameServerPort(),
                "--saga.command-timeout=2s",
                "--axon.serializer.general=jackson3",
                "--axon.serializer.events=jackson3",
                "--axon.serializer.messages=jackson3",
                "--axon.update-check.disabled=true");
        jdbc = orders.getBean(JdbcTemplate.class);
    }

    @AfterAll
    void stop() {
        orders.close();
    }

    @Test
    void confirmsAnOrderAndGivesBackWhatAnotherOneTook() {
        shelf("PAYMENT", "ann", 5000);
        shelf("STOCK", "teapot", 3);
        shelf("COUPON", "SPRING", 2);
        shelf("PARCEL", "van", 1);

        assertThat(endOf(new Order(UUID.randomUUID(), "ann", 1999, "teapot", 1, "SPRING")))
                .isEqualTo("CONFIRMED");
        assertThat(endOf(new Order(UUID.randomUUID(), "ann", 1999, "teapot", 1, "SPRING")))
                .isEqualTo("CANCELLED");

        assertThat(jdbc.queryForList("select amount from shelf order by part", Long.class))
                .containsExactly(1L, 0L, 3001L, 2L);
    }

    /** The first commands may go out before the connections are there; the timer sends them again. */
    private String endOf(Order order) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> !orders.getBean(SagaInbox.class)
                        .handle(List.of(new OrderPlaced(order)))
                        .isEmpty());
        SagaLookup sagas = orders.getBean(SagaLookup.class);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> sagas.find(order.orderId()).orElseThrow(), found -> found.endedAt() != null)
                .state();
    }

    private void shelf(String part, String name, long amount) {
        jdbc.update("insert into shelf (part, name, amount, open) values (?, ?, ?, true)", part, name, amount);
    }
}
