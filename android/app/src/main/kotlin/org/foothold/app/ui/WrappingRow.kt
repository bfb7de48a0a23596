package org.foothold.app.ui

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.Dp

/**
 * Children side by side while their words fit unbroken, then in rows. Every row is filled, in equal parts where that
 * breaks no word, and all that stands in a row is as high as its highest.
 */
@Composable
internal fun WrappingRow(
    gap: Dp,
    modifier: Modifier = Modifier,
    content: @Composable () -> Unit,
) {
    Layout(content, modifier) { children, constraints ->
        val space = gap.roundToPx()
        val width = constraints.maxWidth
        val wanted = children.map { it.maxIntrinsicWidth(Constraints.Infinity).coerceAtMost(width) }
        val rows = rows(wanted, width, space)
        val placed =
            rows.map { row ->
                val widths = widths(row.map { wanted[it] }, width - space * (row.size - 1))
                val height = row.indices.maxOf { children[row[it]].maxIntrinsicHeight(widths[it]) }
                row.mapIndexed { at, child -> children[child].measure(Constraints.fixed(widths[at], height)) }
            }
        val height = placed.sumOf { it.first().height } + space * (placed.size - 1)
        layout(width, height) {
            var y = 0
            for (row in placed) {
                var x = 0
                for (child in row) {
                    child.placeRelative(x, y)
                    x += child.width + space
                }
                y += row.first().height + space
            }
        }
    }
}

/** Which child stands in which row. */
private fun rows(
    wanted: List<Int>,
    width: Int,
    gap: Int,
): List<List<Int>> {
    val rows = mutableListOf(mutableListOf<Int>())
    var used = 0
    wanted.forEachIndexed { child, wide ->
        if (rows.last().isNotEmpty() && used + gap + wide > width) {
            rows.add(mutableListOf())
            used = 0
        }
        used += wide + if (rows.last().isEmpty()) 0 else gap
        rows.last().add(child)
    }
    return rows
}

/** How wide each in a row is: together exactly [width]. */
private fun widths(
    wanted: List<Int>,
    width: Int,
): List<Int> {
    val part = width / wanted.size
    val each =
        if (wanted.all { it <= part }) {
            wanted.map { part }
        } else {
            wanted.map {
                it +
                    (width - wanted.sum()) / wanted.size
            }
        }
    return each.dropLast(1) + (width - each.dropLast(1).sum())
}
