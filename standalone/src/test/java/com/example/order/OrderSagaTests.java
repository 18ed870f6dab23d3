// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import static com.example.order.Part.COUPON;
import static com.example.order.Part.PARCEL;
import static com.example.order.Part.PAYMENT;
import static com.example.order.Part.STOCK;

import com.example.order.OrderMessage.Abandon;
import com.example.order.OrderMessage.Abandoned;
import com.example.order.OrderMessage.CancelRequested;
import com.example.order.OrderMessage.GiveBack;
import com.example.order.OrderMessage.GivenBack;
import com.example.order.OrderMessage.OrderDue;
import com.example.order.OrderMessage.OrderEnded;
import com.example.order.OrderMessage.OrderPlaced;
import com.example.order.OrderMessage.Take;
import com.example.order.OrderMessage.TakeFailed;
import com.example.order.OrderMessage.Taken;
import io.transfersaga.engine.CommandTimeout;
import io.transfersaga.standalone.SettableClock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an order's saga says, by the order in which it hears. */
class OrderSagaTests {

    private static final UUID ID = UUID.randomUUID();
    private static final Order ORDER = new Order(ID, "ann", 1999, "teapot", 2, "SPRING");
    private static final OrderPlaced PLACED = new OrderPlaced(ORDER);
    private static final OrderDue DUE = new OrderDue(ID);

    private final SettableClock clock = new SettableClock();
    private FixtureConfiguration fixture;

    @BeforeEach
    void setUp() {
        fixture = new SagaTestFixture<>(OrderSaga.class);
        fixture.registerResource(new CommandTimeout(Duration.ofSeconds(30)));
        fixture.registerResource(clock);
        fixture.registerListenerInvocationErrorHandler(PropagatingErrorHandler.instance());
    }

    // tag::fixture[]
    @Test
    void takesOneAfterTheOther() {
        given(PLACED).whenPublishingA(taken(PAYMENT)).expectDispatchedCommands(new Take(ORDER, STOCK, 1));
        given().whenPublishingA(taken(STOCK)).expectDispatchedCommands(new Take(ORDER, COUPON, 1));
        given().whenPublishingA(taken(COUPON)).expectDispatchedCommands(new Take(ORDER, PARCEL, 1));
        given().whenPublishingA(taken(PARCEL)).expectDispatchedCommands(new OrderEnded(ID, true));
    }

    @Test
    void takesNothingWhenThePaymentIsRefused() {
        given(PLACED)
                .whenPublishingA(refused(PAYMENT))
                .expectActiveSagas(0)
                .expectDispatchedCommands(new OrderEnded(ID, false));
    }

    @Test
    void refundsThePaymentWhenTheStockIsRefused() {
        given(PLACED, taken(PAYMENT)).whenPublishingA(refused(STOCK)).expectDispatchedCommands(giveBack(PAYMENT));
        given().whenPublishingA(givenBack(PAYMENT)).expectDispatchedCommands(new OrderEnded(ID, false));
    }

    @Test
    void restoresTheStockAndRefundsWhenTheCouponIsRefused() {
        given(PLACED, taken(PAYMENT), taken(STOCK))
                .whenPublishingA(refused(COUPON))
                .expectDispatchedCommands(giveBack(STOCK));
        given().whenPublishingA(givenBack(STOCK)).expectDispatchedCommands(giveBack(PAYMENT));
        given().whenPublishingA(givenBack(PAYMENT)).expectDispatchedCommands(new OrderEnded(ID, false));
    }

    @Test
    void restoresCouponAndStockAndRefundsWhenTheParcelIsRefused() {
        given(PLACED, taken(PAYMENT), taken(STOCK), taken(COUPON))
                .whenPublishingA(refused(PARCEL))
                .expectDispatchedCommands(giveBack(COUPON));
        given().whenPublishingA(givenBack(COUPON)).expectDispatchedCommands(giveBack(STOCK));
        given().whenPublishingA(givenBack(STOCK)).expectDispatchedCommands(giveBack(PAYMENT));
        given().whenPublishingA(givenBack(PAYMENT)).expectDispatchedCommands(new OrderEnded(ID, false));
    }

    @Test
    void givesNothingBackBeforeItIsSettledThatThePartIsNotTaken() {
        given(PLACED, taken(PAYMENT), failed(STOCK, 1), passing(1), DUE, failed(STOCK, 2), passing(2), DUE)
                .whenPublishingA(failed(STOCK, 3))
                .expectNoDispatchedCommands();
        given().whenPublishingA(DUE).expectDispatchedCommands(new Abandon(ORDER, STOCK, "closed"));
    }
    // end::fixture[]

    @Test
    void givesBackWhatWasTakenAlthoughItWasGivenUp() {
        given(PLACED, taken(PAYMENT), new CancelRequested(ID, "ann", "found another"), DUE)
                .whenPublishingA(taken(STOCK))
                .expectDispatchedCommands(giveBack(STOCK));
    }

    @Test
    void asksAgainAsTheSameAttemptWhenNoAnswerComes() {
        given(PLACED, passing(30)).whenPublishingA(DUE).expectDispatchedCommands(new Take(ORDER, PAYMENT, 1));
    }

    @Test
    void asksAgainToGiveBack() {
        given(PLACED, taken(PAYMENT), refused(STOCK), passing(30))
                .whenPublishingA(DUE)
                .expectDispatchedCommands(giveBack(PAYMENT));
    }

    @Test
    void makesTheNextAttemptAfterTheBackOffAndNotBefore() {
        given(PLACED, failed(PAYMENT, 1)).whenPublishingA(DUE).expectNoDispatchedCommands();
        given(passing(1)).whenPublishingA(DUE).expectDispatchedCommands(new Take(ORDER, PAYMENT, 2));
    }

    @Test
    void ignoresWhatItHeardBefore() {
        for (Object again :
                new Object[] {PLACED, taken(PAYMENT), failed(PAYMENT, 1), failed(STOCK, 2), givenBack(STOCK)}) {
            setUp();
            given(PLACED, taken(PAYMENT))
                    .whenPublishingA(again)
                    .expectActiveSagas(1)
                    .expectNoDispatchedCommands();
        }
    }

    @Test
    void ignoresAnAnswerAboutAPartThatIsGivenBack() {
        given(PLACED, taken(PAYMENT), taken(STOCK), refused(COUPON), givenBack(STOCK));
        for (Object late : new Object[] {taken(STOCK), refused(COUPON), givenBack(STOCK), taken(PAYMENT)}) {
            given().whenPublishingA(late).expectActiveSagas(1).expectNoDispatchedCommands();
        }
    }

    private WhenState given(Object... history) {
        WhenState state = fixture.givenNoPriorActivity();
        for (Object next : history) {
            if (next instanceof Duration passing) {
                clock.advance(passing);
            } else {
                state = fixture.givenAPublished(next);
            }
        }
        return state;
    }

    private static Taken taken(Part part) {
        return new Taken(ID, part);
    }

    private static Abandoned refused(Part part) {
        return new Abandoned(ID, part, "too-little");
    }

    private static TakeFailed failed(Part part, int attempt) {
        return new TakeFailed(ID, part, attempt, "closed");
    }

    private static GiveBack giveBack(Part part) {
        return new GiveBack(ORDER, part);
    }

    private static GivenBack givenBack(Part part) {
        return new GivenBack(ID, part);
    }

    private static Duration passing(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
