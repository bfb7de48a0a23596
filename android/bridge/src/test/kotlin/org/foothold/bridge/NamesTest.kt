package org.foothold.bridge

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** What is promised in Rust is promised here by the same name. */
class NamesTest {
    private fun inKotlin(vararg classes: Class<*>): Set<String> {
        val tests = classes.flatMap { it.declaredMethods.asList() }.filter { it.isAnnotationPresent(Test::class.java) }
        return tests.map { it.name }.toSet()
    }

    private fun inRust(vararg files: String): Set<String> {
        val named = Regex("#\\[test]\\s+fn (\\w+)")
        val tests = files.flatMap { named.findAll(checkout("tests/$it.rs").readText()) }
        return tests.map { it.groupValues[1] }.toSet()
    }

    @Test
    fun every_journey_is_gone_through_in_kotlin_too() {
        val names = inKotlin(JourneysTest::class.java, DiaryTest::class.java, DiaryFileTest::class.java)
        val rust = inRust("journeys", "diary")
        assertEquals(emptySet<String>(), rust - names, "add it, or say here why it can only be tested in Rust")
        assertEquals(emptySet<String>(), names - rust, "it has another name there")
    }

    @Test
    fun the_long_road_is_gone_in_kotlin_too() {
        val names = inKotlin(LongRoadTest::class.java)
        val rust = inRust("sheets", "sharing", "after", "rehearsals")
        val journeys = rust.filter { Regex("j\\d+_.*").matches(it) }.toSet()
        assertEquals(emptySet<String>(), journeys - names, "add it, or say here why it can only be tested in Rust")
        // Of the rest Rust has more: every sheet, talk and file there is.
        assertEquals(emptySet<String>(), names - rust, "it has another name there")
    }
}
