// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import java.util.Objects;

/**
 * How a service introduces itself.
 *
 * @param description CommonMark
 */
public record ApiIntroduction(String title, String description) {

    Info info() {
        // From the jar's manifest; classes that stand in a folder have none.
        String version = ApiIntroduction.class.getPackage().getImplementationVersion();
        return new Info()
                .title(title)
                .description(description)
                .version(Objects.requireNonNullElse(version, "0"))
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0"));
    }
}
