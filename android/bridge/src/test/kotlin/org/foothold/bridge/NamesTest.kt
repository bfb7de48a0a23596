package org.foothold.bridge

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** What is promised in Rust is promised here by the same name. */
class NamesTest {
    @Test
    fun every_journey_is_gone_through_in_kotlin_too() {
        val classes = listOf(JourneysTest::class.java, DiaryTest::class.java, DiaryFileTest::class.java)
        val tests = classes.flatMap { it.declaredMethods.asList() }.filter { it.isAnnotationPresent(Test::class.java) }
        val named = Regex("#\\[test]\\s+fn (\\w+)")
        val rust = listOf("journeys", "diary").flatMap { named.findAll(checkout("tests/$it.rs").readText()) }
        val names = tests.map { it.name }.toSet()
        val missing = rust.map { it.groupValues[1] }.toSet() - names
        assertEquals(emptySet<String>(), missing, "add it, or say here why it can only be tested in Rust")
        assertEquals(emptySet<String>(), names - rust.map { it.groupValues[1] }.toSet(), "it has another name there")
    }
}
