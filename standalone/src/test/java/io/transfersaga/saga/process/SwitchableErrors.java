// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import java.util.function.BooleanSupplier;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.LoggingErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.context.support.GenericApplicationContext;

/** Lets the saga's errors through; or, when that safeguard is removed, logs and forgets them, which is Axon's way. */
public final class SwitchableErrors {

    private SwitchableErrors() {}

    /** @param swallowed whether errors are swallowed, now */
    public static void register(GenericApplicationContext context, BooleanSupplier swallowed) {
        ListenerInvocationErrorHandler swallowing = new LoggingErrorHandler();
        ListenerInvocationErrorHandler switchable = (error, event, handler) -> {
            ListenerInvocationErrorHandler chosen =
                    swallowed.getAsBoolean() ? swallowing : PropagatingErrorHandler.instance();
            chosen.onError(error, event, handler);
        };
        context.registerBean("switchableErrors", ConfigurerModule.class, () -> new ConfigurerModule() {
            @Override
            public void configureModule(Configurer configurer) {
                configurer
                        .eventProcessing()
                        .registerListenerInvocationErrorHandler(
                                TransferSaga.class.getSimpleName() + "Processor", axon -> switchable);
            }

            @Override
            public int order() {
                return Integer.MAX_VALUE;
            }
        });
    }
}
