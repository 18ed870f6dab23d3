// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say of the code is true of the code. */
class DocumentationTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** A class in back quotes or in brackets: at least two words in one. */
    private static final Pattern CLASS_NAME = Pattern.compile("[`(]((?:[A-Z][a-z]+){2,})[`)]");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern SHELL_BLOCK = Pattern.compile("```shell\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(ROOT), Files.walk(ROOT.resolve("docs")))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    @Test
    void namesOnlyClassesThatExist() throws IOException {
        Set<String> classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.transfersaga").stream()
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());

        List<String> named = matches(CLASS_NAME, "docs/flow.md");

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(classes).containsAll(named);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/extending.md, 12, transfer-saga/src/test/java/io/transfersaga/saga/extending standalone/src/test/java/com/example/order",
        "docs/notifications.md, 1, transfer-saga/src/test/java/io/transfersaga/saga/receiver"
    })
    void showsOnlyCodeThatIsCompiled(String page, int blocks, String folders) throws IOException {
        String compiled = "";
        for (String folder : folders.split(" ")) {
            compiled += code(folder);
        }
        String code = squeezed(compiled);

        assertThat(matches(JAVA_BLOCK, page))
                .hasSize(blocks)
                .allSatisfy(block -> assertThat(code).contains(squeezed(block)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksOnlyToWhatIsThere(Path document) throws IOException {
        assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
                .allSatisfy(
                        target -> assertThat(document.resolveSibling(target)).exists());
    }

    @Test
    void listsEveryDecisionWithItsStatus() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/decisions/README.md"));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/decisions"))) {
            List<Path> records =
                    files.filter(file -> !file.endsWith("README.md")).sorted().toList();

            assertThat(records).hasSizeGreaterThan(25);
            for (int i = 0; i < records.size(); i++) {
                String name = records.get(i).getFileName().toString();
                String status = Files.readAllLines(records.get(i)).get(2);
                assertThat(name).startsWith("%04d-".formatted(i + 1));
                assertThat(status)
                        .matches(
                                "Status: (accepted|replaced by \\[\\d+]\\(\\d{4}-[a-z0-9-]+\\.md\\)), \\d{4}-\\d{2}-\\d{2}.*");
                assertThat(index).contains("[%d](%s)".formatted(i + 1, name));
            }
        }
    }

    /** Their comments are in the reader's language. */
    @Test
    void showsTheSameCommandsInBothLanguages() throws IOException {
        List<String> english = commands("README.md");

        assertThat(english).hasSizeGreaterThan(4);
        assertThat(commands("README.zh-CN.md")).isEqualTo(english);
    }

    @Test
    void linksToTheSamePagesInBothLanguages() throws IOException {
        assertThat(matches(LINK, "README.md")).startsWith("README.zh-CN.md");
        assertThat(matches(LINK, "README.zh-CN.md")).startsWith("README.md");
        assertThat(pages("README.zh-CN.md")).isEqualTo(pages("README.md"));
    }

    /** Besides each other, and besides pictures, which are in the reader's language. */
    private static List<String> pages(String readme) throws IOException {
        return matches(LINK, readme).stream()
                .skip(1)
                .filter(page -> !page.endsWith(".png"))
                .toList();
    }

    private static List<String> commands(String readme) throws IOException {
        return matches(SHELL_BLOCK, readme).stream()
                .map(block -> block.replaceAll("(?m)\\s+#.*$", ""))
                .toList();
    }

    private static List<String> matches(Pattern pattern, String document) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String code(String directory) throws IOException {
        var code = new StringBuilder();
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            for (Path file : files.sorted().toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString();
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
