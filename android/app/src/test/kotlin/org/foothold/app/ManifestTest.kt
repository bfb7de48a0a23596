package org.foothold.app

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.w3c.dom.Element
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory

/** What the phone is told of the app before any of its code runs: what it may do, who may start it, what is backed up. */
class ManifestTest {
    private val main = File("src/main")
    private val manifest = parsed(main.resolve("AndroidManifest.xml"))
    private val application = manifest.all("application").single()
    private val all = listOf("activity", "receiver", "service", "provider").flatMap { application.all(it) }
    private val components = all.filter { it.tools("node") != "remove" }

    @Test
    fun `the app may remind and know a finger, and nothing else`() {
        val asked = manifest.all("uses-permission").filter { it.tools("node") != "remove" }.map { it.android("name") }
        assertEquals(
            setOf("POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED", "USE_BIOMETRIC"),
            asked.map { it.removePrefix("android.permission.") }.toSet(),
        )
        val removed = manifest.all("uses-permission").filter { it.tools("node") == "remove" }.map { it.android("name") }
        assertTrue("android.permission.INTERNET" in removed)
        assertEquals("false", application.android("usesCleartextTraffic"))
    }

    @Test
    fun `no library asks for a permission`() {
        val libraries = File("../libraries/target/unpacked").listFiles().orEmpty()
        assertTrue(libraries.size > MANY)
        for (library in libraries) {
            val asked = parsed(library.resolve("AndroidManifest.xml")).all("uses-permission").map { it.android("name") }
            // The app's own, so that only the app itself can send to receivers that a library makes as it runs.
            val others = asked.filterNot { it.endsWith(".DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION") }
            assertEquals(library.name, emptyList<String>(), others)
        }
    }

    @Test
    fun `what libraries would start or open is taken out by name`() {
        val kinds = listOf("activity", "activity-alias", "receiver", "service", "provider")
        val brought =
            File("../libraries/target/unpacked").listFiles().orEmpty().flatMap { library ->
                val manifest = parsed(library.resolve("AndroidManifest.xml"))
                kinds.flatMap { manifest.all(it) }.map { it.android("name") }
            }
        val removed = all.filter { it.tools("node") == "remove" }.map { it.android("name") }
        assertTrue(brought.isNotEmpty())
        assertEquals(brought.toSet(), removed.toSet())
    }

    @Test
    fun `neither a backup nor a new phone gets a file`() {
        assertEquals("false", application.android("allowBackup"))
        assertEquals("@xml/extraction_rules", application.android("dataExtractionRules"))
        assertEquals("@xml/backup_rules", application.android("fullBackupContent"))
        val rules = parsed(main.resolve("res/xml/extraction_rules.xml"))
        val old = parsed(main.resolve("res/xml/backup_rules.xml"))
        for (part in listOf(rules.all("cloud-backup").single(), rules.all("device-transfer").single(), old)) {
            assertEquals(emptyList<Element>(), part.all("include"))
            val left = part.all("exclude").associate { it.getAttribute("domain") to it.getAttribute("path") }
            assertEquals(DOMAINS.associateWith { "." }, left)
        }
    }

    @Test
    fun `others can start the app and its tile, and nothing of the diary`() {
        for (component in components) assertTrue(component.name, component.android("exported").isNotEmpty())
        val exported = components.filter { it.android("exported") == "true" }
        assertEquals(setOf(".MainActivity", ".help.HelpTile"), exported.map { it.name }.toSet())
        val tile = exported.single { it.name == ".help.HelpTile" }
        assertEquals("android.permission.BIND_QUICK_SETTINGS_TILE", tile.android("permission"))
        val links = exported.first().all("data").map { it.android("scheme") }
        assertEquals(listOf("foothold"), links)
    }

    @Test
    fun `everything the phone is told of is there`() {
        for (component in components + application) Class.forName("org.foothold.app${component.name}")
        val shortcuts = parsed(main.resolve("res/xml/shortcuts.xml")).all("shortcut")
        for (shortcut in shortcuts) {
            val intent = shortcut.all("intent").single()
            assertEquals("help before all", "org.foothold.app.help.HelpActivity", intent.android("targetClass"))
        }
        assertEquals(1, shortcuts.size)
    }

    @Test
    fun `only what is being shared can be read by the app it is shared with`() {
        val provider = components.single { it.tagName == "provider" }
        assertEquals("false", provider.android("exported"))
        assertEquals("true", provider.android("grantUriPermissions"))
        assertEquals("@xml/shared_files", provider.all("meta-data").single().android("resource"))
        val paths = parsed(main.resolve("res/xml/shared_files.xml")).children()
        assertEquals(listOf("cache-path" to "exports/"), paths.map { it.tagName to it.getAttribute("path") })
    }

    @Test
    fun `every word the phone shows is a resource`() {
        val texts = main.walk().filter { it.extension == "xml" }.joinToString("\n") { it.readText() }
        val shown = Regex("android:(label|text|contentDescription|hint|title|summary)=\"([^@?\"][^\"]*)\"")
        assertEquals(emptyList<String>(), shown.findAll(texts).map { it.value }.toList())
    }

    private val Element.name: String get() = android("name")

    private fun Element.android(name: String) = getAttributeNS("http://schemas.android.com/apk/res/android", name)

    private fun Element.tools(name: String) = getAttributeNS("http://schemas.android.com/tools", name)

    private fun Element.all(tag: String): List<Element> =
        getElementsByTagName(tag).let { found -> (0 until found.length).map { found.item(it) as Element } }

    private fun Element.children(): List<Element> =
        childNodes.let { found -> (0 until found.length).map(found::item).filterIsInstance<Element>() }

    private fun parsed(file: File): Element =
        DocumentBuilderFactory
            .newInstance()
            .apply { isNamespaceAware = true }
            .newDocumentBuilder()
            .parse(file)
            .documentElement

    private companion object {
        const val MANY = 20
        val DOMAINS =
            setOf("root", "file", "database", "sharedpref", "external") +
                setOf("device_root", "device_file", "device_database", "device_sharedpref")
    }
}
