// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.wire;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import java.util.function.Function;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdDelegatingSerializer;
import tools.jackson.databind.util.StdConverter;

/** The JSON of the values in a message: ids and slugs are strings, an amount is a string beside its currency. */
final class TransferValuesModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    TransferValuesModule() {
        super("transfer-values");
        add(Transfer.class, TransferJson.class, TransferJson::of, TransferJson::transfer);
        add(FailureReason.class, String.class, FailureReason::slug, FailureReason::ofSlug);
    }

    private record TransferJson(
            String transferId, String sourceAccountId, String targetAccountId, String amount, String currency) {

        static TransferJson of(Transfer transfer) {
            return new TransferJson(
                    transfer.transferId().toString(),
                    transfer.sourceAccountId().toString(),
                    transfer.targetAccountId().toString(),
                    transfer.money().amount(),
                    transfer.money().currency().code());
        }

        Transfer transfer() {
            return new Transfer(
                    TransferId.of(transferId),
                    AccountId.of(sourceAccountId),
                    AccountId.of(targetAccountId),
                    Money.of(amount, currency));
        }
    }

    private <T, J> void add(Class<T> type, Class<J> json, Function<T, J> write, Function<J, T> read) {
        addSerializer(type, new StdDelegatingSerializer(type, new TypedConverter<>(type, json, write)));
        addDeserializer(type, new StdConvertingDeserializer<>(new TypedConverter<>(json, type, read)));
    }

    /** A converter that says its types: Jackson cannot see those of a lambda. */
    private static final class TypedConverter<I, O> extends StdConverter<I, O> {

        private final Class<I> in;
        private final Class<O> out;
        private final Function<I, O> function;

        TypedConverter(Class<I> in, Class<O> out, Function<I, O> function) {
            this.in = in;
            this.out = out;
            this.function = function;
        }

        @Override
        public O convert(I value) {
            return function.apply(value);
        }

        @Override
        public tools.jackson.databind.JavaType getInputType(tools.jackson.databind.type.TypeFactory types) {
            return types.constructType(in);
        }

        @Override
        public tools.jackson.databind.JavaType getOutputType(tools.jackson.databind.type.TypeFactory types) {
            return types.constructType(out);
        }
    }
}
