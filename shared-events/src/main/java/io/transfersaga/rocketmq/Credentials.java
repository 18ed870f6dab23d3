// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

/** Who this process is to a cluster with access control: requests carry the key and are signed with the secret. */
public record Credentials(String accessKey, String secretKey) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "access key " + accessKey;
    }
}
