// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a record what callers get: every component is there, and null only where it says so. A component with
 * {@link JsonInclude} is left out instead.
 */
final class RecordModels implements ModelConverter {

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (raw.isRecord() && resolved != null) {
            Schema<?> model = resolved.get$ref() == null
                    ? resolved
                    : context.getDefinedModels().get(raw.getSimpleName());
            if (model != null && model.getProperties() != null) {
                complete(model, raw);
            }
        }
        return resolved;
    }

    private static void complete(Schema<?> model, Class<?> type) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        model.setRequired(components.stream()
                .filter(component -> !isLeftOut(component))
                .map(RecordComponent::getName)
                .toList());
        Map<String, ?> properties = model.getProperties();
        for (RecordComponent component : components) {
            boolean nullable =
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !isLeftOut(component);
            if (nullable && properties.get(component.getName()) instanceof Schema<?> property) {
                allowNull(property);
            }
        }
    }

    private static boolean isLeftOut(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    private static void allowNull(Schema<?> property) {
        Set<String> types = new LinkedHashSet<>(property.getTypes() == null ? Set.of() : property.getTypes());
        types.add("null");
        property.setTypes(types);
        if (property.getEnum() != null) {
            property.addEnumItemObject(null);
        }
    }
}
