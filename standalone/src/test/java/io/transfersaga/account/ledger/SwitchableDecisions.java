// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.ApplicationContext;

/**
 * Decides about accounts as always; or, when that safeguard is removed, throws refusals of credits, or refuses debits
 * by what was known of the account a while ago, as an instance would that keeps accounts and does not look again.
 */
public final class SwitchableDecisions implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final BooleanSupplier thrown;
    private final BooleanSupplier stale;
    private final Map<AccountId, AccountState> known = new HashMap<>();

    private SwitchableDecisions(BooleanSupplier thrown, BooleanSupplier stale) {
        this.thrown = thrown;
        this.stale = stale;
    }

    /**
     * @param thrown whether a refused credit is an exception, now
     * @param stale whether a refusal is decided by what was known before, now
     */
    public static SwitchableDecisions register(
            ApplicationContext ledger, BooleanSupplier thrown, BooleanSupplier stale) {
        var decisions = new SwitchableDecisions(thrown, stale);
        var unused = ledger.getBean(CommandBus.class).registerHandlerInterceptor(decisions);
        return decisions;
    }

    public void forget() {
        known.clear();
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Object command = unitOfWork.getMessage().getPayload();
        if (stale.getAsBoolean() && command instanceof AccountCommand.Debit debit) {
            Optional<Refusal> refusal = Optional.ofNullable(known.get(debit.accountId()))
                    .flatMap(account -> AccountPolicies.DEBIT.refusalOf(account, debit));
            if (refusal.isPresent()) {
                return new Decision.Refused(refusal.get());
            }
        }
        Object decision = chain.proceed();
        remember(command, decision);
        if (thrown.getAsBoolean()
                && command instanceof AccountCommand.Credit
                && decision instanceof Decision.Refused refused) {
            throw new IllegalStateException("refused: " + refused.reason());
        }
        return decision;
    }

    private void remember(Object command, Object decision) {
        if (decision instanceof Decision.Accepted accepted
                && (command instanceof AccountCommand.Debit || command instanceof AccountCommand.Freeze)) {
            known.put(((AccountCommand) command).accountId(), accepted.account());
        }
    }
}
