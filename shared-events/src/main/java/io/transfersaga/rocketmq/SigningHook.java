// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import org.apache.rocketmq.acl.common.AclClientRPCHook;
import org.apache.rocketmq.acl.common.SessionCredentials;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.jspecify.annotations.Nullable;

/** Signs requests last, since a signature covers all that others have put into them. */
record SigningHook(RPCHook first, RPCHook signature) implements RPCHook {

    /** Either, both in this order, or null for neither. */
    static @Nullable RPCHook after(@Nullable RPCHook first, @Nullable Credentials credentials) {
        if (credentials == null) {
            return first;
        }
        var signature = new AclClientRPCHook(new SessionCredentials(credentials.accessKey(), credentials.secretKey()));
        return first == null ? signature : new SigningHook(first, signature);
    }

    @Override
    public void doBeforeRequest(String address, RemotingCommand request) {
        first.doBeforeRequest(address, request);
        signature.doBeforeRequest(address, request);
    }

    @Override
    public void doAfterResponse(String address, RemotingCommand request, RemotingCommand response) {
        first.doAfterResponse(address, request, response);
    }
}
