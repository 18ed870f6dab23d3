// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.transfersaga.web.ProblemType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** One endpoint, as its callers should know it: what its method's signature does not say. */
public final class Endpoint {

    /** @param required the properties that must be there and not null */
    record Body(String example, List<String> required) {}

    /** @param examples of the body, by media type; empty when there is none */
    record Answer(String description, Map<String, String> examples, List<ApiHeader> headers) {}

    private final HttpMethod method;
    private final String path;
    private final String summary;
    private String description = "";
    private boolean isPublic;
    private @Nullable Body body;
    private @Nullable Class<?> answerType;
    private final Map<String, Field> parameters = new LinkedHashMap<>();
    private final List<ApiHeader> headers = new ArrayList<>();
    private final Map<Integer, Answer> answers = new LinkedHashMap<>();
    private final Map<Integer, Set<ProblemType>> problems = new TreeMap<>();

    private Endpoint(HttpMethod method, String path, String summary) {
        this.method = method;
        this.path = path;
        this.summary = summary;
        refuses(ProblemType.UNAUTHORIZED, ProblemType.FORBIDDEN, ProblemType.INTERNAL_ERROR);
        ProblemType.OVERLOADED.statuses().forEach(status -> refuses(status, ProblemType.OVERLOADED));
    }

    /** @param summary a few words in the imperative */
    public static Endpoint get(String path, String summary) {
        return new Endpoint(HttpMethod.GET, path, summary);
    }

    /** @param summary a few words in the imperative */
    public static Endpoint post(String path, String summary) {
        return new Endpoint(HttpMethod.POST, path, summary);
    }

    /** What a caller has to know beyond the summary; CommonMark. */
    public Endpoint says(String text) {
        description = text;
        return this;
    }

    /** Open to everybody, also where tokens are asked for. */
    public Endpoint toEverybody() {
        isPublic = true;
        problems.remove(401);
        problems.remove(403);
        return this;
    }

    /** A parameter of the path or of the query; what {@link Vocabulary} knows need not be said. */
    public Endpoint parameter(String name, Field field) {
        parameters.put(name, field);
        return this;
    }

    /** A required header of the request. */
    public Endpoint header(ApiHeader header) {
        headers.add(header);
        return this;
    }

    /** A JSON body, an example of it, and what must be in it. */
    public Endpoint body(String example, String... required) {
        body = new Body(example, List.of(required));
        return refuses(ProblemType.VALIDATION_FAILED, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.BODY_TOO_LARGE);
    }

    /** Answers JSON of the type that the method returns. */
    public Endpoint answers(int status, String text, String example, ApiHeader... with) {
        answers.put(status, new Answer(text, Map.of(MediaType.APPLICATION_JSON_VALUE, example), List.of(with)));
        return refuses(ProblemType.NOT_ACCEPTABLE);
    }

    /** What its JSON is, where the method's type does not say it. */
    public Endpoint answering(Class<?> type) {
        answerType = type;
        return this;
    }

    /** Answers in another form, or in several. */
    public Endpoint answers(int status, String text, Map<String, String> examples) {
        answers.put(status, new Answer(text, examples, List.of()));
        return this;
    }

    /** Refusals with their usual statuses. Those that any endpoint may meet need not be named. */
    public Endpoint refuses(ProblemType... types) {
        for (ProblemType type : types) {
            refuses(type.statuses().get(0), type);
        }
        return this;
    }

    /** Refusals with a status that is not their usual one. */
    public Endpoint refuses(int status, ProblemType... types) {
        problems.computeIfAbsent(status, any -> EnumSet.noneOf(ProblemType.class))
                .addAll(List.of(types));
        return this;
    }

    HttpMethod method() {
        return method;
    }

    String path() {
        return path;
    }

    String summary() {
        return summary;
    }

    String description() {
        return description;
    }

    boolean isPublic() {
        return isPublic;
    }

    @Nullable
    Body body() {
        return body;
    }

    @Nullable
    Class<?> answerType() {
        return answerType;
    }

    Map<String, Field> parameters() {
        return parameters;
    }

    List<ApiHeader> headers() {
        return headers;
    }

    Map<Integer, Answer> answers() {
        return answers;
    }

    /** By status, in order. */
    Map<Integer, Set<ProblemType>> problems() {
        return problems;
    }
}
