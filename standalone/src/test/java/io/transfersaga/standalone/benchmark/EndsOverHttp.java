// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import io.transfersaga.standalone.endtoend.SagaClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the saga service, where nobody else can read its database: for the latest ends, and for a few by their ids. */
final class EndsOverHttp implements Ends {

    private static final int BY_ID = 2;

    private final SagaClient sagas;

    EndsOverHttp(SagaClient sagas) {
        this.sagas = sagas;
    }

    @Override
    public Collection<String> among(Collection<String> transferIds) {
        Set<String> latest = sagas.http()
                .get("/sagas?state=COMPLETED&limit=200")
                .expect(200)
                .items()
                .map(saga -> saga.path("transferId").asString())
                .collect(Collectors.toSet());
        List<String> ended = new ArrayList<>(transferIds);
        ended.retainAll(latest);
        Set<String> others = new HashSet<>(transferIds);
        ended.forEach(others::remove);
        Iterator<String> some = others.iterator();
        for (int i = 0; i < BY_ID && some.hasNext(); i++) {
            String id = some.next();
            if (!sagas.saga(id).body().path("endedAt").isNull()
                    && sagas.saga(id).status() == 200) {
                ended.add(id);
            }
        }
        return ended;
    }

    @Override
    public long pid() {
        return 0;
    }

    @Override
    public void close() {}
}
