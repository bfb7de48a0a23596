package org.foothold.bridge

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.w3c.dom.Element
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory

/** Gradle was never run where it was written, so Maven is what it is held to: the same versions, the same sources. */
class BuildFilesTest {
    private val android = checkout("android")
    private val parent = Pom(android.resolve("pom.xml"))
    private val poms = listOf("libraries", "bridge", "app").map { Pom(android.resolve("$it/pom.xml")) }
    private val catalog = Catalog(android.resolve("gradle/libs.versions.toml"))

    @Test
    fun gradle_and_maven_name_the_same_versions() {
        val maven = (poms + parent).flatMap { it.versions(parent.properties) }.groupBy({ it.first }, { it.second })
        assertTrue(catalog.libraries.size > 15)
        for ((module, version) in catalog.libraries) {
            // Gradle chooses the variant for Android itself; Maven names it.
            val versions = listOf("", "-android", "-jvm").flatMap { maven[module + it].orEmpty() }
            assertEquals(setOf(version), versions.toSet(), module)
        }
        val kotlin = parent.properties.getValue("kotlin.version")
        val plugins = catalog.plugins.filterKeys { it.startsWith("org.jetbrains.kotlin") }
        assertEquals(setOf(kotlin), plugins.values.toSet())
        assertEquals(emptySet<String>(), catalog.unused, "versions that nothing is made of")
    }

    @Test
    fun gradle_and_maven_compile_the_same_sources() {
        for ((module, pom) in listOf("bridge", "app").zip(poms.drop(1))) {
            val gradle = script(module)
            val folders = Regex("\\w+\\.setSrcDirs\\(listOf\\((.*?)\\)\\)").findAll(gradle).map { it.groupValues[1] }
            val named = folders.flatMap { it.split(", ") }.map { it.trim('"') }
            val sources = named.filter { it.endsWith("kotlin") }.toSet()
            assertEquals(pom.sources - "target/generated/java", sources, module)
        }
    }

    @Test
    fun gradle_and_maven_link_the_same_resources_for_the_same_phones() {
        val gradle = script("app")
        val maven = android.resolve("app/link-resources").readText()
        for (path in listOf("src/main/res", "src/main/assets", "src/main/AndroidManifest.xml")) {
            assertTrue("(\"$path\")" in gradle || "listOf(\"$path\")" in gradle, path)
            assertTrue("\$app/$path" in maven, path)
        }
        val phones = listOf("minSdk" to "--min-sdk-version", "targetSdk" to "--target-sdk-version")
        for ((name, option) in phones) {
            val number = checkNotNull(Regex("$name = (\\d+)").find(gradle)).groupValues[1]
            assertTrue("$option $number" in maven, name)
        }
        for (name in listOf("namespace", "applicationId")) assertTrue("$name = \"org.foothold.app\"" in gradle, name)
        assertTrue("--custom-package org.foothold.app" in maven)
        assertTrue("versionName = \"${parent.child("version")}\"" in gradle)
    }

    @Test
    fun gradle_names_nothing_that_the_catalog_lacks() {
        val aliases = catalog.aliases.map { it.replace('-', '.') }.toSet()
        for (module in listOf(".", "bridge", "app")) {
            val used = Regex("libs\\.([a-z0-9.]+[a-z0-9])").findAll(script(module)).map { it.groupValues[1] }.toSet()
            assertEquals(emptySet<String>(), used - aliases, module)
        }
    }

    private fun script(module: String) = android.resolve("$module/build.gradle.kts").readText()
}

/** A Maven file. */
private class Pom(
    file: File,
) {
    private val root: Element =
        DocumentBuilderFactory
            .newInstance()
            .newDocumentBuilder()
            .parse(file)
            .documentElement

    val properties: Map<String, String> =
        root.all("properties").flatMap { it.children() }.associate { it.tagName to it.textContent.trim() }

    /** Every artifact with its version. */
    fun versions(properties: Map<String, String>): List<Pair<String, String>> =
        (root.all("dependency") + root.all("artifactItem")).mapNotNull { named ->
            val version = named.child("version") ?: return@mapNotNull null
            val resolved = Regex("\\$\\{(.*)}").replace(version) { properties[it.groupValues[1]] ?: it.value }
            "${named.child("groupId")}:${named.child("artifactId")}" to resolved
        }

    /** The folders that are compiled. */
    val sources: Set<String>
        get() =
            listOf("sourceDirectory", "testSourceDirectory", "source")
                .flatMap { root.all(it) }
                .map { it.textContent.trim().replace("\${project.build.directory}", "target") }
                .toSet()

    fun child(name: String): String? = root.child(name)

    private fun Element.all(name: String) =
        getElementsByTagName(name)
            .let {
                List(it.length, it::item)
            }.map { it as Element }

    private fun Element.children() = childNodes.let { List(it.length, it::item) }.filterIsInstance<Element>()

    private fun Element.child(name: String) = children().find { it.tagName == name }?.textContent?.trim()
}

/** A Gradle version catalog, as far as ours goes. */
private class Catalog(
    file: File,
) {
    private val lines = file.readLines()
    private val versions = lines.mapNotNull { Regex("^([\\w-]+) = \"([\\d.]+)\"$").find(it)?.destructured }
    private val numbers = versions.associate { (name, number) -> name to number }

    /** `group:artifact` and its version. */
    val libraries: Map<String, String> = entries("module")

    /** A plugin's id and its version. */
    val plugins: Map<String, String> = entries("id")

    /** What scripts call it. */
    val aliases: List<String> =
        lines.mapNotNull { Regex("^([\\w-]+) = \\{ (module|id)").find(it)?.destructured }.map { (alias, kind) ->
            if (kind == "id") "plugins-$alias" else alias
        }

    val unused: Set<String> = numbers.keys - lines.mapNotNull { REFERENCE.find(it)?.groupValues?.get(1) }.toSet()

    private fun entries(kind: String): Map<String, String> {
        val entry = Regex("$kind = \"(.*?)\", version.ref = \"(.*?)\"")
        val found = lines.mapNotNull { entry.find(it)?.destructured }
        return found.associate { (name, version) -> name to numbers.getValue(version) }
    }

    private companion object {
        val REFERENCE = Regex("version.ref = \"(.*?)\"")
    }
}
