package org.foothold.bridge

import org.foothold.core.Effect
import org.foothold.core.Tap
import org.foothold.core.help
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.condition.EnabledOnOs
import org.junit.jupiter.api.condition.OS
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path

/** With its library the app draws; whatever is wrong with that is never a crash. */
class LibraryTest {
    @TempDir
    lateinit var folder: Path

    private val library = File("target/native", System.mapLibraryName("foothold"))

    private fun missing(
        first: String,
        later: String = "NoClassDefFoundError",
    ) = listOf("LibraryMissing", "LibraryMissing", first, later)

    @Test
    fun the_help_screen_needs_no_object() {
        val bar = help("us", "en").help
        val numbers =
            listOf(
                bar.emergency,
                bar.crisis,
            ).map { ((it.tap as Tap.Reach).channel.effect as Effect.Dial).uri }
        assertEquals(listOf("tel:911", "tel:988"), numbers)
    }

    @Test
    fun with_its_library_it_draws() {
        assertEquals(listOf("Drawn", "Drawn", "Screen", "Screen"), probe(library.absolutePath))
    }

    @Test
    fun a_library_that_is_not_there_is_a_state_and_no_crash() {
        assertEquals(missing("UnsatisfiedLinkError"), probe(folder.resolve("nothing.so").toString()))
    }

    @Test
    fun a_file_that_is_no_library_is_a_state_and_no_crash() {
        val file = folder.resolve("text.so").toFile().apply { writeText("not a library") }
        assertEquals(missing("UnsatisfiedLinkError"), probe(file.path))
    }

    @Test
    fun another_library_is_a_state_and_no_crash() {
        assertEquals(missing("UnsatisfiedLinkError"), probe("m"))
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    fun a_library_of_another_version_is_a_state_and_no_crash() {
        for (function in listOf(
            "ffi_foothold_core_uniffi_contract_version",
            "uniffi_foothold_core_checksum_func_help",
        )) {
            val other = folder.resolve("$function.so").toFile()
            other.writeBytes(Elf(library.readBytes()).answering(function, 7))
            assertEquals(missing("ExceptionInInitializerError"), probe(other.path), function)
        }
    }

    private fun probe(library: String) = Isolated(library).use { it.probe() }
}
