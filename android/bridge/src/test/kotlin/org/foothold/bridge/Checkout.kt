package org.foothold.bridge

import java.io.File

/** A file of this checkout: tests run in the module's folder. */
fun checkout(path: String): File = File("../..").resolve(path).also { check(it.exists()) { "$path is gone" } }

/** A table of content, a row as its cells by column. */
object Table {
    fun of(path: String): List<Map<String, String>> {
        val rows = cells(checkout("content/$path").readText())
        return rows.drop(1).map { rows.first().zip(it).toMap() }
    }

    private val CELL = Regex("(?:\"((?:[^\"]|\"\")*)\"|([^,\\n\"]*))(,|\\n|$)")

    private fun cells(text: String): List<List<String>> {
        val rows = mutableListOf(mutableListOf<String>())
        for (cell in CELL.findAll(text.trimEnd())) {
            val (quoted, plain, end) = cell.destructured
            rows.last() += quoted.replace("\"\"", "\"") + plain
            if (end == "\n") rows += mutableListOf<String>()
            if (end.isEmpty()) break
        }
        return rows
    }
}
